package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumWordsTest {
  private static final String ONE = "h1:6unT6poLzXkVOrofmnhu4XhPTLOjpBvTYu/S2rSERN4=";
  private static final String OTHER = "h1:Oregec82OV50rq1qDosOucB/wmWe3MFkSoJ9JRTR+Eo=";

  @ParameterizedTest
  @CsvSource({"'go: a.test/b@v1.2.3: verifying module: malformed note',a.test/b@v1.2.3",
      "'go: x@v0.1.0 requires\n\ta.test/b@v1.2.3+incompatible: verifying go.mod: x',a.test/b@v1.2.3+incompatible",
      "'verifying a.test/b@v1.2.3/go.mod: a.test/b@v1.2.3/go.mod: reading https://s/lookup/x: 500',a.test/b@v1.2.3",
      "'verifying a.test/b@v1.2.3: checksum mismatch',a.test/b@v1.2.3"})
  void theVersionIsNamed(String said, String reference) {
    assertThat(ChecksumWords.reference(said)).hasValue(reference);
  }

  @Test
  void othersWordsNameNone() {
    assertThat(ChecksumWords.reference("go: a.test/b@v1.2.3: reading https://p/a.test/b/@v/v1.2.3.info: 404")).isEmpty();
    assertThat(ChecksumWords.mismatch("verifying a.test/b@v1.2.3: checksum mismatch")).isEmpty();
  }

  @Test
  void goSumDiffers() {
    assertThat(ChecksumWords.mismatch("verifying a.test/b@v1.2.3/go.mod: checksum mismatch\n\tdownloaded: " + ONE
        + "\n\tgo.sum:     " + OTHER + "\n\nSECURITY ERROR")).hasValueSatisfying(differs -> {
          assertThat(differs).isEqualTo(new ChecksumWords.Mismatch("a.test/b@v1.2.3", true, ONE, "go.sum", OTHER));
          assertThat(differs.line()).isEqualTo("a.test/b v1.2.3/go.mod ");
          assertThat(differs.isRecordedInFile()).isTrue();
        });
  }

  @Test
  void theDatabaseDiffers() {
    assertThat(ChecksumWords.mismatch("go: a.test/b@v1.2.3: verifying module: checksum mismatch\n\tdownloaded: " + ONE
        + "\n\tsum.golang.org: " + OTHER)).hasValueSatisfying(differs -> {
          assertThat(differs).isEqualTo(
              new ChecksumWords.Mismatch("a.test/b@v1.2.3", false, ONE, "sum.golang.org", OTHER));
          assertThat(differs.isRecordedInFile()).isFalse();
        });
  }
}
