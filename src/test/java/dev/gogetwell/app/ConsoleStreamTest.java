package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleStreamTest {
  private static String shown(String charset, String text) throws Exception {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(new ConsoleStream(console, Charset.forName(charset)), true,
        StandardCharsets.UTF_8)) {
      out.print(text);
    }
    return console.toString(charset);
  }

  @Test
  void aChineseConsoleShowsChinese() throws Exception {
    assertThat(shown("GBK", "GOPROXY=off 禁止下载")).isEqualTo("GOPROXY=off 禁止下载");
  }

  @Test
  void anOldConsoleShowsTheNearestPlainForm() throws Exception {
    assertThat(shown("IBM437", "✗ it is “likely” – é …")).isEqualTo("x it is \"likely\" - é ...");
    assertThat(shown("IBM437", "修")).isEqualTo("?");
  }

  @Test
  void charactersMayComeInPieces() throws Exception {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    try (ConsoleStream out = new ConsoleStream(console, Charset.forName("GBK"))) {
      for (byte b : "a修𠀀é\n".getBytes(StandardCharsets.UTF_8)) {
        out.write(b);
      }
    }
    assertThat(console.toString("GBK")).isEqualTo("a修?é\n");
  }

  @Test
  void onlyAConsoleOfWindowsHasACodePageOfItsOwn() {
    Map<String, String> chinese = Map.of("os.name", "Windows 11", "stdout.encoding", "ms936", "native.encoding", "GBK");
    assertThat(Main.console(chinese::get, "stdout.encoding", false)).contains(Charset.forName("ms936"));
    assertThat(Main.console(chinese::get, "stderr.encoding", false)).as("a file").isEmpty();
    Map<String, String> piped = Map.of("os.name", "Windows 11", "stdout.encoding", "GBK", "native.encoding", "GBK");
    assertThat(Main.console(piped::get, "stdout.encoding", false)).isEmpty();
    assertThat(Main.console(piped::get, "stdout.encoding", true)).contains(Charset.forName("GBK"));
    Map<String, String> utf8 = Map.of("os.name", "Windows 11", "stdout.encoding", "UTF-8", "native.encoding", "Cp1252");
    assertThat(Main.console(utf8::get, "stdout.encoding", true)).isEmpty();
    Map<String, String> linux = Map.of("os.name", "Linux", "stdout.encoding", "GBK");
    assertThat(Main.console(linux::get, "stdout.encoding", true)).isEmpty();
  }

  @Test
  void aDocumentOnStandardOutputIsAlwaysUtf8() {
    assertThat(Main.writesJson(List.of("check", "--json", "-"))).isTrue();
    assertThat(Main.writesJson(List.of("check", "--json=-"))).isTrue();
    assertThat(Main.writesJson(List.of("explain", "--json", "file"))).isTrue();
    assertThat(Main.writesJson(List.of("check", "--json", "report.json"))).isFalse();
    assertThat(Main.writesJson(List.of("check", "m", "--json"))).isTrue();
    assertThat(Main.writesJson(List.of("--lang", "zh", "check", "--json", "report.json"))).isFalse();
    assertThat(Main.writesJson(List.of("check"))).isFalse();
  }
}
