package dev.gogetwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GuardedTerminalTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal plain = new Terminal(new ByteArrayInputStream(new byte[0]), stream(out), stream(err), true,
      Texts.load(Language.ENGLISH));
  private final Terminal knowing = plain.knowing(text -> text.replace("zeppelina", "<user>").replace("日本", "<host>"));

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aTerminalThatKnowsNothingStillLetsNoSecretOfKnownShapePass() {
    plain.out().println("token ghp_0123456789abcdefghijklmn");
    plain.err().println("https://u:hunter2@host.test/x");
    assertThat(out()).isEqualTo("token <token>" + System.lineSeparator());
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("https://<password>@host.test/x");
  }

  @Test
  void whatIsKnownIsTakenOutOfEveryStream() throws IOException {
    knowing.out().println("by zeppelina at 日本");
    knowing.err().printf("%s%n", "zeppelina");
    knowing.withTexts(Texts.load(Language.CHINESE)).out().append("zeppelina").println();
    knowing.out().write("zeppelina\n".getBytes(StandardCharsets.UTF_8));
    assertThat(out() + err.toString(StandardCharsets.UTF_8)).doesNotContain("zeppelina", "日本")
        .contains("by <user> at <host>");
  }

  @Test
  void aLineInPiecesIsRedactedAsAWhole() {
    knowing.out().print("zeppe");
    assertThat(out()).as("held back").isEmpty();
    knowing.out().println("lina");
    assertThat(out()).isEqualTo("<user>" + System.lineSeparator());
  }

  @Test
  void aLineThatIsWrittenOverGoesOutWhenItIsFlushed() {
    knowing.err().print("waiting for zeppelina");
    knowing.err().flush();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("waiting for <user>");
  }

  @Test
  void coloursDoNotHideAName() {
    Terminal real = plain.knowing(new dev.gogetwell.report.Redactor(
        dev.gogetwell.report.Secrets.none().withIdentity("", "zeppelina", ""))::text);
    real.out().println(real.paint(Terminal.Style.DIM, "zeppelina"));
    assertThat(out()).isEqualTo("\u001b[2m<user>\u001b[0m" + System.lineSeparator());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cookie: sid=\"hunter2\"", "a \"quoted\\\" https://u:hunter2@h/ end", "\tx\u0001\u2028 日本 token=hunter2",
      "password=hunter2", "C:\\Users\\zeppelina\\go", "", "\\", "\"", "Authorization: Basic \"hunter2\\\"\""})
  void jsonStaysJsonWhateverIsTakenOutOfIt(String text) {
    JsonMapper mapper = JsonMapper.builder().build();
    String before = mapper.writeValueAsString(mapper.createObjectNode().put("signature", "SHA256-RSA")
        .put("session", "abc").put("raw", text).put("n", 1.5).put(text, true));
    plain.json().println(before);
    JsonNode after = mapper.readTree(out());
    assertThat(after.path("signature").asString()).isEqualTo("SHA256-RSA");
    assertThat(after.path("session").asString()).isEqualTo("abc");
    assertThat(after.path("n").asDouble()).isEqualTo(1.5);
    assertThat(out()).doesNotContain("hunter2").doesNotContain("zeppelina");
  }

  @Test
  void certificatesInJsonKeepEveryLetter() {
    String der = "MIIB" + "zeppelina0".repeat(40);
    knowing.json().print("{\"der\":\"" + der + "\"}");
    assertThat(out()).contains(der);
  }

  @Test
  void aFileOfJsonIsGuardedLikeTheTerminal() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (OutputStream guarded = knowing.json(file)) {
      guarded.write("{\"a\":\"zeppelina\",\n \"b\":[\"\\u65e5\\u672c\"]}".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(file.toString(StandardCharsets.UTF_8)).isEqualTo("{\"a\":\"<user>\",\n \"b\":[\"<host>\"]}");
  }
}
