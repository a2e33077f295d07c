package dev.gogetwell.gorules;

import dev.gogetwell.model.Settings;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Go release as far as behaviour depends on it. A development build counts as newer than every release, because
/// its source is ahead of the last tag. Immutable; any thread.
///
/// @param major always 1 so far
/// @param minor 26 in `go1.26.8`
/// @param patch 8 in `go1.26.8`
/// @param preRelease `rc1`, `beta2`; empty for a release
public record GoVersion(int major, int minor, int patch, String preRelease) implements Comparable<GoVersion> {
  /// What a version without a readable number is taken for.
  public static final GoVersion DEVEL = new GoVersion(1, Integer.MAX_VALUE, 0, "");

  private static final Pattern FORM =
      Pattern.compile("(?:go)?(\\d{1,4})(?:\\.(\\d{1,4}))?(?:\\.(\\d{1,4}))?((?:rc|beta|alpha)\\d{0,4})?(?:[-+ ].*)?");
  private static final Pattern DEVEL_FORM = Pattern.compile("devel (?:go(\\d{1,4})\\.(\\d{1,4})-)?.*");
  private static final Comparator<GoVersion> ORDER = Comparator.comparingInt(GoVersion::major)
      .thenComparingInt(GoVersion::minor)
      .thenComparingInt(GoVersion::patch)
      .thenComparing(version -> version.preRelease().isEmpty())
      .thenComparing(GoVersion::preRelease, GoVersion::comparePreRelease);

  /// Reads `go1.26.8`, `go1.27rc1`, `1.19`, `go version go1.26.8 linux/amd64` or `devel go1.28-abcdef`.
  public static Optional<GoVersion> parse(String text) {
    String trimmed = text.strip();
    if (trimmed.startsWith("go version ")) {
      trimmed = trimmed.substring("go version ".length());
    }
    if (trimmed.startsWith("devel")) {
      Matcher devel = DEVEL_FORM.matcher(trimmed);
      return devel.matches() && devel.group(1) != null
          ? Optional.of(new GoVersion(number(devel.group(1)), number(devel.group(2)), 0, "devel"))
          : Optional.of(DEVEL);
    }
    Matcher form = FORM.matcher(trimmed);
    if (!form.matches()) {
      return Optional.empty();
    }
    String pre = form.group(4);
    return Optional.of(
        new GoVersion(number(form.group(1)), number(form.group(2)), number(form.group(3)), pre == null ? "" : pre));
  }

  /// The version that is judged in a run: the one of its settings, and the newest rules where none is known.
  public static GoVersion judged(Settings settings) {
    return settings.go().flatMap(go -> parse(go.version())).orElse(DEVEL);
  }

  /// Whether this is 1.`wanted` or newer; a release candidate has the behaviour of its release.
  public boolean atLeast(int wanted) {
    return major > 1 || minor >= wanted;
  }

  @Override
  public int compareTo(GoVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return minor == Integer.MAX_VALUE ? "devel" : "go" + major + "." + minor + "." + patch + preRelease;
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int comparePreRelease(String left, String right) {
    String leftWord = left.replaceAll("\\d", "");
    String rightWord = right.replaceAll("\\d", "");
    int words = leftWord.compareTo(rightWord);
    return words != 0 ? words : Integer.compare(trailing(left, leftWord), trailing(right, rightWord));
  }

  private static int trailing(String text, String word) {
    return text.length() == word.length() ? 0 : Integer.parseInt(text.substring(word.length()));
  }
}
