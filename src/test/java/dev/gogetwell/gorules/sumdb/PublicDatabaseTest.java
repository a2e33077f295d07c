package dev.gogetwell.gorules.sumdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.SumDbSetting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What sum.golang.org answered one day, with the tiles that prove it: seventy million records, four levels.
class PublicDatabaseTest {
  private static final String MODULE = "go.opentelemetry.io/collector/connector@v0.165.0";

  private static Optional<byte[]> kept(String path) {
    try (InputStream in = PublicDatabaseTest.class.getResourceAsStream("/sumdb/" + path.substring(1).replace('/', '-'))) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NoteKey key() {
    return ((NoteKey.Read.Good) NoteKey.parse(SumDbSetting.KNOWN_KEY)).key();
  }

  private static LookupAnswer answer(String from, String to) {
    String said = new String(kept("/lookup").orElseThrow(), StandardCharsets.UTF_8).replace(from, to);
    return LookupAnswer.parse(said.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  @Test
  void theSignatureAndTheRecordAreProved() throws Exception {
    LookupAnswer answer = answer("", "");
    SignedNote.Opened.Signed note = (SignedNote.Opened.Signed) SignedNote.open(answer.note(), key());
    assertThat(note.signers()).containsExactly("sum.golang.org+033de0ae");
    TreeHead head = TreeHead.parse(note.text()).orElseThrow();
    assertThat(head.size()).isGreaterThan(70_000_000);
    assertThat(new TileProof(head, PublicDatabaseTest::kept).of(answer)).isEqualTo(new TileProof.Outcome.Proved());
    assertThat(answer.linesOf(MODULE)).hasSize(2).allMatch(line -> line.contains(" h1:"));
  }

  @Test
  void aRecordWithAnotherHashIsRefusedUnderTheSameSignature() throws Exception {
    LookupAnswer forged = answer(" h1:", " h1:A");
    SignedNote.Opened.Signed note = (SignedNote.Opened.Signed) SignedNote.open(forged.note(), key());
    TreeHead head = TreeHead.parse(note.text()).orElseThrow();
    assertThat(new TileProof(head, PublicDatabaseTest::kept).of(forged))
        .isEqualTo(new TileProof.Outcome.Refused("cannot authenticate record data in server response"));
  }

  @Test
  void aTreeOfAnotherSizeIsNotWhatWasSigned() {
    assertThat(SignedNote.open(answer("tree\n7", "tree\n6").note(), key())).isInstanceOfSatisfying(
        SignedNote.Opened.Refused.class, refused -> assertThat(refused.words())
            .isEqualTo("invalid signature for key sum.golang.org+033de0ae"));
  }

  @Test
  void aTileThatCannotBeHadSaysNothingOfTheRecord() throws Exception {
    LookupAnswer answer = answer("", "");
    TreeHead head = TreeHead.parse(((SignedNote.Opened.Signed) SignedNote.open(answer.note(), key())).text())
        .orElseThrow();
    assertThat(new TileProof(head, path -> path.startsWith("/tile/8/1/") ? Optional.empty() : kept(path)).of(answer))
        .isInstanceOf(TileProof.Outcome.Missing.class);
  }
}
