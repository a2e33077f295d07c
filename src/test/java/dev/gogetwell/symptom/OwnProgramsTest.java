package dev.gogetwell.symptom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnProgramsTest {
  private static final String TROUBLE = "dial tcp 142.250.1.1:443: connect: connection refused";

  @Test
  void whatATestPrintsIsOfTheUser() {
    assertThat(kept("=== RUN   TestDial", TROUBLE, "--- FAIL: TestDial (0.01s)", "FAIL\tacme.example/net\t0.02s",
        "go: updates to go.mod needed"))
        .containsExactly("FAIL\tacme.example/net\t0.02s", "go: updates to go.mod needed");
  }

  @Test
  void theLogOfATestIsOfTheUserWithItsFurtherLines() {
    assertThat(kept("--- FAIL: TestDial (0.01s)", "    dial_test.go:12: first line", "        " + TROUBLE,
        "    dial_test.go:13: " + TROUBLE)).containsExactly("--- FAIL: TestDial (0.01s)");
  }

  @Test
  void whatStandsAboveTheResultOfATestIsOfTheUserThoughTheStartWasCutOff() {
    assertThat(kept("go: downloading a.example/b v1.0.0", TROUBLE, "--- PASS: TestDial (0.01s)"))
        .containsExactly("go: downloading a.example/b v1.0.0", "--- PASS: TestDial (0.01s)");
  }

  @Test
  void whatGoSaysWhileATestRunsIsOfGo() {
    assertThat(kept("=== RUN   TestBuild", "go: golang.org/x/net: " + TROUBLE)).hasSize(1);
    assertThat(kept("=== RUN   TestBuild", "fatal: unable to access 'https://a.example/'")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grep -Eq 'stream error|i/o timeout|no such host|connection (reset|refused)' build.log",
      "RETRY = [\"unexpected EOF\", \"TLS handshake timeout\", \"connection reset by peer\"]",
      "if strings.Contains(err.Error(), \"TLS handshake timeout\") {"})
  void codeThatLooksForErrorsHasMetNone(String line) {
    assertThat(kept(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"| go mod download | dial tcp 142.250.1.1:443: i/o timeout |",
      "go: a.example/b@v1.0.0: Get \"https://a.example\": dial tcp: i/o timeout, connection refused"})
  void whatOnlyNamesTwoErrorsStays(String line) {
    assertThat(kept(line)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3f2a1bc net: retry on connection refused", "* 77aa0c1 (HEAD -> main) x509: certificate",
      "HEAD is now at 3f2a1bc fix: no space left on device", "[main 3f2a1bc] fix: i/o timeout",
      "[main (root-commit) 3f2a1bc] proxy: answer 407"})
  void theSubjectOfACommitIsOfTheUser(String line) {
    assertThat(kept(line)).isEmpty();
  }

  @Test
  void aHistoryIsOfTheUserUntilItEnds() {
    assertThat(kept("commit 3f2a1bc3f2a1bc3f2a1bc3f2a1bc3f2a1bc3f2a1", "Author: A <a@b.example>", "",
        "    fix: " + TROUBLE, "go: " + TROUBLE)).containsExactly("go: " + TROUBLE);
  }

  @Test
  void aPanicOfAProgramIsOfTheUserAndOneOfGoIsNot() {
    assertThat(kept("panic: " + TROUBLE, "", "goroutine 1 [running]:", "main.main()"))
        .doesNotContain("panic: " + TROUBLE);
    assertThat(kept("panic: " + TROUBLE, "", "goroutine 1 [running]:", "cmd/go/internal/base.Exit()"))
        .contains("panic: " + TROUBLE);
    assertThat(kept("panic: " + TROUBLE)).contains("panic: " + TROUBLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"main_test.go:5:2: no required module provides package a.example/b; to add it:",
      "1234567 go: golang.org/x/net: i/o timeout", "go: a.example/b@v0.0.0-20200101000000-3f2a1bc3f2a1: EOF"})
  void whatGoSaysOfFilesAndVersionsIsOfGo(String line) {
    assertThat(kept(line)).containsExactly(line);
  }

  private static List<String> kept(String... lines) {
    return OwnPrograms.without(List.of(lines)).stream().filter(line -> !line.isEmpty()).toList();
  }
}
