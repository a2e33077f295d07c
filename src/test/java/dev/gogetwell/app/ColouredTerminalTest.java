package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.cli.Terminal;
import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What stands on a terminal with colours: our own styles and nothing else that is no letter. A value that holds an
/// escape is shown by number, and no sign is lost on the way.
class ColouredTerminalTest {
  private static final Pattern STYLE = Pattern.compile("\u001b\\[(?:\\d{1,2}m|K|\\?7[lh])|\r");

  @TempDir private Path home;

  private String run(Language language, String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(new ByteArrayInputStream(new byte[0]), stream, stream, true, Texts.load(language));
    new Composition(Environment.of(OperatingSystem.LINUX, Map.of("HOME", home.toString(), "PATH", "", "HTTPS_PROXY",
        "http://[2001:db8::1]:3128/\u001b[31m", "NO_PROXY", "é.example,\u0007,日本.example")), terminal)
        .commands(arguments).execute(arguments);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void onlyOurOwnStylesReachIt(Language language) {
    String report = Corpus.file("cert-mitm").toString();
    String other = Corpus.file("dns-hijack").toString();
    for (String[] line : List.of(new String[] {"env"}, new String[] {"check", "--from", report},
        new String[] {"fix", "list", "--from", report}, new String[] {"fix", "show", "--from", report},
        new String[] {"compare", report, other}, new String[] {"lab", "list"}, new String[] {"hosts"},
        new String[] {"help", "check"}, new String[] {"chekc"})) {
      String shown = run(language, line);
      String plain = STYLE.matcher(shown).replaceAll("");
      assertThat(shown).as(line[0]).isNotBlank();
      assertThat(plain.chars().filter(c -> c != '\n' && Character.isISOControl(c))).as(line[0] + ": " + plain).isEmpty();
      assertThat(plain).as(line[0]).doesNotContain("\uFFFD", "«");
    }
    assertThat(run(language, "env")).contains("\u001b[1m", "[U+001B]", "日本.example", "é.example");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatOneStrangerSignedIsRedHoweverManyThereAre(Language language) {
    String shown = run(language, "check", "--from", Corpus.file("cert-mitm").toString());
    assertThat(shown).containsPattern("\u001b\\[31m●+\u001b\\[0m.* (\\d+)/\\1").doesNotContain("\u001b[32m●");
  }
}
