package dev.gogetwell.remedy;

import dev.gogetwell.gorules.ShellWords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The file that a login shell reads, and the block in it that is ours.
///
/// The block stands at the end, where nothing after it can undo it; bytes outside it stay as they are.
///
/// @param path the file
/// @param fish whether the shell is fish, which has words of its own
record LoginFile(Path path, boolean fish) {
  private static final String BEGIN = "# >>> gogetwell >>>";
  private static final String END = "# <<< gogetwell <<<";

  /// Whether a new login has to be asked in which folder the file lies.
  static boolean isWhereTheLoginSays(String shell) {
    return program(shell).equals("zsh");
  }

  private static String program(String shell) {
    return shell.substring(shell.lastIndexOf('/') + 1);
  }

  /// The file for a shell (bash(1), INVOCATION: the first of three that exists is read; zsh(1), STARTUP/SHUTDOWN
  /// FILES, where `.zshenv` may name another folder for the rest; fish reads conf.d).
  ///
  /// @param zDotDir of a new login
  static LoginFile of(String shell, Path home, String xdgConfigHome, String zDotDir) {
    return switch (program(shell)) {
      case "bash" -> new LoginFile(firstExisting(home, ".bash_profile", ".bash_login", ".profile"), false);
      case "zsh" -> new LoginFile((zDotDir.startsWith("/") ? Path.of(zDotDir) : home).resolve(".zprofile"), false);
      case "fish" -> {
        Path config = xdgConfigHome.startsWith("/") ? Path.of(xdgConfigHome) : home.resolve(".config");
        yield new LoginFile(config.resolve("fish").resolve("conf.d").resolve("gogetwell.fish"), true);
      }
      default -> new LoginFile(home.resolve(".profile"), false);
    };
  }

  private static Path firstExisting(Path home, String... names) {
    for (String name : names) {
      if (Files.exists(home.resolve(name))) {
        return home.resolve(name);
      }
    }
    return home.resolve(names[names.length - 1]);
  }

  /// The line that sets the variable, or takes it away.
  String line(String name, Optional<String> value) {
    if (fish) {
      return value.map(text -> "set -gx " + name + " '" + text.replace("\\", "\\\\").replace("'", "\\'") + "'")
          .orElse("set -e " + name);
    }
    return value.map(text -> "export " + name + "=" + ShellWords.posix(text)).orElse("unset " + name);
  }

  /// The file with the variable set in our block, or taken away there.
  byte[] edit(byte[] before, String name, Optional<String> value) {
    // ISO 8859-1 keeps every byte, whatever the encoding of the file is.
    String text = new String(before, StandardCharsets.ISO_8859_1);
    List<String> ours = new ArrayList<>();
    int begin = text.indexOf(BEGIN + "\n");
    int end = text.indexOf(END + "\n", Math.max(begin, 0));
    if (begin >= 0 && end > begin) {
      text.substring(begin + BEGIN.length() + 1, end).lines().filter(line -> !isAbout(line, name)).forEach(ours::add);
      text = text.substring(0, begin) + text.substring(end + END.length() + 1);
    }
    ours.add(new String(line(name, value).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    String separator = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
    return (text + separator + BEGIN + "\n" + String.join("\n", ours) + "\n" + END + "\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isAbout(String line, String name) {
    return line.startsWith("export " + name + "=") || line.equals("unset " + name)
        || line.startsWith("set -gx " + name + " ") || line.equals("set -e " + name);
  }
}
