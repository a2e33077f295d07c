package dev.gogetwell.symptom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Symptom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The same words, as terminals, mail programs, chat windows, log viewers and web pages hand them on.
class HowItWasPastedTest {
  private static final SymptomReader READER = new SymptomReader(Catalogue.load());
  private static final Map<String, UnaryOperator<String>> WAYS = ways();
  private static final List<String> TEXTS = List.of(
      "go: github.com/oak/fern@v1.2.3: Get \"https://proxy.golang.org/github.com/oak/fern/@v/v1.2.3.mod\": dial tcp "
          + "142.250.4.141:443: connectex: A connection attempt failed because the connected party did not properly "
          + "respond after a period of time, or established connection failed because connected host has failed to "
          + "respond.",
      "go: downloading github.com/oak/fern v1.2.3\ngo: github.com/oak/fern@v1.2.3: Get \"https://proxy.golang.org/"
          + "github.com/oak/fern/@v/v1.2.3.zip\": proxyconnect tcp: dial tcp 127.0.0.1:7890: connect: connection "
          + "refused",
      "go: github.com/oak/fern@v1.2.3: Get \"https://proxy.golang.org/github.com/oak/fern/@v/v1.2.3.mod\": tls: "
          + "failed to verify certificate: x509: certificate signed by unknown authority",
      "go: git.acme.example/team/lib@v1.0.0: invalid version: git ls-remote -q origin in /home/dev/go/pkg/mod/cache/"
          + "vcs/0a1b2c3d4e5f60718293a4b5c6d7e8f901234567: exit status 128:\n\tfatal: could not read Username for "
          + "'https://git.acme.example': terminal prompts disabled",
      "go: module github.com/oak/fern: reading https://goproxy.acme.example/github.com/oak/fern/@v/list: 502 Bad "
          + "Gateway",
      "go: golang.org/x/net@v0.30.0: Get \"https://proxy.golang.org/golang.org/x/net/@v/v0.30.0.mod\": dial tcp: lookup "
          + "proxy.golang.org on 10.0.0.2:53: no such host",
      "verifying github.com/oak/fern@v1.0.0: checksum mismatch\n"
          + "\tdownloaded: h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
          + "\tgo.sum:     h1:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB=\n\nSECURITY ERROR");

  private static Map<String, UnaryOperator<String>> ways() {
    Map<String, UnaryOperator<String>> ways = new LinkedHashMap<>();
    for (int width : List.of(60, 80, 100, 120)) {
      for (String indent : List.of("", "  ", "    ")) {
        ways.put("cut at " + width + ", then" + indent, text -> cut(text, width, indent));
      }
      ways.put("broken at blanks, " + width, text -> broken(text, width, "    "));
    }
    ways.put("mail, broken and quoted", text -> each(broken(text, 72, ""), line -> ">> " + line));
    ways.put("mail, quoted and broken", text -> broken(each(text, line -> "> " + line), 76, ""));
    ways.put("a page indented and cut", text -> each(cut(text, 76, ""), line -> "    " + line));
    ways.put("docker, cut", text -> cut(each(text, line -> "#12 1.234 " + line), 80, ""));
    ways.put("box", text -> box(text, "┌" + "─".repeat(82) + "┐", "│"));
    ways.put("table", text -> box(text, "+" + "-".repeat(82) + "+", "|"));
    ways.put("terraform", text -> "╷\n│ Error: exec error\n│ \n" + each(broken(text, 76, ""), l -> "│ " + l) + "\n╵");
    ways.put("folded YAML", text -> "message: >-\n" + each(broken(text, 76, ""), line -> "  " + line));
    ways.put("numbers of lines", HowItWasPastedTest::numbered);
    for (String prefix : List.of("build\tRun go build\t2026-01-02T03:04:05.1234567Z ", "\u2502 ", "[build:12] ",
        "2026-01-02T03:04:05.123456+00:00 app[web.1]: ", "[Container] 2026/01/02 03:04:05 ", "Step #3 - \"build\": ",
        "2026-01-02 03:04:05.123 ERROR 12345 --- [main] c.e.Foo : ", "[12:34:56] : [Step 1/3] ", "3:04:05 PM: ",
        "[pod/web-1/app] ", "@acme/api:build: ", "\u274c ", "[03:04] <alice> ", "stderr | ", "go : ")) {
      ways.put("each behind " + prefix, text -> each(text, line -> prefix + line));
    }
    signs(ways);
    return ways;
  }

