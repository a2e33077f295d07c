package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The words are those that the module proxies print which run `go` themselves.
class ProxyReasonTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "MAJOR_VERSION|invalid version: module contains a go.mod file, so module path must match major version (\"x.org/a/v2\")",
      "MAJOR_VERSION|invalid version: should be v0 or v1, not v2",
      "MAJOR_VERSION|invalid version: should be v2, not v3",
      "MAJOR_VERSION|invalid version: +incompatible suffix not allowed: module contains a go.mod file, so semantic import "
          + "versioning is required",
      "UNKNOWN_VERSION|invalid version: unknown revision v9.9.9",
      "UNKNOWN_VERSION|no matching versions for query \"v9\"",
      "PSEUDO_VERSION|invalid pseudo-version: does not match version-control timestamp (expected 20240102030405)",
      "PATH|parsing go.mod: module declares its path as: x.org/b but was required as: x.org/a"})
  void theReasonIsReadBehindTheModule(ProxyReason reason, String words) {
    assertThat(ProxyReason.of("not found: x.org/a@v2.0.0: " + words + "\n")).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "not found: x.org/a@v1.0.0: invalid version: git ls-remote -q origin in /tmp/x: exit status 128:\n\tfatal: could not "
          + "read Username for 'https://x.org': terminal prompts disabled",
      "not found: module x.org/a: no such host", "not found", "",
      "<html><body>unknown revision</body></html>", "Not Found: should be v2, not v3"})
  void whatSaysOnlyThatNothingIsThereGivesNoReason(String body) {
    assertThat(ProxyReason.of(body)).isEmpty();
  }

  @Test
  void aPageIsNotReadToItsEnd() {
    assertThat(ProxyReason.of("not found: x.org/a@v1.0.0: " + "x".repeat(3_000) + "unknown revision")).isEmpty();
  }
}
