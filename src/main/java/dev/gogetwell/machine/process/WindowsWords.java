package dev.gogetwell.machine.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Spells the words of a command for Windows, where a process gets one line and takes it apart by itself.
///
/// A word that begins and ends with a quote is handed on by Java as it is, and every word that needs quotes is made
/// such a word here. Pure.
final class WindowsWords {
  private static final String QUOTE = "\"";
  private static final List<String> SHELL_RUNS = List.of("/c", "/k");

  private WindowsWords() {}

  /// The words for `ProcessBuilder`.
  ///
  /// @param command the file of the program and its arguments, as they shall arrive
  /// @param shell cmd.exe, which runs batch files
  /// @throws IOException if a batch file cannot be given such an argument
  static List<String> of(List<String> command, String shell) throws IOException {
    String program = command.getFirst();
    List<String> arguments = command.subList(1, command.size());
    String name = program.substring(program.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
    if (name.endsWith(".bat") || name.endsWith(".cmd")) {
      return List.of(shell, "/e:ON", "/v:OFF", "/d", "/s", "/c", QUOTE + batch(program, arguments) + QUOTE);
    }
    List<String> words = new ArrayList<>(List.of(program));
    if (name.equals("cmd.exe")) {
      words.addAll(forShell(arguments));
    } else {
      arguments.forEach(argument -> words.add(quoted(argument)));
    }
    return words;
  }

  /// By the rules of the C runtime: backslashes count only before a quote.
  static String quoted(String argument) {
    if (!argument.isEmpty() && argument.chars().noneMatch(c -> c <= ' ' || c == '"')) {
      return argument;
    }
    StringBuilder text = new StringBuilder(QUOTE);
    int backslashes = 0;
    for (int i = 0; i < argument.length(); i++) {
      char c = argument.charAt(i);
      if (c == '"') {
        text.repeat("\\", backslashes + 1);
      }
      backslashes = c == '\\' ? backslashes + 1 : 0;
      text.append(c);
    }
    return text.repeat("\\", backslashes).append(QUOTE).toString();
  }

  /// What a batch file is given is read by cmd.exe first: all is quoted, a quote is doubled, and a percent sign is kept
  /// from naming a variable by an expansion to nothing right behind it (CVE-2024-24576).
  private static String batch(String program, List<String> arguments) throws IOException {
    StringBuilder line = new StringBuilder(QUOTE).append(program).append(QUOTE);
    for (String argument : arguments) {
      if (argument.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
        throw new IOException(program + ": a batch file cannot be given an argument of several lines");
      }
      String safe = argument.replace("%", "%%cd:~,%").replace(QUOTE, QUOTE + QUOTE);
      int end = safe.length();
      while (end > 0 && safe.charAt(end - 1) == '\\') {
        end--;
      }
      line.append(' ').append(QUOTE).append(safe).append(safe.substring(end)).append(QUOTE);
    }
    return line.toString();
  }

  /// What follows /c is a line of the shell's own language, so it arrives as it was typed; the shell takes the outer
  /// quotes away.
  private static List<String> forShell(List<String> arguments) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      words.add(arguments.get(i));
      if (SHELL_RUNS.contains(arguments.get(i).toLowerCase(Locale.ROOT))) {
        List<String> line = arguments.subList(i + 1, arguments.size());
        words.add(QUOTE + (line.size() == 1 ? line.getFirst()
            : line.stream().map(WindowsWords::quoted).collect(Collectors.joining(" "))) + QUOTE);
        break;
      }
    }
    return words;
  }
}
