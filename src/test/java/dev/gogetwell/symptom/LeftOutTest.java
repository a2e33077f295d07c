package dev.gogetwell.symptom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeftOutTest {
  private static final SymptomReader READER = new SymptomReader(Catalogue.load());

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "go: a.b/c@v1.0.0: reading <redacted>: 404 Not Found | goproxy.404",
      "go: a.b/c@v1.0.0: reading [...]: 502 Bad Gateway | goproxy.5xx",
      "go: a.b/c@v1.0.0: reading https://*** 403 Forbidden | goproxy.403",
      "go: a.b/c@v1.0.0: reading https://proxy.golang.org/... 410 Gone | goproxy.410",
      "go: a.b/c@v1.0.0: Get \"https://XXX\": EOF | tls.eof",
      "go: a.b/c@v1.0.0: Get [...]: Forbidden | proxy.forbidden",
      "go: a.b/c@v1.0.0: Get \"https://XXX\": x509: certificate signed by unknown authority | cert.unknown-authority",
      "go: unrecognized import path \"a.b/c\": reading <redacted>: 502 Bad Gateway | vcs.discovery-failed",
      "go: a.b/c@v1.0.0: verifying module: a.b/c@v1.0.0: Get \"https://...\": dial tcp 1.2.3.4:443: i/o timeout "
          + "| sumdb.unreachable",
      "Host  key  verification   failed. | vcs.hostkey"})
  void anAddressThatWasLeftOutHidesNoCause(String text, String cause) {
    assertThat(READER.read(text).candidates()).extracting(c -> c.code().code()).startsWith(cause);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "go: downloading a.b/c v1.0.0", "reading ... and writing", "  indented by two"})
  void whatIsWholeStaysAsItIs(String line) {
    assertThat(LeftOut.filled(line)).isEmpty();
  }
}
