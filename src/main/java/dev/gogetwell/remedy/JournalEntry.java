package dev.gogetwell.remedy;

import dev.gogetwell.model.Remedy;
import java.time.Instant;
import java.util.List;

/// One remedy that can be undone, as the journal on disk tells it.
///
/// @param id the name of its folder in the journal
/// @param applied when
/// @param remedy what was applied
/// @param files what was written
/// @param state whether it was carried out to the end
public record JournalEntry(String id, Instant applied, Remedy remedy, List<WrittenFile> files, State state) {
  public JournalEntry {
    files = List.copyOf(files);
  }

  /// How far it came.
  public enum State {
    APPLIED,
    /// The run that wrote it, or was undoing it, was ended in between: some of its files may hold the former bytes
    /// and some the new ones, and nobody has seen that it helps. Undoing takes it back.
    INTERRUPTED
  }

  /// One written file.
  ///
  /// @param path the real file
  /// @param existedBefore whether there was a file; if not, undoing removes it
  /// @param backup the name of the copy of the former bytes inside the entry's folder; empty if there was none
  /// @param sha256After of the written bytes: undo refuses if the file is another by then
  public record WrittenFile(String path, boolean existedBefore, String backup, String sha256After) {}
}
