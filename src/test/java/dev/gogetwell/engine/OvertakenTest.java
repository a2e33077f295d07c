package dev.gogetwell.engine;

import static dev.gogetwell.engine.FoundVerdicts.find;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.checksums.ChecksumService;
import dev.gogetwell.diagnostics.git.GitService;
import dev.gogetwell.diagnostics.modules.ModuleProxyService;
import dev.gogetwell.diagnostics.network.NetworkService;
import dev.gogetwell.diagnostics.settings.SettingsService;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.ChecksumRecord;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Our request is told "no such module" by the first entry and goes on; `go` says what it met itself.
class OvertakenTest {
  private static Verdict verdict(Separator after, CauseCode said, String host) {
    return verdict(new FactsBuilder().proxy("a", after).proxy("b", Separator.END)
        .answers("a", 404, FailureKind.NOT_FOUND).notConnected("b", FailureKind.REFUSED).witness(false, "some words"),
        said, host);
  }

  private static Verdict verdict(FactsBuilder facts, CauseCode said, String host) {
    Symptom symptom = new Symptom(List.of(new Symptom.Candidate(said, Confidence.LIKELY, "p")), false,
        new Symptom.Facts(Optional.empty(), Optional.of(host), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty()), "line", false);
    return find(facts.build(), List.of(new NetworkService(), new ModuleProxyService(),
        new SettingsService(_ -> symptom), new GitService()));
  }

  @Test
  void whatLiesBehindTheEntryAtWhichGoWasCutIsNotWhatGoMet() {
    Verdict verdict = verdict(Separator.COMMA, CauseCode.NETWORK_RESET, "a.example");
    assertThat(verdict.causes()).extracting(Finding::code).containsExactly(CauseCode.NETWORK_RESET);
    assertThat(verdict.causes().getFirst().subject()).isEqualTo("a.example");
    assertThat(verdict.warnings()).extracting(Finding::code).contains(CauseCode.NETWORK_REFUSED);
  }

  @Test
  void aHostThatOnlyGoDoesNotFindIsNotLeftAtWhatItsServerDoes() {
    Verdict verdict = verdict(Separator.COMMA, CauseCode.DNS_MISBEHAVING, "b.example");
    assertThat(verdict.causes()).extracting(Finding::code).containsExactly(CauseCode.DNS_MISBEHAVING);
    assertThat(verdict.warnings()).extracting(Finding::code).contains(CauseCode.NETWORK_REFUSED);
  }

  @Test
  void anotherHostThatGoDoesNotFindSaysNothingOfThisOne() {
    assertThat(verdict(Separator.COMMA, CauseCode.DNS_MISBEHAVING, "c.example").causes().getFirst().code())
        .isEqualTo(CauseCode.NETWORK_REFUSED);
  }

  @Test
  void aWrongAddressThatIsOnlyGuessedFromGosWordsDoesNotOvertakeWhatWasMeasured() {
    assertThat(verdict(Separator.COMMA, CauseCode.DNS_HIJACK, "b.example").causes().getFirst().code())
        .isEqualTo(CauseCode.NETWORK_REFUSED);
  }

  @Test
  void behindAPipeGoMovesOn() {
    assertThat(verdict(Separator.PIPE, CauseCode.NETWORK_RESET, "a.example").causes().getFirst().code())
        .isEqualTo(CauseCode.NETWORK_REFUSED);
  }

  @Test
  void wordsAboutTheHostAtWhichTheWalkStopsOvertakeNothing() {
    assertThat(verdict(Separator.COMMA, CauseCode.NETWORK_RESET, "b.example").causes().getFirst().code())
        .isEqualTo(CauseCode.NETWORK_REFUSED);
  }

  @Test
  void anAnswerOfTheEntryThatLeadsOnIsNoCut() {
    assertThat(verdict(Separator.COMMA, CauseCode.GOPROXY_404, "a.example").causes().getFirst().code())
        .isEqualTo(CauseCode.NETWORK_REFUSED);
  }

