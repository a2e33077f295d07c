package dev.gogetwell.gorules;

import java.nio.file.Path;

/// How the name of a file stands in a git configuration file (git-config(1), Syntax): outside of quotes a `#` or `;`
/// begins a comment, a backslash begins an escape anywhere. Pure; any thread.
public final class GitConfigPath {
  private GitConfigPath() {}

  /// A whole value.
  public static String quoted(Path path) {
    return '"' + inQuotes(path) + '"';
  }

  /// What stands between two quotes. git takes slashes on Windows too, where they need no escape.
  public static String inQuotes(Path path) {
    String name = path.toString();
    String slashes = path.getFileSystem().getSeparator().equals("\\") ? name.replace('\\', '/') : name;
    return slashes.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
