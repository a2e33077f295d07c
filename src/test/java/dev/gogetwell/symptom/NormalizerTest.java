package dev.gogetwell.symptom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizerTest {
  private static final LogSieve SIEVE = new LogSieve(new WordFinder(List.of(List.of("error"), List.of("=== run "))),
      new BitSet(), 1);

  @ParameterizedTest
  @ValueSource(strings = {
      "#12 0.345 go: x", "2026-01-02T03:04:05.1234567Z go: x", "2026-01-02T03:04:05.123456Z 01O go: x",
      "2026-01-02T03:04:05.123456789Z stderr F go: x", "[2026-01-02T03:04:05.123Z] go: x", "03:04:05  go: x",
      "2026-01-02T03:04:05.1234567Z ##[error]go: x", "::error file=a.go,line=1::go: x", "web-1  | go: x", "> go: x",
      "ERRO[0012] go: x", "E0102 03:04:05.000001      17 build.go:12] go: x", "[Error - 3:04:05 AM] go: x",
      "\u001b[31mgo: x\u001b[0m", "stderr: go: x", "Jan  2 03:04:05 host builder[17]: go: x", "[ERROR] go: x",
      "section_start:1700000000:step_script[collapsed=true]\r\u001b[0Kgo: x"})
  void whatOtherProgramsPutInFrontIsTakenAway(String line) {
    assertThat(lines(line)).contains("go: x");
  }

  @Test
  void linesInsideJsonAndLogfmtAreLines() {
    assertThat(lines("{\"msg\":\"go: a: exit status 128:\\n\\tfatal: \\\"b\\\"\\n\"}"))
        .contains("\tfatal: \"b\"");
    assertThat(lines("time=1 msg=\"git in /tmp/x: exit status 128:\\n\\terror: one\\n\\tfatal: two\" kind=\"x\""))
        .contains("\terror: one");
    assertThat(lines("{\"a\":\"{\\\"msg\\\":\\\"one\\\\n\\\\ttwo\\\"}\"}")).contains("\ttwo");
    assertThat(lines("{\"m\":\"invalid character '\\u003c' looking\\nnext\"}").getFirst()).contains("'<' looking");
  }

  @Test
  void aLineThatALogOfContainersCutIsInOnePiece() {
    assertThat(lines("{\"log\":\"go: a.test/b@v1.0.0: Get \\\"https://pro\",\"stream\":\"stderr\",\"time\":\"2026-01-02T03:04:05.1Z\"}\n"
        + "{\"log\":\"xy.test/x\\\": dial tcp 192.0.2.1:443: i/o time\",\"stream\":\"stderr\",\"time\":\"2026-01-02T03:04:05.2Z\"}\n"
        + "{\"log\":\"out\\n\",\"stream\":\"stderr\",\"time\":\"2026-01-02T03:04:05.3Z\"}"))
        .anyMatch(line -> line.contains("go: a.test/b@v1.0.0: Get \"https://proxy.test/x\": dial tcp 192.0.2.1:443: i/o timeout"));
    assertThat(lines("2026-01-02T03:04:05.123Z stderr P go: a.test/b@v1.0.0: Get \"https://pro\n"
        + "2026-01-02T03:04:05.124Z stderr F xy.test/x\": EOF"))
        .containsExactly("go: a.test/b@v1.0.0: Get \"https://proxy.test/x\": EOF");
  }

  @Test
  void recordsThatAreWholeOrOfTwoStreamsOrBeginAMessageAreNotGlued() {
    assertThat(lines("{\"log\":\"go: one\\n\",\"stream\":\"stderr\"}\n{\"log\":\"two\\n\",\"stream\":\"stderr\"}"))
        .noneMatch(line -> line.contains("go: one") && line.contains("two"));
    assertThat(lines("{\"log\":\"go: one\",\"stream\":\"stderr\"}\n{\"log\":\"two\\n\",\"stream\":\"stdout\"}"))
        .noneMatch(line -> line.contains("onetwo"));
    assertThat(lines("{\"log\":\"prompt \",\"stream\":\"stderr\"}\n{\"log\":\"go: two\\n\",\"stream\":\"stderr\"}"))
        .noneMatch(line -> line.contains("prompt go: two"));
    assertThat(lines("2026-01-02T03:04:05Z stderr P one\n2026-01-02T03:04:05Z stdout F two")).containsExactly("one", "two");
  }

  @Test
  void aWindowsPathKeepsItsBackslashes() {
    assertThat(lines("open \"C:\\new\\tools\\node.exe\": Access is denied."))
        .containsExactly("open \"C:\\new\\tools\\node.exe\": Access is denied.");
  }

  @Test
  void theLinkOfALogViewerIsUndone() {
    assertThat(lines("v0.0.0-2e[55](https://github.com/a/b/actions/runs/1?pr=2#step:3:56)bd4e"))
        .containsExactly("v0.0.0-2e55bd4e");
  }

  @Test
  void aLineThatATerminalBrokeIsJoined() {
    String first = "go: example.com/a@v1.0.0: Get \"https://proxy.example.com/a/@v/v1.0.0.mod\": di";
    assertThat(texts(first + "\nal tcp 1.2.3.4:443: i/o timeout")).contains(first + "al tcp 1.2.3.4:443: i/o timeout");
  }

  @Test
  void linesThatWereNotBrokenAreNotGlued() {
    assertThat(texts("https://proxy.golang.org/,direct in the shell\nError in fail: failed to fetch the repository: "
        + "github.com/a/b@v0.1.7: Get \"https://proxy.golang.org/x\": EOF"))
        .noneMatch(text -> text.contains("shell Error") || text.contains("shellError"));
    assertThat(texts("go: downloading example.com/averylongname/of/a/module/that/is/long v1.0.0\ngo: finding x"))
        .hasSize(2);
  }

  @Test
  void whatTheMirrorSaysBelongsToItsLine() {
    List<Normalizer.Unit> units = Normalizer.read("reading https://m.example/a/@v/list: 404 Not Found\n"
        + "\tserver response: not found: a: fetch timed out\n\tand more\ngo: the end", SIEVE).units();
    assertThat(units.getFirst().reply()).contains("fetch timed out").contains("and more");
    assertThat(units).extracting(Normalizer.Unit::text).noneMatch(text -> text.contains("timed out"))
        .contains("go: the end");
    assertThat(units.getLast().reply()).isEmpty();
  }

  @Test
  void whatGoSaidBeforeItsCommandBelongsToTheAnswerOfTheCommand() {
    String head = "go: code.example/a@v1.0.0: git ls-remote -q origin in /go/pkg/mod/cache/vcs/1: exit status 128:";
    assertThat(unit(head + "\n\tfatal: no\n", "\tfatal: no").above()).isEqualTo(head);
    assertThat(unit(head + "\nremote: a\nfatal: no\n", "fatal: no").above()).startsWith(head);
    assertThat(unit("go: something else\nfatal: no\n", "fatal: no").above()).isEmpty();
  }

  private static Normalizer.Unit unit(String paste, String text) {
    return Normalizer.read(paste, SIEVE).units().stream().filter(u -> u.text().equals(text)).findFirst().orElseThrow();
  }

  private static List<String> lines(String paste) {
    return Normalizer.read(paste, SIEVE).lines();
  }

  private static List<String> texts(String paste) {
    return Normalizer.read(paste, SIEVE).units().stream().map(Normalizer.Unit::text).toList();
  }
}
