package dev.gogetwell.remedy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a git configuration file for a copy in another folder, which includes the same files as the original
/// (git-config(1), Includes). Pure.
final class GitConfigCopy {
  private static final Pattern RELATIVE =
      Pattern.compile("(?mi)^(\\s*path\\s*=\\s*\"?)(?![A-Za-z]:)(?=[^/~\"\\s])");
  private static final Pattern PATH = Pattern.compile("(?mi)^(\\s*path\\s*=[ \\t]*)(\"?)([^\"\\r\\n]*?)\\2[ \\t]*$");

  private GitConfigCopy() {}

  /// With the relative includes of `original` made absolute.
  static String of(String text, Path original) {
    return RELATIVE.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + spelled(folderOf(original)) + "/"));
  }

  /// The same, with another file in the place of an included one; empty if that one is not included here.
  ///
  /// @param home what `~` stands for
  static Optional<String> of(String text, Path original, Path included, Path instead, Optional<Path> home) {
    String moved = of(text, original);
    String whole = PATH.matcher(moved).replaceAll(found -> Matcher.quoteReplacement(
        isSame(found.group(3), included, home) ? found.group(1) + '"' + spelled(instead) + '"' : found.group()));
    return whole.equals(moved) ? Optional.empty() : Optional.of(whole);
  }

  private static boolean isSame(String named, Path included, Optional<Path> home) {
    try {
      Path path = named.startsWith("~/") && home.isPresent() ? home.get().resolve(named.substring(2)) : Path.of(named);
      return path.normalize().equals(included.toAbsolutePath().normalize());
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /// A variable may name the file alone.
  static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
  }

  /// In a git configuration file a backslash begins an escape; git takes the other one on Windows too.
  static String spelled(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
