package dev.gogetwell.machine.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.ProgramSearch;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A real xterm on a display of its own, in which the command is seen to run.
@EnabledOnOs(OS.LINUX)
class RealTerminalTest {
  @TempDir
  Path folder;

  private static Path program(String name) {
    Optional<Path> found = ProgramSearch.find(name, Environment.ofThisProcess(), List.of());
    assumeTrue(found.isPresent(), "skipped: there is no " + name + " on this machine");
    return found.orElseThrow();
  }

  /// Starts a display on a number that it chooses itself.
  private Process display() throws IOException {
    return new ProcessBuilder(program("Xvfb").toString(), "-displayfd", "1", "-screen", "0", "800x600x24",
        "-nolisten", "tcp").redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void anXtermRunsTheCommandInItsFolderAndStaysForItsUser() throws Exception {
    Path xterm = program("xterm");
    Path project = Files.createDirectory(folder.resolve("a 'project'; touch pwned"));
    Path seen = folder.resolve("seen");
    Path tools = Files.createDirectory(folder.resolve("sdk"));
    script(tools.resolve("go"), "#!/bin/sh\n{ pwd; tty; printf '%s\\n' \"$*\" \"$GOPROXY\"; } > '" + seen + "'\n");
    // What the shell that stays reads first: it tells that it was reached, and ends when it is told to.
    Path first = folder.resolve("first");
    Files.writeString(first, "touch '" + folder.resolve("stays") + "'\nwhile [ ! -e '" + folder.resolve("leave")
        + "' ]; do sleep 0.05; done\nexit\n");
    Path only = Files.createDirectory(folder.resolve("only"));
    Files.createSymbolicLink(only.resolve("xterm"), xterm);
    Process display = display();
    try (var number = display.inputReader()) {
      Environment own = Environment.of(OperatingSystem.LINUX, Map.of("PATH", only.toString(), "HOME", folder.toString(),
          "SHELL", "/bin/sh", "ENV", first.toString(), "DISPLAY", ":" + number.readLine()));
      Repeated repeated = new Repeated(
          new PlainCommand(List.of("go", "get", "rsc.io/quote@v1.5.2"), Optional.of(project.toString())),
          Environment.of(OperatingSystem.LINUX, Map.of("PATH", "/usr/bin:/bin", "GOPROXY", "https://a'b.test|$(x)")),
          Optional.of(tools.resolve("go")));
      assertThat(new TerminalOpener(new Processes(), own, Duration.ofSeconds(20))
          .open(repeated, Files.createDirectory(folder.resolve("tmp")))).isTrue();
      await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(folder.resolve("stays")));
      List<String> lines = Files.readAllLines(seen);
      assertThat(lines.get(1)).as("it has a terminal").startsWith("/dev/");
      assertThat(List.of(lines.get(0), lines.get(2), lines.get(3))).containsExactly(
          project.toRealPath().toString(), "get rsc.io/quote@v1.5.2", "https://a'b.test|$(x)");
      assertThat(ProcessHandle.current().descendants().map(child -> child.info().command().orElse("")))
          .as("it is no child of this program, and stays when that ends").noneMatch(name -> name.endsWith("xterm"));
      Files.createFile(folder.resolve("leave"));
    } finally {
      display.destroy();
    }
  }
}
