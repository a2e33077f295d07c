package dev.gogetwell.remedy;

import dev.gogetwell.model.Remedy;
import java.util.List;
import java.util.function.Consumer;

/// Where remedies are carried out. Every method blocks for as long as its work takes and is cancelled by interrupting
/// the calling thread; call it on a virtual thread.
public interface RemedyDesk {
  /// The exact edit of the real files, computed on copies by the real tools. Writes nothing.
  ///
  /// @throws RemedyException if the change cannot be planned: a file that cannot be read, a value that changed
  /// meanwhile
  Preview preview(Remedy remedy) throws RemedyException, InterruptedException;

  /// Runs the user's command once with the remedy as an override, in a scratch copy with an empty module cache.
  /// Writes nothing that stays.
  ///
  /// @param lines hears what the command prints, line by line
  CommandOutcome tryOut(Remedy remedy, Consumer<String> lines) throws RemedyException, InterruptedException;

  /// Writes the change, all files of it or none: backup, compare-and-set, atomic rename, journal, and a re-read by the
  /// real tool. Waits a few seconds for another run that is changing settings.
  ///
  /// @return the journal entry, with which it can be undone
  JournalEntry apply(Remedy remedy) throws RemedyException, InterruptedException;

  /// Runs the user's command with the written settings, as they are read anew.
  CommandOutcome verify(Consumer<String> lines) throws RemedyException, InterruptedException;

  /// What [#openTerminal] repeats; empty where it repeats nothing: a practice network, a command that could start
  /// something else.
  List<String> inTerminal();

  /// Opens a terminal that has what was written, and repeats the user's command there, in view and in his own folder.
  /// Returns when the terminal has begun.
  ///
  /// @throws RemedyException if none can be opened
  void openTerminal() throws RemedyException, InterruptedException;

  /// Restores the former bytes.
  ///
  /// @throws RemedyException if a file was changed by somebody else since; nothing is overwritten then
  void undo(JournalEntry entry) throws RemedyException;

  /// What was applied and not yet undone, newest first; with it, told by its state, what a run that was ended has left
  /// half-way.
  List<JournalEntry> journal() throws RemedyException;
}
