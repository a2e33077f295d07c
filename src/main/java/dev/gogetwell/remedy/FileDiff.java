package dev.gogetwell.remedy;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Two states of a file as the lines of a unified diff. Pure; any thread.
final class FileDiff {
  private static final int MOST_LINES = 300;

  private FileDiff() {}

  /// @param name what both states are called
  static List<String> of(String name, Optional<byte[]> before, Optional<byte[]> after) {
    List<String> old = lines(before);
    List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(name, name, old, DiffUtils.diff(old, lines(after)), 3);
    return diff.size() <= MOST_LINES ? diff : Stream.concat(diff.stream().limit(MOST_LINES),
        Stream.of("… " + (diff.size() - MOST_LINES))).toList();
  }

  private static List<String> lines(Optional<byte[]> bytes) {
    String text = new String(bytes.orElse(new byte[0]), StandardCharsets.UTF_8);
    return text.isEmpty() ? List.of() : List.of(text.split("\n"));
  }
}
