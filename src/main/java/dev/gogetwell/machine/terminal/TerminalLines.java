package dev.gogetwell.machine.terminal;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The command lines that open a terminal, those that the user or his desktop chose first. Pure.
final class TerminalLines {
  /// Each program takes what it shall run as words of their own, never as one text that a shell would read.
  private static final List<List<String>> OF_LINUX = List.of(
      List.of("xdg-terminal-exec"), List.of("x-terminal-emulator", "-e"), List.of("gnome-terminal", "--"),
      List.of("ptyxis", "--"), List.of("kgx", "--"), List.of("konsole", "-e"), List.of("xfce4-terminal", "-x"),
      List.of("mate-terminal", "-x"), List.of("tilix", "-e"), List.of("terminator", "-x"), List.of("lxterminal", "-e"),
      List.of("qterminal", "-e"), List.of("kitty"), List.of("alacritty", "-e"), List.of("foot"),
      List.of("wezterm", "start", "--"), List.of("urxvt", "-e"), List.of("xterm", "-e"));
  /// The variable with the path of the program.
  static final String TOOL = "GOGETWELL_TOOL";

  private static final Pattern PLAIN_ROOT = Pattern.compile("[A-Za-z]:\\\\[A-Za-z0-9]{1,40}");

  private TerminalLines() {}

  /// On Linux and its like.
  static List<List<String>> linux(Path script) {
    return OF_LINUX.stream().map(words -> Stream.concat(words.stream(),
        Stream.of("/bin/sh", script.toString())).toList()).toList();
  }

  /// On macOS, whose Terminal runs a file with this ending.
  static List<List<String>> mac(Path script) {
    return List.of(List.of("/usr/bin/open", "-a", "Terminal", script.toString()),
        List.of("/usr/bin/open", script.toString()));
  }

  /// On Windows: `start` opens the terminal that the user has chosen for consoles. It hands our variables on, so
  /// nothing of them, nor of the folder, stands in the line; the words of the command are plain. The first shell takes
  /// the caret away, so that the second one runs two commands.
  ///
  /// @param root the folder of Windows
  /// @param named whether [#TOOL] holds the path of the program. A shell of Windows takes a program of the current
  /// folder before that of PATH; a path has no quote, so it stays one word.
  static List<String> windows(PlainCommand command, String root, boolean named) {
    String shell = PLAIN_ROOT.matcher(root).matches() ? root + "\\System32\\cmd.exe" : "cmd.exe";
    List<String> words = command.words();
    String program = named ? "\"%" + TOOL + "%\"" : words.getFirst();
    return List.of(shell, "/d", "/s", "/c", "start " + shell + " /k echo $ " + String.join(" ", words) + "^& " + program
        + " " + String.join(" ", words.subList(1, words.size())));
  }
}