  /// Ours came through by the first entry, which `go` cannot read; it stopped at the second.
  @Test
  void theHostAtWhichGoStopsIsTheOneThatItNamesWhereTheVerySameWasMeasured() {
    FactsBuilder facts = new FactsBuilder().proxy("a", Separator.PIPE).proxy("b", Separator.END).works("a")
        .notConnected("b", FailureKind.REFUSED).witness(false, "some words");
    assertThat(verdict(facts, CauseCode.NETWORK_REFUSED, "b.example").rootCause())
        .hasValueSatisfying(root -> assertThat(root.hop()).contains(new HopId("b")));
    assertThat(verdict(facts, CauseCode.NETWORK_RESET, "b.example").causes().getFirst().code())
        .as("go says another thing of it").isEqualTo(CauseCode.NETWORK_RESET);
  }

  private static Verdict atDatabase(String output, CauseCode said) {
    FactsBuilder facts = new FactsBuilder().proxy("a", Separator.END).works("a").database("sumdb")
        .notConnected("sumdb", FailureKind.REFUSED).witness(false, output);
    Symptom symptom = new Symptom(List.of(new Symptom.Candidate(said, Confidence.LIKELY, "p")), false,
        new Symptom.Facts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty()), "line", false);
    return find(facts.build(), List.of(new NetworkService(), new ChecksumService(),
        new SettingsService(_ -> symptom), new GitService()));
  }

  @Test
  void aGoThatEndsBeforeTheChecksumsNeverCameToTheirDatabase() {
    Verdict verdict = atDatabase("go: a.test/m: git ls-remote: fatal: Authentication failed for 'https://a.test/m/'",
        CauseCode.VCS_AUTH_FAILED);
    assertThat(verdict.causes().getFirst().code()).isEqualTo(CauseCode.VCS_AUTH_FAILED);
  }

  @Test
  void aGoThatEndsAtTheTreeHeadWhichItKeepsNeverAskedTheDatabase() {
    Experiment check = new Experiment.CheckRecord(new HopId("sumdb"), "https://sumdb.example", FactsBuilder.MODULE);
    FactsBuilder facts = new FactsBuilder().proxy("a", Separator.END).works("a").database("sumdb")
        .notConnected("sumdb", FailureKind.REFUSED).made(check)
        .sees("sumdb", check, "kept-head", record("/home/u/go/pkg/sumdb/s/latest", FailureKind.BAD_CONTENT))
        .sees("sumdb", check, "record", record("https://sumdb.example/lookup/m", FailureKind.REFUSED))
        .witness(false, "go: verifying module: initializing sumdb.Client: reading tree note: no verifiable signatures");
    assertThat(find(facts).causes().getFirst()).matches(finding -> finding.code() == CauseCode.ENV_MODCACHE
        && finding.subject().equals("latest") && !finding.proved());
    facts.sees("sumdb", check, "record", record("https://sumdb.example/lookup/m", FailureKind.BAD_CONTENT));
    assertThat(find(facts).causes()).as("the key may be the wrong one").extracting(Finding::code)
        .doesNotContain(CauseCode.ENV_MODCACHE);
  }

  private static ChecksumRecord record(String url, FailureKind failed) {
    return new ChecksumRecord(url, "s+1", "m", List.of(), 0, -1, List.of(), Optional.of(new Failure(
        failed == FailureKind.REFUSED ? Operation.CONNECT : Operation.CHECKSUM, failed, "words")));
  }

  @Test
  void aGoThatSpeaksOfChecksumsHadComeThere() {
    Verdict verdict = atDatabase("go: a.test/m@v1.0.0: verifying module: Authentication failed",
        CauseCode.VCS_AUTH_FAILED);
    assertThat(verdict.causes().getFirst().code().layer()).isNotEqualTo("vcs");
  }
}
