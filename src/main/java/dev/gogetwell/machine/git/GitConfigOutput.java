package dev.gogetwell.machine.git;

import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads what `git config --list --show-origin -z` prints, with or without `--show-scope`.
final class GitConfigOutput {
  private static final int MOST_HIDDEN = 20;

  private GitConfigOutput() {}

  /// @param scoped whether each entry begins with its scope
  /// @param directory where git ran: it names the repository's file relative to the top of the work tree
  static List<Setting> parse(String text, boolean scoped, Path directory) {
    List<Setting> settings = new ArrayList<>();
    Map<String, List<Setting.Hidden>> earlier = new HashMap<>();
    String[] fields = text.split("\u0000", 0);
    int width = scoped ? 3 : 2;
    for (int i = 0; i + width <= fields.length; i += width) {
      String where = fields[i + width - 2];
      String entry = fields[i + width - 1];
      int newline = entry.indexOf('\n');
      String key = newline < 0 ? entry : entry.substring(0, newline);
      // A key without "=" is true for git.
      String value = newline < 0 ? "true" : entry.substring(newline + 1);
      String file = where.startsWith("file:") ? absolute(where.substring("file:".length()), directory) : where;
      Origin origin = new Origin(scoped ? kind(fields[i]) : guess(file), file);
      List<Setting.Hidden> hidden = earlier.computeIfAbsent(key, ignored -> new ArrayList<>());
      settings.add(new Setting(key, value, origin, hidden));
      hidden.addFirst(new Setting.Hidden(value, origin));
      if (hidden.size() > MOST_HIDDEN) {
        hidden.removeLast(); // A file that says the same thing a hundred thousand times would cost its square.
      }
    }
    return settings;
  }

  private static String absolute(String file, Path directory) {
    try {
      for (Path at = directory.toAbsolutePath(); at != null; at = at.getParent()) {
        if (Files.exists(at.resolve(file))) {
          return at.resolve(file).toString();
        }
      }
    } catch (InvalidPathException e) {
      // A name that the encoding of this process cannot spell; as git wrote it, it can still be read.
    }
    return file;
  }

  private static Origin.Kind kind(String scope) {
    return switch (scope) {
      case "system" -> Origin.Kind.GIT_SYSTEM;
      case "global" -> Origin.Kind.GIT_GLOBAL;
      case "local", "worktree" -> Origin.Kind.GIT_LOCAL;
      default -> Origin.Kind.GIT_OTHER;
    };
  }

  /// For a git before 2.26, which cannot tell the scope.
  private static Origin.Kind guess(String file) {
    if (file.startsWith(".git/") || file.endsWith("/.git/config")) {
      return Origin.Kind.GIT_LOCAL;
    }
    if (file.endsWith("/.gitconfig") || file.endsWith("/git/config")) {
      return Origin.Kind.GIT_GLOBAL;
    }
    return file.endsWith("gitconfig") ? Origin.Kind.GIT_SYSTEM : Origin.Kind.GIT_OTHER;
  }
}
