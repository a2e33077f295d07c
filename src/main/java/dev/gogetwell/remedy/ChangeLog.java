package dev.gogetwell.remedy;

import dev.gogetwell.machine.registry.UserVariables;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// What this program ever wrote for this user on this computer, whichever run it was. Every method blocks for files;
/// call it on a virtual thread.
public interface ChangeLog {
  /// All changes, newest first. What a run that was ended has left is put in order first.
  List<PastChange> all() throws RemedyException;

  /// Restores the former bytes of all files, or of none if somebody else changed one since.
  void undo(JournalEntry entry) throws RemedyException;

  /// The log that is kept in a folder.
  ///
  /// @param variables the registry of this user, where the system has one
  static ChangeLog in(Path journal, Clock clock, Optional<UserVariables> variables) {
    return new ChangeLog() {
      private final Journal log = new Journal(journal, clock, new Places(variables));

      @Override
      public List<PastChange> all() throws RemedyException {
        return log.history();
      }

      @Override
      public void undo(JournalEntry entry) throws RemedyException {
        log.undoAlone(entry);
      }
    };
  }
}
