package dev.gogetwell.remedy;

import java.util.List;
import java.util.Optional;

/// One change that this program made, as far back as its journal goes, whether it is in force or was undone.
///
/// @param files what was written, in the order of writing
public record PastChange(JournalEntry entry, State state, List<PastFile> files) {
  public PastChange {
    files = List.copyOf(files);
  }

  /// What became of it.
  public enum State {
    IN_FORCE,
    /// The run that wrote it was ended in between.
    HALF_WAY,
    /// The former bytes are back.
    UNDONE
  }

  /// Whether it can be taken back.
  public boolean canBeUndone() {
    return state != State.UNDONE;
  }

  /// One of its files.
  ///
  /// @param path the real file, or the variable
  /// @param diff from the former bytes to those that stand there; empty if they are not those that were written
  public record PastFile(String path, Optional<Diff> diff) {}

  /// What was written, and what undoing writes, as the lines of unified diffs.
  public record Diff(List<String> written, List<String> undoing) {
    public Diff {
      written = List.copyOf(written);
      undoing = List.copyOf(undoing);
    }
  }
}
