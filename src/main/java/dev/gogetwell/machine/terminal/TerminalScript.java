package dev.gogetwell.machine.terminal;

import dev.gogetwell.gorules.ShellWords;
import dev.gogetwell.machine.Environment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The script that a terminal of a Unix runs. A terminal often is another process than the one that was started, with
/// variables of its own, so the script sets them. Everything is one quoted word; the file removes itself first, since a
/// variable may hold a password. Pure.
final class TerminalScript {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private TerminalScript() {}

  /// @param own what the terminal has by itself, as far as we know
  /// @param folder where the command runs
  static String of(Repeated repeated, Environment own, Path folder) {
    Map<String, String> seen = repeated.over(own).variables();
    List<String> lines = new ArrayList<>(List.of("#!/bin/sh", "PATH=\"$PATH:/usr/bin:/bin\" rm -f -- \"$0\"",
        "cd -- " + ShellWords.posix(folder.toString())
        + " || exit 1"));
    own.variables().keySet().stream().filter(name -> isSet(name) && !seen.containsKey(name))
        .forEach(name -> lines.add("unset " + name));
    seen.forEach((name, value) -> {
      if (isSet(name)) {
        lines.add(name + "=" + ShellWords.posix(value) + "; export " + name);
      }
    });
    String command = String.join(" ", repeated.command().words());
    // The end of the command by its own keys must not be the end of the terminal.
    lines.addAll(List.of("trap : INT", "printf '%s\\n' " + ShellWords.posix("$ " + command),
        String.join(" ", repeated.command().words().stream().map(ShellWords::posix).toList()),
        "printf '$ echo $?\\n%s\\n' \"$?\"", "exec \"${SHELL:-/bin/sh}\"", ""));
    return String.join("\n", lines);
  }

  private static boolean isSet(String name) {
    return (Repeated.counts(name) || name.equals("PATH")) && NAME.matcher(name).matches();
  }
}
