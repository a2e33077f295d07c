package dev.gogetwell.machine.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How a terminal is started on each system; none of it is ever a text that a shell takes apart, but for the plain
/// words on Windows.
class TerminalLinesTest {
  private static final Path SCRIPT = Path.of("/home/o'neil & co/again.sh");
  private static final PlainCommand COMMAND =
      new PlainCommand(List.of("go", "get", "rsc.io/quote@v1.5.2"), Optional.empty());

  @Test
  void everyTerminalOfLinuxGetsTheShellAndTheScriptAsWords() {
    assertThat(TerminalLines.linux(SCRIPT)).hasSizeGreaterThan(10).allSatisfy(line ->
        assertThat(line.subList(line.size() - 2, line.size())).containsExactly("/bin/sh", SCRIPT.toString()));
    assertThat(TerminalLines.linux(SCRIPT)).contains(List.of("gnome-terminal", "--", "/bin/sh", SCRIPT.toString()),
        List.of("x-terminal-emulator", "-e", "/bin/sh", SCRIPT.toString()),
        List.of("konsole", "-e", "/bin/sh", SCRIPT.toString()),
        List.of("xfce4-terminal", "-x", "/bin/sh", SCRIPT.toString()),
        List.of("xterm", "-e", "/bin/sh", SCRIPT.toString()));
  }

  @Test
  void theTerminalOfMacOpensTheFile() {
    Path file = Path.of("/private/var/x/again.command");
    assertThat(TerminalLines.mac(file)).startsWith(List.of("/usr/bin/open", "-a", "Terminal", file.toString()));
  }

  @Test
  void windowsStartsTheConsoleThatTheUserChose() {
    assertThat(TerminalLines.windows(COMMAND, "C:\\Windows", true)).containsExactly("C:\\Windows\\System32\\cmd.exe",
        "/d", "/s", "/c", "start C:\\Windows\\System32\\cmd.exe /k "
            + "echo $ go get rsc.io/quote@v1.5.2^& \"%GOGETWELL_TOOL%\" get rsc.io/quote@v1.5.2");
  }

  @Test
  void aFolderOfWindowsThatSaysMoreThanItsNameIsNoPartOfTheLine() {
    assertThat(TerminalLines.windows(COMMAND, "C:\\Win\" & calc & \"", false)).startsWith("cmd.exe")
        .noneMatch(word -> word.contains("calc"));
  }
}