  private static void signs(Map<String, UnaryOperator<String>> ways) {
    ways.put("invisible blanks", text -> text.replaceAll("([./-])", "$1\u200b"));
    ways.put("soft hyphens", text -> text.replaceAll("([./])", "$1\u00ad"));
    ways.put("directions", text -> each(text, line -> "\u200e" + line + "\u202c"));
    ways.put("wide blanks", text -> text.replace(' ', '\u3000'));
    ways.put("narrow blanks", text -> text.replace(' ', '\u202f'));
    ways.put("other line ends", text -> text.replace("\n", "\u2028"));
    ways.put("doubled returns", text -> text.replace("\n", "\r\r\n"));
    ways.put("wide colons", text -> text.replace(": ", "："));
    ways.put("wide brackets", text -> text.replace("(", "（").replace(")", "）"));
    ways.put("curly quotes", text -> text.replaceAll("\"([^\"\n]*)\"", "“$1”").replaceAll("'([^'\n]*)'", "‘$1’"));
    ways.put("French quotes", text -> text.replaceAll("\"([^\"\n]*)\"", "«$1»"));
    ways.put("German quotes", text -> text.replaceAll("\"([^\"\n]*)\"", "„$1“"));
    ways.put("Chinese quotes", text -> text.replaceAll("\"([^\"\n]*)\"", "「$1」"));
    ways.put("numbered signs", text -> text.replace("\"", "&#x22;").replace("'", "&#39;").replace("/", "&#x2F;"));
    ways.put("escaped twice", text -> text.replace("\"", "&amp;quot;").replace("'", "&amp;#39;"));
    ways.put("page", text -> "<pre><code class=\"x\">" + text.replace("\n", "<br/>") + "</code></pre>");
    ways.put("paragraphs", text -> each(text, line -> "<p>" + line + "</p>"));
    ways.put("links of Markdown", text -> text.replaceAll("(https?://[^\\s\"'<>:]+)", "[$1]($1)"));
    ways.put("links of a chat", text -> text.replaceAll("(https?://[^\\s\"'<>:]+)", "<$1|$1>"));
    ways.put("links of a mail", text -> text.replaceAll("(https?://[^\\s\"'<>:]+)", "$1<$1>"));
    ways.put("addresses made harmless", text -> text.replace("https:", "hxxps:").replaceAll("\\.(org|com)", "[.]$1"));
    for (String escape : List.of("^[", "\\u001b", "\\x1b", "\\033", "\u241b")) {
      ways.put("written colour " + escape, text -> text.replaceAll("\\b(go|fatal|tls|x509)\\b",
          java.util.regex.Matcher.quoteReplacement(escape + "[1;31m") + "$1"
              + java.util.regex.Matcher.quoteReplacement(escape + "[0m")));
    }
    ways.put("every line spaced", text -> text.replace("\n", "\n\n"));
    ways.put("words of Python", text -> "Error: stderr=b'" + text.replace("'", "\\'").replace("\n", "\\n")
        .replace("\t", "\\t") + "'");
    ways.put("an address", text -> java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8));
    ways.put("mail, transport", HowItWasPastedTest::quotedPrintable);
    ways.put("address cut", text -> text.replaceAll("(https://proxy[^/\\s\"]+/)[^\\s\":]+", "$1…"));
  }

  static List<String> texts() {
    return TEXTS;
  }

  @ParameterizedTest
  @MethodSource("texts")
  void itIsReadAsIfItStoodInATerminal(String text) {
    String plain = first(text);
    assertThat(plain).isNotEqualTo("nothing");
    Map<String, String> otherwise = new LinkedHashMap<>();
    WAYS.forEach((name, way) -> {
      if (!first(way.apply(text)).equals(plain)) {
        otherwise.put(name, first(way.apply(text)));
      }
    });
    assertThat(otherwise).as(plain).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[build] ", "web-1 app ", "  ", "2026-01-02T03:04:05.123Z [main] ", "12: "})
  void aCommitOrATestBehindAnythingAccusesNobody(String prefix) {
    assertThat(first(each("commit 1f0c2b3a4d5e6f708192a3b4c5d6e7f809a1b2c3\nAuthor: A <a@b.example>\n\n"
        + "    fix: x509: certificate signed by unknown authority on old hosts", line -> prefix + line)))
        .isEqualTo("nothing");
    assertThat(first(each("=== RUN   TestDial\n    dial_test.go:33: dial tcp 127.0.0.1:1: connect: connection refused\n"
        + "--- PASS: TestDial (0.10s)\nok  \tacme/net\t0.120s", line -> prefix + line))).isEqualTo("nothing");
  }

  @Test
  void aLineThatWasBrokenInAnAddressBlamesNoAddress() {
    assertThat(first("main.go:9:2: github.com/acme/plugin-sdk-of-acme/v2@v2.31.0: Get \"https://\n"
        + "proxy.golang.org/github.com/acme/plugin-sdk-of-acme/v2/@v/v2.31.0.zip\": dial t\n"
        + "cp 142.250.1.1:443: i/o timeout")).isEqualTo("network.timeout");
    assertThat(first("go: github.com/fatih/color@v1.16.0: Get \"https://goproxy.io/x\": dial\n"
        + "tcp: lookup proxy.golang.org on [::1]:53: read udp\n"
        + "[::1]:41763->[::1]:53: read: connection refused")).isEqualTo("dns.server-down");
  }

  @Test
  void aWordThatIsLongerThanTheLineDoesNotHideItsWidth() {
    assertThat(first("generic_arith_vv_of_a_tensor/internal/execution/with/a/path/that/is/longer/than/a/line.go:10:2:"
        + "\nunrecognized import path \"gorg.example.org/vecf32\": reading\n"
        + "https://gorg.example.org/vecf32?go-get=1: 436")).isEqualTo("vcs.discovery-failed");
  }

  @Test
  void theTimeOfACertificateIsNoTimeOfALog() {
    assertThat(first("x509: certificate has expired or is not yet valid: current time\n"
        + "2010-01-01T00:01:12Z is before 2024-10-07T08:23:35Z")).isEqualTo("cert.clock");
  }

  @Test
  void aMessageInALogInALogEndsWhereItEnds() {
    assertThat(first("{\"log\":\"{\\\"msg\\\":\\\"go: a.b/c@v1: "
        + "Get \\\\\\\"https://proxy.golang.org/x\\\\\\\": Forbidden\\\"}"
        + "\\n\",\"stream\":\"stderr\"}")).isEqualTo("proxy.forbidden");
  }

  @Test
  void whatAllLinesOfAMessageSayIsNotTakenForAName() {
    assertThat(first("go: github.com/oak/fern@v1.0.0: invalid proxy URL missing scheme: direc\n"
        + "go: github.com/oak/fern@v1.0.0: invalid proxy URL missing scheme: direc")).isEqualTo("goproxy.malformed");
    assertThat(CommonStart.without(List.of("fatal: one", "fatal: two"))).containsExactly("fatal: one", "fatal: two");
    assertThat(CommonStart.without(List.of("go: downloading a v1", "go: downloading b v1")))
        .containsExactly("go: downloading a v1", "go: downloading b v1");
  }

  @Test
  void chineseKeepsItsOwnPunctuation() {
    assertThat(TerminalText.of("GOPROXY=https://goproxy.cn，direct")).isEqualTo("GOPROXY=https://goproxy.cn，direct");
    assertThat(TerminalText.of("致命错误：过早的文件结束符（EOF）")).isEqualTo("致命错误：过早的文件结束符（EOF)");
  }

  private static String each(String text, UnaryOperator<String> change) {
    return text.lines().map(change).collect(Collectors.joining("\n"));
  }

  private static String cut(String text, int width, String indent) {
    return each(text, line -> {
      List<String> pieces = new ArrayList<>();
      for (String rest = line; !rest.isEmpty(); ) {
        int room = pieces.isEmpty() ? width : width - indent.length();
        pieces.add(rest.substring(0, Math.min(room, rest.length())));
        rest = rest.substring(Math.min(room, rest.length()));
      }
      return String.join("\n" + indent, pieces);
    });
  }

  private static String broken(String text, int width, String indent) {
    return each(text, line -> {
      StringBuilder lines = new StringBuilder();
      int column = 0;
      for (String word : line.split("(?<=\\S) ", -1)) {
        if (column > 0 && column + 1 + word.length() > width) {
          lines.append("\n").append(indent);
          column = indent.length();
        } else if (column > 0) {
          lines.append(" ");
          column++;
        }
        lines.append(word);
        column += word.length();
      }
      return lines.toString();
    });
  }

  private static String box(String text, String edge, String bar) {
    return edge + "\n" + each(cut(text.replace("\t", "  "), 80, ""),
        line -> bar + " " + line + " ".repeat(80 - line.length()) + " " + bar) + "\n" + edge;
  }

  private static String numbered(String text) {
    List<String> lines = text.lines().toList();
    return IntStream.range(0, lines.size()).mapToObj(i -> "%4d  %s".formatted(i + 9, lines.get(i)))
        .collect(Collectors.joining("\n"));
  }

  private static String quotedPrintable(String text) {
    return cut(text.replace("=", "=3D"), 75, "\0").replace("\n\0", "=\n");
  }

  private static String first(String text) {
    Symptom symptom = READER.read(text);
    return symptom.candidates().isEmpty() ? "nothing" : symptom.candidates().getFirst().code().code();
  }
}
