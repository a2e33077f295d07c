package dev.gogetwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.text.HostileStrings;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class TerminalTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final Terminal terminal = new Terminal(
      new ByteArrayInputStream(new byte[0]), stream, stream, true, Texts.load(Language.ENGLISH));

  private String written() {
    terminal.out().flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("dev.gogetwell.text.HostileStrings#all")
  void whateverACommandPrintsIsInert(String hostile) {
    terminal.out().println(hostile);
    terminal.err().print(hostile);
    terminal.err().printf("%s%n", hostile);
    terminal.out().writeBytes(hostile.getBytes(StandardCharsets.UTF_8));
    terminal.withTexts(Texts.load(Language.CHINESE)).out().append(hostile).println((Object) hostile);
    assertThat(HostileStrings.firstDanger(written())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.gogetwell.text.HostileStrings#all")
  void aStyleCannotBeBorrowed(String hostile) {
    terminal.out().print(terminal.paint(Terminal.Style.BAD, hostile));
    assertThat(written()).startsWith("\u001b[31ma").endsWith("z\u001b[0m");
    assertThat(HostileStrings.firstDanger(written().substring(5, written().length() - 4))).isEmpty();
  }

  @Test
  void charactersAndStylesMayComeInPieces() {
    String text = terminal.paint(Terminal.Style.GOOD, "中文 👩‍💻") + "é\u202e\r\n";
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      terminal.out().write(b);
    }
    assertThat(written()).isEqualTo("\u001b[32m中文 👩‍💻\u001b[0mé[U+202E]\r\n");
  }

  @Test
  void longTextsPassAsTheyAre() {
    String text = "好".repeat(20_000) + "👍" + terminal.paint(Terminal.Style.DIM, "x").repeat(3000);
    terminal.out().print(text);
    assertThat(written()).isEqualTo("好".repeat(20_000) + "👍" + "\u001b[2mx\u001b[0m".repeat(3000));
  }

  @Test
  void theLineOfTheProgressIsWrittenOverAndDoesNotWrap() {
    terminal.line("waiting for a\u001b[2Jb");
    assertThat(written()).isEqualTo("\r\u001b[K\u001b[?7lwaiting for a[U+001B][2Jb\u001b[?7h");
  }

  @ParameterizedTest
  @MethodSource("dev.gogetwell.text.HostileStrings#all")
  void jsonKeepsItsValues(String hostile) {
    String json = JsonMapper.shared().writeValueAsString(hostile);
    terminal.json().println(json);
    assertThat(HostileStrings.firstDanger(written())).isEmpty();
    if (!hostile.contains("\ud800") && !hostile.contains("\udc00x")) {
      assertThat(JsonMapper.shared().readValue(written(), String.class)).isEqualTo(hostile);
    }
  }
}
