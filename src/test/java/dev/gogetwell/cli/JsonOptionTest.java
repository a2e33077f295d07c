package dev.gogetwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.symptom.Catalogue;
import dev.gogetwell.symptom.SymptomReader;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Every command that gives a document takes the same two options, and none of them eats a file.
class JsonOptionTest {
  private static final SymptomReader READER = new SymptomReader(Catalogue.load());
  private static final String SAID = "dial tcp: lookup proxy.golang.org: no such host\n";

  @TempDir Path folder;
  private Path log = Path.of("");
  private String out = "";
  private String err = "";

  @BeforeEach
  void write() throws Exception {
    log = Files.writeString(folder.resolve("log.txt"), SAID);
  }

  private int explain(String... args) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(new ByteArrayInputStream(new byte[0]),
        new PrintStream(bytes, true, StandardCharsets.UTF_8), new PrintStream(errors, true, StandardCharsets.UTF_8),
        false, Texts.load(LanguageArgument.chosen(List.of(args)).orElse(Language.ENGLISH)));
    CommandLine root = new CommandLine(new RootCommand(terminal))
        .addSubcommand(new ExplainCommand(terminal, () -> READER, "1"));
    int code = new CommandLines(terminal, bug -> "code").dress(root, "1").execute(args);
    out = bytes.toString(StandardCharsets.UTF_8);
    err = errors.toString(StandardCharsets.UTF_8);
    return code;
  }

  @Test
  void whatFollowsTheOptionIsReadAndNotWrittenOver() throws Exception {
    assertThat(explain("explain", "--json", log.toString())).isEqualTo(ExitCode.PROBLEM);
    assertThat(out).startsWith("{").contains("dns.nxdomain");
    assertThat(log).hasContent(SAID);
  }

  @Test
  void aFileThatIsNamedGetsTheDocumentAndTheTerminalTheWords() throws Exception {
    Path json = folder.resolve("answer.json");
    for (int i = 0; i < 2; i++) {
      assertThat(explain("explain", "--json=" + json, log.toString())).isEqualTo(ExitCode.PROBLEM);
      assertThat(Files.readString(json)).startsWith("{").contains("dns.nxdomain");
      assertThat(out).doesNotContain("{").contains("dns.nxdomain");
    }
    assertThat(explain("explain", "--json=-", log.toString())).isEqualTo(ExitCode.PROBLEM);
    assertThat(out).startsWith("{");
  }

  @Test
  void aLineThatStandsForStandardOutputMayFollow() throws Exception {
    assertThat(explain("explain", "--json", "-", log.toString())).isEqualTo(ExitCode.PROBLEM);
    assertThat(out).startsWith("{").contains("dns.nxdomain");
    assertThat(explain("explain", log.toString(), "--json", "-")).isEqualTo(ExitCode.PROBLEM);
    assertThat(out).startsWith("{").contains("dns.nxdomain");
  }

  @Test
  void aFileThatHoldsSomethingElseStays() throws Exception {
    assertThat(explain("explain", "--json=" + log, log.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("holds no JSON");
    assertThat(log).hasContent(SAID);
    assertThat(explain("explain", "--json=" + folder.resolve("no/folder"), log.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("Cannot write");
  }

  @Test
  void everyCommandSpeaksTheLanguageThatIsNamed() {
    explain("explain", "--lang", "zh-CN", log.toString());
    assertThat(out).contains("下一步：");
    explain("explain", log.toString(), "--lang=en");
    assertThat(out).contains("Next step:");
    assertThat(explain("explain", "--lang", "tlh", log.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("There is no language “tlh”.");
  }

  @Test
  void theLanguageOfACommandInALabIsItsOwn() {
    assertThat(LanguageArgument.chosen(List.of("lab", "run", "x", "--", "gogetwell", "check", "--lang", "zh-CN")))
        .isEmpty();
    assertThat(LanguageArgument.chosen(List.of("env", "--lang"))).isEmpty();
    assertThat(LanguageArgument.chosen(List.of("env", "--lang", "zh_CN"))).isEqualTo(Optional.of(Language.CHINESE));
  }
}
