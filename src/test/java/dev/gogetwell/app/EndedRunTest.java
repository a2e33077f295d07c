package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run that is ended while `go get` works in its scratch folder leaves neither the folder nor the child.
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndedRunTest {
  @TempDir private Path folder;

  private Path scratch() {
    return folder.resolve("home/.local/state/gogetwell/scratch");
  }

  /// Starts a check whose proxy never answers, and returns when `go` has asked it.
  private Process untilGoAsks(ServerSocket silent) throws IOException {
    return untilGoAsks(silent, "check");
  }

  private Process untilGoAsks(ServerSocket silent, String command) throws IOException {
    String proxy = "http://127.0.0.1:" + silent.getLocalPort();
    Process program = new Program(folder, Map.of("HOME", folder.resolve("home").toString(), "PATH",
        System.getenv().getOrDefault("PATH", "/usr/bin:/bin"), "GOPROXY", proxy, "GOSUMDB", "off", "SHELL", "/bin/sh",
        "GOTOOLCHAIN", "local")).launch(command, "ended.test/run@v1.0.0", "--only-go-hosts", "--timeout", "60s");
    List<Socket> held = new ArrayList<>();
    while (tries().isEmpty()) {
      held.add(silent.accept()); // The probes ask as well; go asks from within its scratch folder.
    }
    held.add(silent.accept());
    return program;
  }

  private Optional<Path> tries() throws IOException {
    if (!Files.isDirectory(scratch())) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.walk(scratch(), 2)) {
      return all.filter(path -> path.getFileName().toString().startsWith("try")).findFirst();
    }
  }

  private ServerSocket silent() throws IOException {
    Files.createDirectories(folder.resolve("home"));
    assumeTrue(Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(entry -> Files.isExecutable(Path.of(entry, "go"))), "there is no go");
    return new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
  }

  /// Whoever starts the tests in the background (nohup, a shell's `&`) leaves signals ignored to all that they start, and
  /// a Java that finds a signal ignored leaves it so.
  private static void assumeIsHeard(String name) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return;
    }
    long ignored = Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:"))
        .mapToLong(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16)).sum();
    int number = switch (name) {
      case "HUP" -> 1;
      case "INT" -> 2;
      default -> 15;
    };
    assumeTrue((ignored >> (number - 1) & 1) == 0, "whoever started these tests had SIG" + name + " ignored");
  }

  private static void signal(Process program, String name) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(program.pid())).start().waitFor()).isZero();
    assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aWatchThatIsEndedInTheMiddleOfACheckLeavesNothing() throws IOException, InterruptedException {
    assumeIsHeard("INT");
    try (ServerSocket silent = silent()) {
      Process program = untilGoAsks(silent, "watch");
      List<ProcessHandle> children = program.descendants().toList();
      signal(program, "INT");
      assertThat(scratch()).isEmptyDirectory();
      assertThat(children).isNotEmpty().noneMatch(child -> child.isAlive()
          && child.info().commandLine().orElse("").contains("ended.test"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void aSignalLeavesNothing(String name) throws IOException, InterruptedException {
    assumeIsHeard(name);
    try (ServerSocket silent = silent()) {
      Process program = untilGoAsks(silent);
      List<ProcessHandle> children = program.descendants().toList();
      signal(program, name);
      assertThat(scratch()).isEmptyDirectory();
      assertThat(children).isNotEmpty().noneMatch(child -> child.isAlive()
          && child.info().commandLine().orElse("").contains("ended.test"));
    }
  }

  @Test
  void whatAKilledRunLeftTheNextOneRemoves() throws IOException, InterruptedException {
    try (ServerSocket silent = silent()) {
      Process program = untilGoAsks(silent);
      List<ProcessHandle> children = program.descendants().toList();
      signal(program, "KILL");
      children.forEach(ProcessHandle::destroyForcibly);
      assertThat(scratch()).as("nobody can tidy up after this signal").isNotEmptyDirectory();
      Path left = tries().orElseThrow();
      signal(untilAnother(silent, left), "TERM");
      assertThat(scratch()).isEmptyDirectory();
    }
  }

  /// Starts a second run and waits until its own scratch folder is there.
  private Process untilAnother(ServerSocket silent, Path left) throws IOException {
    Process program = new Program(folder, Map.of("HOME", folder.resolve("home").toString(), "PATH",
        System.getenv().getOrDefault("PATH", "/usr/bin:/bin"), "GOPROXY",
        "http://127.0.0.1:" + silent.getLocalPort(), "GOSUMDB", "off", "SHELL", "/bin/sh", "GOTOOLCHAIN", "local"))
        .launch("check", "ended.test/run@v1.0.0", "--only-go-hosts", "--timeout", "60s");
    List<Socket> held = new ArrayList<>();
    while (Files.exists(left)) {
      held.add(silent.accept());
    }
    return program;
  }
}
