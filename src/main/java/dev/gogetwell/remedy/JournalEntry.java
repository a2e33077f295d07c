package dev.gogetwell.remedy;

import dev.gogetwell.model.Remedy;
import java.time.Instant;
import java.util.List;

/// One applied remedy, as the undo journal keeps it on disk.
///
/// @param id the name of its folder in the journal
/// @param applied when
/// @param remedy what was applied
/// @param files what was written
public record JournalEntry(String id, Instant applied, Remedy remedy, List<WrittenFile> files) {
  public JournalEntry {
    files = List.copyOf(files);
  }

  /// One written file.
  ///
  /// @param path the real file
  /// @param existedBefore whether there was a file; if not, undoing removes it
  /// @param backup the name of the copy of the former bytes inside the entry's folder; empty if there was none
  /// @param sha256After of the written bytes: undo refuses if the file is another by then
  public record WrittenFile(String path, boolean existedBefore, String backup, String sha256After) {}
}
