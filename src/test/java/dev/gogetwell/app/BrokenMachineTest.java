package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.cli.ExitCode;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.text.Language;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// A machine on which `go` itself, its files or its ground are broken: said as such, and the network is not accused for
/// it. The only host of every route is a closed port of this machine.
@EnabledOnOs(OS.LINUX)
class BrokenMachineTest {
  @TempDir private Path folder;
  private Path home;
  private Path project;
  private final Map<String, String> variables = new LinkedHashMap<>();

  @BeforeEach
  void makeAMachine() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    project = Files.createDirectory(folder.resolve("project"));
    Files.writeString(project.resolve("go.mod"), "module practice.test/app\n\ngo 1.18\n");
    String closed;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      closed = "https://127.0.0.1:" + server.getLocalPort();
    }
    variables.putAll(Map.of("HOME", home.toString(), "PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"),
        "GOPROXY", closed, "GOSUMDB", "sum.golang.org " + closed, "GOTOOLCHAIN", "local", "SHELL", "/bin/sh"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "echo 'go: boom' >&2; exit 2|go: boom",
      "kill -SEGV $$|exit status",
      "head -c 300000 /dev/urandom|no JSON object",
      "echo '[]'|no JSON object",
      "exit 0|no JSON object"})
  void aGoThatDiesOrTalksNonsenseIsABrokenInstallation(String script, String said) throws IOException {
    variables.put("PATH", fakeGo(script) + ":/usr/bin:/bin");
    Headless program = check(Language.ENGLISH, "20s");
    assertThat(program.cause()).isEqualTo("toolchain.broken-install");
    assertThat(program.out()).contains(said);
    // The route is measured all the same, with what the variables say.
    assertThat(program.json().path("causes").toString()).contains("network.refused");
  }

  @Test
  void aGoThatHangsIsSaidAndDoesNotHangUs() throws IOException {
    variables.put("PATH", fakeGo("sleep 60") + ":/usr/bin:/bin");
    Headless program = check(Language.CHINESE, "25s");
    assertThat(program.cause()).isEqualTo("toolchain.broken-install");
    assertThat(program.json().path("causes").path(0).path("confidence").asString()).isEqualTo("likely");
  }

  @Test
  void withoutAHomeGoSaysItselfWhatIsMissing() {
    assumeGo();
    variables.remove("HOME");
    Headless program = check(Language.ENGLISH, "20s");
    assertThat(program.cause()).isEqualTo("env.gopath");
  }

  @Test
  void aHomeThatCannotBeUsedLosesNoVerdict() {
    variables.put("HOME", "/proc");
    Headless program = check(Language.ENGLISH, "20s");
    assertThat(program.json().path("causes").toString()).contains("network.refused");
  }

  @Test
  void aGoEnvFileWithWindowsLineEndsIsAWarningThatNamesTheLine() throws IOException {
    assumeGo();
    Path file = Files.createDirectories(home.resolve(".config/go")).resolve("env");
    Files.writeString(file, "\ufeffGOPRIVATE=\r\nGONOPROXY=a.test\r\n");
    Headless program = check(Language.ENGLISH, "20s");
    assertThat(program.json().path("warnings").toString()).contains("env.goflags", "carriage return");
    assertThat(program.cause()).isEqualTo("network.refused");
  }

  @Test
  void aGitconfigWithASyntaxErrorIsAWarningInGitsOwnWords() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/git")), "there is no git");
    Files.writeString(home.resolve(".gitconfig"), "[http\nfoo");
    Headless program = check(Language.ENGLISH, "20s");
    assertThat(program.json().path("warnings").toString()).contains("vcs.git-too-old", "bad config line 1");
    assertThat(program.cause()).isEqualTo("network.refused");
  }

  @Test
  void aTimeLimitOfOneMillisecondStillGivesAReport() throws IOException {
    variables.put("PATH", fakeGo("exit 0") + ":/usr/bin:/bin");
    Headless program = check(Language.ENGLISH, "1ms");
    assertThat(program.json().path("end").asString()).isEqualTo("out-of-time");
    assertThat(program.json().path("causes").isEmpty()).isTrue();
  }

  @Test
  void withoutAnyInterfaceTheNetworkIsNamedAndNobodyElse() throws IOException, InterruptedException {
    variables.put("GOPROXY", "https://proxy.practice.test");
    variables.put("GOSUMDB", "sum.golang.org https://sums.practice.test");
    List<String> alone = List.of("unshare", "--user", "--map-root-user", "--net");
    ProcessResult result;
    try {
      result = new Program(project, variables).start(alone, "check", "rsc.io/quote@v1.5.2", "--only-go-hosts",
          "--timeout", "20s", "--json", "-");
    } catch (IOException e) {
      assumeTrue(false, "there is no unshare");
      return;
    }
    assumeTrue(!result.err().contains("unshare:"), "no network namespace can be had here: " + result.err());
    assertThat(result.exitCode()).isEqualTo(ExitCode.PROBLEM);
    assertThat(result.out()).containsPattern("\"code\"\\s*:\\s*\"(network\\.unreachable|dns\\.server-down)\"");
    assertThat(result.err()).doesNotContain("Exception");
  }

  @Test
  void withoutAnyGoThatIsTheCauseAndTheRouteIsMeasuredAllTheSame() throws IOException, InterruptedException {
    // The usual places are searched too, so they have to be covered for this process alone.
    String cover = "for d in /usr/local/go /usr/lib/go /usr/lib/go-*; do [ ! -d $d ] || mount -t tmpfs none $d; done;"
        + " exec \"$@\"";
    variables.put("PATH", "/usr/bin:/bin");
    ProcessResult result;
    try {
      result = new Program(project, variables).start(
          List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", cover, "sh"), "check",
          "rsc.io/quote@v1.5.2", "--only-go-hosts", "--json", "-");
    } catch (IOException e) {
      assumeTrue(false, "there is no unshare");
      return;
    }
    assumeTrue(!result.err().contains("unshare:") && !result.err().contains("mount:"),
        "no mount namespace can be had here: " + result.err());
    assumeTrue(!result.out().contains("/go\""), "a go is installed in another usual place");
    assertThat(result.exitCode()).isEqualTo(ExitCode.PROBLEM);
    var causes = JsonMapper.builder().build().readTree(result.out()).path("causes");
    assertThat(causes.path(0).path("code").asString()).isEqualTo("toolchain.go-missing");
    assertThat(causes.toString()).contains("network.refused");
  }

  private Headless check(Language language, String limit) {
    Headless program = new Headless(language, variables, new byte[0]);
    int code = program.run("check", "rsc.io/quote@v1.5.2", "--project", project.toString(), "--only-go-hosts",
        "--timeout", limit, "--json", "-");
    assertThat(code).as(program.err()).isEqualTo(ExitCode.PROBLEM);
    assertThat(program.err()).doesNotContain("Exception", "\tat ");
    return program;
  }

  private void assumeGo() {
    assumeTrue(Files.isExecutable(Path.of("/usr/local/go/bin/go"))
        || variables.get("PATH").lines().flatMap(path -> List.of(path.split(":")).stream())
            .anyMatch(entry -> Files.isExecutable(Path.of(entry, "go"))), "there is no go");
  }

  private Path fakeGo(String script) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.setPosixFilePermissions(Files.writeString(bin.resolve("go"), "#!/bin/sh\n" + script + "\n"),
        PosixFilePermissions.fromString("rwxr-xr-x"));
    return bin;
  }
}
