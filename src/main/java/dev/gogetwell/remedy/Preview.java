package dev.gogetwell.remedy;

import java.util.List;

/// What applying a remedy would do to the real files.
///
/// @param edits one a file, in the order of writing
/// @param overriddenBy settings that would defeat the change, for instance a shell variable of the same name
public record Preview(List<FileEdit> edits, List<String> overriddenBy) {
  public Preview {
    edits = List.copyOf(edits);
    overriddenBy = List.copyOf(overriddenBy);
  }

  /// One file before and after.
  ///
  /// @param path the real file, links resolved
  /// @param exists whether it exists now
  /// @param unifiedDiff the lines of a unified diff
  /// @param command the command line that does the same by hand
  public record FileEdit(String path, boolean exists, List<String> unifiedDiff, String command) {
    /// How much of a diff is worth showing: a change of a setting has a dozen lines, a list of authorities thousands.
    private static final int SHOWN = 80;

    public FileEdit {
      unifiedDiff = List.copyOf(unifiedDiff);
    }

    /// The beginning of the diff.
    public List<String> shownDiff() {
      return unifiedDiff.subList(0, Math.min(SHOWN, unifiedDiff.size()));
    }

    /// How many lines stand behind it.
    public int hiddenLines() {
      return unifiedDiff.size() - shownDiff().size();
    }
  }
}
