package dev.gogetwell.remedy;

import dev.gogetwell.gorules.GitConfigPath;
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

  /// With the relative includes of `original` made absolute. Parts of a value may stand in quotes, one beside another.
  static String of(String text, Path original) {
    String folder = GitConfigPath.inQuotes(folderOf(original)) + "/";
    return RELATIVE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(
        found.group(1) + (found.group(1).endsWith("\"") ? folder : '"' + folder + '"')));
  }

  /// The same, with another file in the place of an included one; empty if that one is not included here.
  ///
  /// @param home what `~` stands for
  static Optional<String> of(String text, Path original, Path included, Path instead, Optional<Path> home) {
    String changed = PATH.matcher(text).replaceAll(found -> Matcher.quoteReplacement(
        isSame(found.group(3), original, included, home)
            ? found.group(1) + GitConfigPath.quoted(instead) : found.group()));
    return changed.equals(text) ? Optional.empty() : Optional.of(of(changed, original));
  }

  private static boolean isSame(String written, Path original, Path included, Optional<Path> home) {
    String named = written.replace("\\\\", "\\");
    try {
      Path path = named.startsWith("~/") && home.isPresent() ? home.get().resolve(named.substring(2))
          : folderOf(original).resolve(named);
      return path.normalize().equals(included.toAbsolutePath().normalize());
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /// A variable may name the file alone.
  static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
  }
}
