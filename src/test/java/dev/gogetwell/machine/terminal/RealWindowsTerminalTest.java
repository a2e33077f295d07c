package dev.gogetwell.machine.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.process.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A real console of Windows, in which the command is seen to run.
@EnabledOnOs(OS.WINDOWS)
class RealWindowsTerminalTest {
  @TempDir
  Path folder;

  @Test
  void aConsoleRunsTheCommandInItsFolderAndNothingOfThatFolder() throws Exception {
    Path project = Files.createDirectory(folder.resolve("a & b 'x' %PATH% ^"));
    Path seen = folder.resolve("seen");
    Files.writeString(project.resolve("go.cmd"), "@echo hijacked> \"" + folder.resolve("hijacked") + "\"\r\n");
    Path tools = Files.createDirectory(folder.resolve("sdk"));
    Files.writeString(tools.resolve("go.cmd"), """
        @echo off
        > "SEEN.new" cd
        >> "SEEN.new" echo %1 %2
        >> "SEEN.new" set GOPROXY
        ren "SEEN.new" seen
        exit
        """.replace("SEEN", seen.toString()).replace("\n", "\r\n"));
    Repeated repeated = new Repeated(
        new PlainCommand(List.of("go", "get", "rsc.io/quote@v1.5.2"), Optional.of(project.toString())),
        Environment.of(OperatingSystem.WINDOWS, Map.of("GOPROXY", "https://a.test|\" & calc & %x%")),
        Optional.of(tools.resolve("go.cmd")));
    assertThat(new TerminalOpener(new Processes(), Environment.ofThisProcess(), Duration.ofSeconds(20))
        .open(repeated, Files.createDirectory(folder.resolve("tmp")))).isTrue();
    await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(seen));
    assertThat(Files.readAllLines(seen).stream().map(String::strip).toList()).containsExactly(
        project.toRealPath().toString(), "get rsc.io/quote@v1.5.2", "GOPROXY=https://a.test|\" & calc & %x%");
    assertThat(folder.resolve("hijacked")).doesNotExist();
  }
}
