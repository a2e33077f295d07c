package dev.gogetwell.diagnostics.checksums;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.ChecksumRecords;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.ChecksumRecord;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Separator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordRulesTest {
  private static final String MODULE = FactsBuilder.MODULE;
  private static final String GOOD = "h1:6unT6poLzXkVOrofmnhu4XhPTLOjpBvTYu/S2rSERN4=";
  private static final String OTHER = "h1:Oregec82OV50rq1qDosOucB/wmWe3MFkSoJ9JRTR+Eo=";
  private static final String MISMATCH = "go: example.org/mod@v1.2.3: verifying module: checksum mismatch\n\tdownloaded: %s"
      + "\n\tsum.golang.org: %s\n\nSECURITY ERROR";
  private static final String IN_FILE =
      "verifying example.org/mod@v1.2.3: checksum mismatch\n\tdownloaded: %s\n\tgo.sum:     %s\n\nSECURITY ERROR";
  private static final Experiment CHECK = new Experiment.CheckRecord(new HopId("sumdb"), "https://sumdb.example", MODULE);

  private static FactsBuilder walk() {
    return new FactsBuilder().proxy("a", Separator.END).hop("via", HopRole.SUMDB_VIA_PROXY, Optional.empty(), Separator.END)
        .database("sumdb").goEnv("GOROOT", "/usr/local/go").works("a")
        .answers("via", 404, FailureKind.NOT_FOUND).works("sumdb");
  }

  private static ChecksumRecord record(String host, Operation failed) {
    return new ChecksumRecord("https://" + host + "/lookup/" + MODULE, "sum.golang.org+033de0ae", MODULE,
        List.of("sum.golang.org+033de0ae"), 9, 3, List.of("example.org/mod v1.2.3 " + GOOD,
            "example.org/mod v1.2.3/go.mod " + OTHER), failed == null ? Optional.empty()
            : Optional.of(new Failure(failed, FailureKind.BAD_CONTENT, "cannot authenticate record data")));
  }

  private static ChecksumRecord head(boolean signed) {
    return new ChecksumRecord("https://sumdb.example/latest", "sum.golang.org+033de0ae", "", List.of(), signed ? 9 : 0, -1,
        List.of(), signed ? Optional.empty()
            : Optional.of(new Failure(Operation.CHECKSUM, FailureKind.BAD_CONTENT, "note has no verifiable signatures")));
  }

  private static FactsBuilder refused() {
    return walk().made(CHECK).sees("sumdb", CHECK, "record", record("sumdb.example", Operation.CHECKSUM));
  }

  @Test
  void anAnswerThatDoesNotHoldBesideASignedTreeHeadIsCertain() {
    Finding finding = new RecordRule().judge(refused().sees("sumdb", CHECK, "tree-head", head(true)).build()).getFirst();
    assertThat(finding.code()).isEqualTo(CauseCode.SUMDB_BAD_SIGNATURE);
    assertThat(finding.confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(finding.proved()).isTrue();
  }

  @Test
  void theSameRecordThatHoldsElsewhereIsAControlToo() {
    Finding finding = new RecordRule().judge(refused().sees("sumdb", CHECK, "tree-head", head(false))
        .sees("sumdb", CHECK, "other-way", record("other.example", null)).build()).getFirst();
    assertThat(finding.confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(finding.details().toString()).contains("detail.record-held", "other.example");
  }

  @Test
  void withoutAnythingSignedItMayBeTheKeyOfTheSetting() {
    Finding finding = new RecordRule().judge(refused().sees("sumdb", CHECK, "tree-head", head(false))
        .sees("sumdb", CHECK, "other-way", record("other.example", Operation.CHECKSUM)).build()).getFirst();
    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(finding.missingControl()).isPresent();
  }

  @Test
  void noAnswerIsNoBadSignature() {
    assertThat(new RecordRule().judge(walk().made(CHECK)
        .sees("sumdb", CHECK, "record", record("sumdb.example", Operation.HTTP)).build())).isEmpty();
    assertThat(new RecordRule().judge(walk().made(CHECK)
        .sees("sumdb", CHECK, "record", record("sumdb.example", null)).build())).isEmpty();
  }

  @Test
  void aRecordWithoutTheTilesThatProveItIsADatabaseThatCannotBeHad() {
    FactsBuilder facts = walk().made(CHECK).sees("sumdb", CHECK, "record", record("sumdb.example", Operation.HTTP));
    assertThat(new TileRule().judge(facts.build())).singleElement().matches(finding ->
        finding.code() == CauseCode.SUMDB_UNREACHABLE && finding.confidence() == Confidence.CERTAIN);
    for (Operation other : new Operation[] {null, Operation.CHECKSUM}) {
      assertThat(new TileRule().judge(walk().made(CHECK)
          .sees("sumdb", CHECK, "record", record("sumdb.example", other)).build())).isEmpty();
    }
  }

  @Test
  void theRecordIsAskedForWhereGoIsSilentThoughEverythingAnswers() {
    assertThat(ChecksumRecords.wanted(walk().command("go", "get", MODULE).build())).hasSize(1);
    assertThat(ChecksumRecords.wanted(walk().command("go", "get", MODULE).witness(true, "").build())).isEmpty();
  }

  private static Finding differing(String words, String downloaded, String recorded) {
    return new MismatchRule().judge(walk().witness(false, words.formatted(downloaded, recorded)).made(CHECK)
        .sees("sumdb", CHECK, "record", record("sumdb.example", null)).build()).getFirst();
  }

  @Test
  void whoDiffersFromTheSignedRecordIsNamed() {
    assertThat(differing(IN_FILE, GOOD, OTHER).details().toString()).contains("detail.sum-line-wrong", "go.sum", GOOD);
    assertThat(differing(IN_FILE, OTHER, GOOD).details().toString()).contains("detail.download-changed", "go.sum", GOOD);
    assertThat(differing(MISMATCH, OTHER, GOOD).details().toString()).contains("detail.download-changed", "sumdb.example");
    assertThat(differing(MISMATCH, OTHER, GOOD).confidence()).isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void whereBothDifferNobodyIsRight() {
    Finding finding = differing(IN_FILE, OTHER, OTHER.replace('O', 'P'));
    assertThat(finding.details().toString()).contains("detail.both-differ");
    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void aRecordThatDoesNotHoldDecidesNothing() {
    assertThat(new MismatchRule().judge(refused().witness(false, IN_FILE.formatted(GOOD, OTHER)).build())).isEmpty();
  }

  @Test
  void theVersionOfWhichGoSpeaksIsLookedUpWhereGoLooksItUp() {
    assertThat(ChecksumRecords.wanted(walk().witness(false,
        "go: dep.test/x@v0.1.0: verifying module: malformed note").build())).containsExactly(
            new Experiment.CheckRecord(new HopId("sumdb"), "https://sumdb.example", "dep.test/x@v0.1.0"));
    assertThat(ChecksumRecords.wanted(walk().witness(false, "go: exit status 1").build())).isEmpty();
    assertThat(ChecksumRecords.wanted(walk().witness(true, "").build())).isEmpty();
  }

  @Test
  void aVersionThatTheDatabaseDoesNotKnowIsToldToNobodyElse() {
    assertThat(ChecksumRecords.wanted(new FactsBuilder().proxy("a", Separator.END)
        .database("sumdb").goEnv("GOROOT", "/usr/local/go").works("a").answers("sumdb", 404, FailureKind.NOT_FOUND).witness(false,
            "go: dep.test/x@v0.1.0: verifying module: reading https://sumdb.example/lookup/x: 404 Not Found").build()))
        .isEmpty();
  }

  private static ChecksumRecord kept(String words) {
    return new ChecksumRecord("/home/u/go/pkg/sumdb/sum.golang.org/latest", "sum.golang.org+033de0ae", "", List.of(),
        words.isEmpty() ? 7 : 0, -1, List.of(), words.isEmpty() ? Optional.empty()
            : Optional.of(new Failure(Operation.CHECKSUM, FailureKind.BAD_CONTENT, words)));
  }

  @Test
  void aKeptTreeHeadThatDoesNotHoldIsThisMachinesAndNotTheDatabases() {
    FactsBuilder facts = walk().made(CHECK).sees("sumdb", CHECK, "kept-head", kept("malformed note"));
    assertThat(new KeptHeadRule().judge(facts.build())).isEmpty();
    Finding finding = new KeptHeadRule().judge(facts.sees("sumdb", CHECK, "record", record("sumdb.example", null)).build())
        .getFirst();
    assertThat(finding.code()).isEqualTo(CauseCode.ENV_MODCACHE);
    assertThat(finding.confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(finding.details().toString()).contains("detail.kept-head", "/home/u/go/pkg/sumdb/sum.golang.org/latest");
    assertThat(new RecordRule().judge(facts.build())).isEmpty();
  }

  @Test
  void withoutARecordThatHoldsTheKeyOfTheSettingMayBeWrong() {
    Finding finding = new KeptHeadRule().judge(refused().sees("sumdb", CHECK, "kept-head",
        kept("note has no verifiable signatures")).build()).getFirst();
    assertThat(finding.confidence()).isNotEqualTo(Confidence.CERTAIN);
    assertThat(finding.missingControl()).isPresent();
  }

  @Test
  void aKeptTreeHeadThatHoldsIsNamedOnlyWhereTheServedLogIsAnother() {
    ChecksumRecord good = record("sumdb.example", null);
    FactsBuilder whole = walk().made(CHECK).sees("sumdb", CHECK, "kept-head", kept(""))
        .sees("sumdb", CHECK, "record", good);
    assertThat(new KeptHeadRule().judge(whole.build())).isEmpty();
    assertThat(new RecordRule().judge(whole.build())).isEmpty();
    ChecksumRecord forked = new ChecksumRecord(good.url(), good.key(), good.reference(), good.signers(), 9, 3, good.lines(),
        Optional.of(new Failure(Operation.CHECKSUM, FailureKind.BAD_CONTENT,
            "go.sum database server misbehavior detected!")));
    Finding finding = new RecordRule().judge(walk().made(CHECK).sees("sumdb", CHECK, "kept-head", kept(""))
        .sees("sumdb", CHECK, "record", forked).sees("sumdb", CHECK, "tree-head", head(true)).build()).getFirst();
    assertThat(finding.confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(finding.details().toString()).contains("detail.record-forked");
    assertThat(new RecordRule().judge(refused().sees("sumdb", CHECK, "kept-head", kept("")).build()).getFirst().details()
        .toString()).doesNotContain("detail.record-forked");
  }
}
