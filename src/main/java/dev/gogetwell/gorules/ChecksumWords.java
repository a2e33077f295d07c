package dev.gogetwell.gorules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `go` says when a checksum cannot be verified or does not match, taken apart.
/// Source: cmd/go/internal/modfetch/fetch.go, checkModSum, checkSumDB. Pure; any thread.
public final class ChecksumWords {
  private static final String HASH = "(h1:[A-Za-z0-9+/]{43}=)";
  /// Newer releases name the version first, older ones behind; both at once is usual.
  private static final Pattern VERIFYING = Pattern.compile(
      "(\\S{1,500})@(v[^\\s:/]{1,200}): verifying (?:module|go\\.mod): "
          + "|verifying (\\S{1,500})@(v[^\\s:/]{1,200})(?:/go\\.mod)?: ");
  private static final Pattern MISMATCH = Pattern.compile(
      "(?:(\\S{1,500})@(v[^\\s:/]{1,200}): )?verifying (?:(module|go\\.mod)|(\\S{1,500})@(v[^\\s:/]{1,200})(/go\\.mod)?): "
          + "(?:\\S{1,700}: )?checksum mismatch\\s{1,20}downloaded: " + HASH + "\\s{1,20}(\\S{1,200}): {1,20}" + HASH);

  private ChecksumWords() {}

  /// Two hashes that should be the same.
  ///
  /// @param reference `path@version`
  /// @param goMod whether they are of the go.mod and not of the archive
  /// @param recordedIn `go.sum`, the file of a workspace, or the name of the database
  public record Mismatch(String reference, boolean goMod, String downloaded, String recordedIn, String recorded) {
    /// How a line of go.sum about it begins.
    public String line() {
      return reference.replaceFirst("@(?=[^@]*$)", " ") + (goMod ? "/go.mod " : " ");
    }

    /// Whether the hash that differs stands in a file and was not told by the database.
    public boolean isRecordedInFile() {
      return recordedIn.endsWith(".sum");
    }
  }

  /// The version, as `path@version`, whose checksum could not be verified; empty if `go` says nothing of that kind.
  public static Optional<String> reference(String said) {
    Matcher found = VERIFYING.matcher(said);
    return !found.find() ? Optional.empty()
        : Optional.of(found.group(1) != null ? found.group(1) + "@" + found.group(2)
            : found.group(3) + "@" + found.group(4));
  }

  /// The hashes that differ.
  public static Optional<Mismatch> mismatch(String said) {
    Matcher found = MISMATCH.matcher(said);
    if (!found.find() || (found.group(1) == null && found.group(4) == null)) {
      return Optional.empty();
    }
    boolean behind = found.group(4) != null;
    return Optional.of(new Mismatch(behind ? found.group(4) + "@" + found.group(5) : found.group(1) + "@" + found.group(2),
        behind ? found.group(6) != null : "go.mod".equals(found.group(3)), found.group(7), found.group(8),
        found.group(9)));
  }
}
