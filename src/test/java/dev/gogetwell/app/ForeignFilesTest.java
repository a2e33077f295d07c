package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.cli.ExitCode;
import dev.gogetwell.text.Language;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that never end or are too large, in every place where a command or a variable can name one: told in one
/// sentence, in time.
@EnabledOnOs(OS.LINUX)
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForeignFilesTest {
  private static final List<List<String>> COMMANDS = List.of(
      List.of("check", "--from", "FILE"), List.of("check", "--hosts", "FILE"), List.of("fix", "list", "--from", "FILE"),
      List.of("explain", "FILE"), List.of("explain", "--ci", "FILE"), List.of("explain", "--batch", "FILE"), List.of("timeline", "FILE"),
      List.of("timeline", "--fields", "FILE"), List.of("timeline", "--keylog", "FILE", "CHAIN"),
      List.of("verify-chain", "FILE"), List.of("verify-chain", "--roots", "FILE", "CHAIN"),
      List.of("verify-chain", "--batch", "FILE"),
      List.of("hygiene", "--project", "PROJECT", "--licences", "FILE"), List.of("compare", "FILE", "CHAIN"));

  @TempDir private Path folder;
  private Path project;
  private final Map<String, String> variables = new LinkedHashMap<>();

  @BeforeEach
  void makeAMachine() throws IOException {
    project = Files.createDirectory(folder.resolve("project"));
    Files.writeString(project.resolve("go.mod"), "module practice.test/app\n\ngo 1.18\n");
    variables.putAll(Map.of("HOME", Files.createDirectory(folder.resolve("home")).toString(),
        "PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"), "GOPROXY", "https://127.0.0.1:9",
        "GOSUMDB", "off", "GOTOOLCHAIN", "local", "SHELL", "/bin/sh"));
  }

  private static Path fifo(Path at) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "there is no mkfifo");
    Files.deleteIfExists(at);
    assertThat(new ProcessBuilder("/usr/bin/mkfifo", at.toString()).start().waitFor()).isZero();
    return at;
  }

  static Stream<Arguments> commandsAndFiles() {
    return COMMANDS.stream().flatMap(command -> Stream.of("pipe", "/dev/zero", "folder")
        .map(file -> Arguments.of(command, file)));
  }

  @ParameterizedTest
  @MethodSource("commandsAndFiles")
  void aFileOfTheCommandLineThatNeverEndsIsASentence(List<String> command, String kind) throws Exception {
    Path file = switch (kind) {
      case "pipe" -> fifo(folder.resolve("pipe"));
      case "folder" -> Files.createDirectory(folder.resolve("other"));
      default -> Path.of(kind);
    };
    assertRefused(command, file);
  }

  @ParameterizedTest
  @MethodSource("commandsThatHoldAFile")
  void aFileOfTenGigabytesIsASentence(List<String> command) throws IOException {
    Path large = folder.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(10L << 30);
    }
    assertRefused(command, large);
  }

  /// The others read piece by piece.
  static Stream<List<String>> commandsThatHoldAFile() {
    return COMMANDS.stream().filter(command -> !command.contains("--batch") && !command.contains("--fields")
        && !command.equals(List.of("timeline", "FILE")));
  }

  private void assertRefused(List<String> command, Path file) throws IOException {
    Path chain = Files.writeString(folder.resolve("chain.pem"), "");
    String[] words = command.stream().map(word -> word.equals("FILE") ? file.toString()
        : word.equals("PROJECT") ? project.toString() : word.equals("CHAIN") ? chain.toString() : word).toArray(String[]::new);
    for (Language language : Language.values()) {
      Headless program = new Headless(language, variables, new byte[0]);
      assertThat(program.run(words)).as(program.err()).isEqualTo(ExitCode.USAGE);
      assertThat(program.err().strip().lines()).as(program.err()).hasSize(1)
          .allSatisfy(line -> assertThat(line).contains(file.toString()).doesNotContain("Exception", "GW-"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipe", "/dev/zero"})
  void aGoEnvFileThatNeverEndsIsTheCauseAndGoIsNotAsked(String kind) throws Exception {
    Path file = kind.equals("pipe") ? fifo(folder.resolve("pipe")) : Path.of(kind);
    variables.put("GOENV", file.toString());
    Headless program = check();
    assumeTrue(!program.cause().equals("toolchain.go-missing"), "there is no go");
    assertThat(program.cause()).isEqualTo("env.goflags");
    assertThat(program.out()).contains(file + ": is a ");
  }

  @Test
  void aGoModThatIsAPipeIsTheCauseAndGoIsNotAsked() throws Exception {
    fifo(project.resolve("go.mod"));
    Headless program = new Headless(Language.ENGLISH, variables, new byte[0]);
    program.run("check", "--project", project.toString(), "--only-go-hosts", "--timeout", "20s", "--json", "-");
    assumeTrue(!program.cause().equals("toolchain.go-missing"), "there is no go");
    assertThat(program.out()).as("go takes whatever is no folder for its go.mod")
        .contains("module.go-mod-syntax", "go.mod: is a pipe");
    Path inside = Files.createDirectory(project.resolve("inside"));
    Files.writeString(inside.resolve("x.go"), "package x\n");
    program = new Headless(Language.ENGLISH, variables, new byte[0]);
    program.run("check", "rsc.io/quote@v1.5.2", "--project", inside.toString(), "--only-go-hosts", "--timeout", "20s",
        "--json", "-");
    assertThat(program.out()).contains("module.go-mod-syntax", "go.mod: is a pipe");
  }

  @Test
  void aGitconfigThatIsAPipeIsAWarningAndGitIsNotAsked() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/git")), "there is no git");
    fifo(folder.resolve("home/.gitconfig"));
    assertThat(check().json().path("warnings").toString()).contains("vcs.git-too-old", ".gitconfig: is a pipe");
  }

  /// Only git knows what a file includes, so it is asked, and its limit ends it.
  @Test
  void aGitconfigThatIncludesAPipeIsAWarningAfterGitsTime() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/git")), "there is no git");
    Files.writeString(folder.resolve("home/.gitconfig"),
        "[include]\n\tpath = " + fifo(folder.resolve("pipe")) + "\n");
    assertThat(check().json().path("warnings").toString()).contains("vcs.git-too-old", "no answer in 10000 ms");
  }

  @Test
  void aLineThatNeverEndsOnStandardInputIsASentence() {
    for (String[] command : new String[][] {{"explain", "--batch", "-"}, {"verify-chain", "--batch", "-"}}) {
      byte[] endless = new byte[(64 << 20) + 2];
      Headless program = new Headless(Language.ENGLISH, variables, endless);
      assertThat(program.run(command)).as(program.err()).isEqualTo(ExitCode.USAGE);
      assertThat(program.err().strip().lines()).hasSize(1);
      assertThat(program.err()).contains("- is larger than 64 MB");
    }
  }

  @Test
  void standardInputStillWorks() {
    Headless program = new Headless(Language.ENGLISH, variables,
        "dial tcp 127.0.0.1:9: connect: connection refused\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(program.run("explain", "-")).as(program.err()).isEqualTo(ExitCode.PROBLEM);
    assertThat(program.out()).contains("network.refused");
  }

  @Test
  void aBundleThatNeverEndsIsReadByNobodyHere() throws Exception {
    variables.put("SSL_CERT_FILE", fifo(folder.resolve("pipe")).toString());
    Headless program = new Headless(Language.ENGLISH, variables, new byte[0]);
    Path chain = Files.writeString(folder.resolve("chain.pem"), "");
    assertThat(program.run("verify-chain", chain.toString())).isNotEqualTo(ExitCode.OURS);
  }

  @Test
  void aLastRunThatIsAPipeCountsAsNone() throws Exception {
    Path state = Files.createDirectories(folder.resolve("home/.local/state/gogetwell"));
    fifo(state.resolve("last-run.json"));
    Headless program = new Headless(Language.ENGLISH, variables, new byte[0]);
    assertThat(program.run("fix", "list")).isEqualTo(ExitCode.USAGE);
    assertThat(program.err()).contains("No run is kept yet");
  }

  private Headless check() {
    Headless program = new Headless(Language.ENGLISH, variables, new byte[0]);
    int code = program.run("check", "rsc.io/quote@v1.5.2", "--project", project.toString(), "--only-go-hosts",
        "--timeout", "20s", "--json", "-");
    assertThat(code).as(program.err()).isEqualTo(ExitCode.PROBLEM);
    return program;
  }
}
