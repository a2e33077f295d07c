package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.cli.ExitCode;
import dev.gogetwell.text.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What cannot be asked is answered by one sentence with a next step and exit code 2, before anything is measured.
class WrongUsageTest {
  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "not a path|invalid char",
      "HTTP://x|://",
      "https://github.com/foo/bar.git|Try: gogetwell check github.com/foo/bar",
      "git@github.com:foo/bar.git|Try: gogetwell check github.com/foo/bar",
      "rsc.io/quote@v1..2|@v1..2",
      "rsc.io/quote@|rsc.io/quote@v1.5.2",
      "@v1.2.3|empty path",
      "rsc.io/quote@v1.0.0 --insecure|v1.0.0 --insecure",
      "../local|check --project ../local",
      "/srv/project|check --project /srv/project",
      "C:/project|check --project C:/project",
      "fmt|missing dot"})
  void aModuleThatGoCannotAskForIsRefused(String module, String hint) {
    Headless program = program(Language.ENGLISH);
    assertThat(program.run("check", module)).isEqualTo(ExitCode.USAGE);
    assertOneSentence(program, hint);
  }

  @Test
  void aHugeModuleAndControlCharactersAreShownHarmlesslyAndShort() {
    Headless huge = program(Language.ENGLISH);
    assertThat(huge.run("check", "a".repeat(10_240))).isEqualTo(ExitCode.USAGE);
    assertOneSentence(huge, "…");
    assertThat(huge.err()).hasSizeLessThan(400);
    Headless control = program(Language.ENGLISH);
    assertThat(control.run("route", "a\u001b[31mb.c/d")).isEqualTo(ExitCode.USAGE);
    assertThat(control.err()).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aProjectMustBeAFolderOfGo(Language language) throws IOException {
    Path file = Files.writeString(home.resolve("file"), "x");
    Path empty = Files.createDirectory(home.resolve("empty"));
    for (Path wrong : new Path[] {home.resolve("missing"), file, empty}) {
      Headless program = program(language);
      assertThat(program.run("check", "--project", wrong.toString())).isEqualTo(ExitCode.USAGE);
      assertOneSentence(program, wrong.getFileName().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0ms", "-1", "soon", ""})
  void aTimeLimitMustBeATime(String limit) {
    Headless program = program(Language.ENGLISH);
    assertThat(program.run("check", "--timeout=" + limit)).isEqualTo(ExitCode.USAGE);
    assertThat(program.err()).startsWith("“" + limit + "” does not fit --timeout.").contains("30s");
  }

  @Test
  void anUnknownFormIsNamedWithTheKnownOnes() {
    Headless program = program(Language.CHINESE);
    assertThat(program.run("explain", "--format", "yaml")).isEqualTo(ExitCode.USAGE);
    assertOneSentence(program, "step-summary");
  }

  @Test
  void anUnknownLanguageIsNamedWithTheKnownOnes() {
    Headless program = program(Language.CHINESE);
    assertThat(program.run("check", "--lang", "xx")).isEqualTo(ExitCode.USAGE);
    assertOneSentence(program, "zh-CN");
  }

  @Test
  void filesThatCannotBeReadOrWrittenAreSaidBeforeTheRun() throws IOException {
    Path damaged = Files.write(home.resolve("damaged.json"), new byte[] {'{', (byte) 0xff, 0, 1});
    Path noHosts = Files.writeString(home.resolve("hosts.json"), "[1,");
    String missing = home.resolve("missing").resolve("x").toString();
    for (String[] wrong : new String[][] {{"--from", damaged.toString()}, {"--from", missing},
        {"--hosts", noHosts.toString()}, {"--hosts", missing}, {"--json", missing}, {"--json", home.toString()},
        {"--html", missing}, {"--metrics", missing}, {"--metrics", "/dev/null"}}) {
      Headless program = program(Language.ENGLISH);
      assertThat(program.run("check", wrong[0], wrong[1], "--only-go-hosts")).as("%s", (Object) wrong)
          .isEqualTo(ExitCode.USAGE);
      assertOneSentence(program, "");
    }
  }

  @ParameterizedTest
  @CsvSource({"frobnicate,gogetwell --help lists", "chekc,Did you mean check?", "verify,Did you mean verify-chain?",
      "check --jsn x,Did you mean --json?", "lab lst,Did you mean list?", "help explan,Did you mean explain?",
      "help lab rnu,Did you mean run?", "help lab run more,gogetwell lab run --help lists",
      "explain --exitcode,Did you mean --exit-code?", "evn,Did you mean env?", "fxi list,Did you mean fix?",
      "check --jsno=x,Did you mean --json?", "xyzzy --json,xyzzy", "route --tiemout 3s,Did you mean --timeout?"})
  void aWordThatIsNoCommandOrOptionIsAnsweredByOneSentence(String line, String hint) {
    Headless program = program(Language.ENGLISH);
    assertThat(program.run(line.split(" "))).isEqualTo(ExitCode.USAGE);
    assertOneSentence(program, hint);
  }

  @ParameterizedTest
  @CsvSource({"help,verify-chain", "help check,--only-go-hosts", "help fix,--trust", "help lab run,--delay",
      "help generate cache,--storage-host"})
  void helpIsACommandToo(String line, String shown) {
    Headless program = program(Language.CHINESE);
    assertThat(program.run(line.split(" "))).isEqualTo(ExitCode.OK);
    assertThat(program.out()).contains(shown);
    assertThat(program.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"fix", "fix show", "fix try R1", "fix undo", "lab run nowhere -- true", "timeline", "explain /missing/x",
      "verify-chain /missing/x", "fix --from /missing/x list", "probe"})
  void everyCommandRefusesWhatItCannotDoInWords(String line) {
    Headless program = program(Language.CHINESE);
    assertThat(program.run(line.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(program.err()).isNotBlank().doesNotContain("Exception", "\tat ", "«");
  }

  @Test
  void tenMegabytesOfNoiseAreExplainedInTime() {
    byte[] noise = new byte[10 * 1024 * 1024];
    new Random(7).nextBytes(noise);
    Headless program = new Headless(Language.ENGLISH, Map.of("HOME", home.toString()), noise);
    assertThat(program.run("explain", "-")).isIn(ExitCode.OK, ExitCode.PROBLEM);
    assertThat(program.out()).isNotBlank().hasSizeLessThan(20_000).doesNotContain("\u0000", "\u001b");
    assertThat(program.err()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyCommandAndOptionIsDescribed(Language language) {
    Deque<CommandLine> commands = new ArrayDeque<>(List.of(program(language).commands()));
    Set<String> bare = new TreeSet<>();
    while (!commands.isEmpty()) {
      CommandSpec spec = commands.pop().getCommandSpec();
      commands.addAll(spec.subcommands().values());
      if (spec.usageMessage().description().length == 0) {
        bare.add(spec.qualifiedName());
      }
      spec.args().stream().filter(argument -> !argument.hidden() && argument.description().length == 0)
          .forEach(argument -> bare.add(spec.qualifiedName() + " " + argument));
    }
    assertThat(bare).as("describe these in help_%s.properties", language.tag()).isEmpty();
  }

  @Test
  void everyCommandThatGivesADocumentTakesTheSameOptionForIt() {
    Deque<CommandLine> commands = new ArrayDeque<>(List.of(program(Language.ENGLISH).commands()));
    Set<String> with = new TreeSet<>();
    while (!commands.isEmpty()) {
      CommandSpec spec = commands.pop().getCommandSpec();
      commands.addAll(spec.subcommands().values());
      OptionSpec option = spec.findOption("--json");
      if (option != null && !option.inherited()) {
        with.add(spec.name());
        assertThat(option.paramLabel()).as(spec.qualifiedName()).isEqualTo("FILE|-");
        assertThat(option.arity().toString()).as(spec.qualifiedName()).isEqualTo("0..1");
        assertThat(option.fallbackValue()).as(spec.qualifiedName()).isEqualTo("-");
      }
    }
    assertThat(with).contains("check", "compare", "env", "explain", "fix", "fleet", "hosts", "hygiene", "list",
        "mirrors", "route", "timeline", "verify-chain", "watch");
  }

  @Test
  void everyCommandTellsTheVersion() {
    Headless program = program(Language.ENGLISH);
    assertThat(program.run("check", "--version")).isZero();
    assertThat(program.out()).startsWith("GoGetWell ");
  }

  private Headless program(Language language) {
    return new Headless(language, Map.of("HOME", home.toString()), "".getBytes(StandardCharsets.UTF_8));
  }

  private static void assertOneSentence(Headless program, String hint) {
    assertThat(program.out()).isEmpty();
    assertThat(program.err().strip().lines()).hasSize(1);
    assertThat(program.err()).contains(hint).doesNotContain("Exception", "\tat ", "«");
  }
}
