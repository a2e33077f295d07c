package dev.gogetwell.ui.port;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.report.LoadedReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Runs that were made before. Every method blocks for a file; call it on a virtual thread.
public interface RunStore {
  /// The newest runs, newest first.
  List<Entry> recent();

  /// Keeps a run among the recent ones.
  Entry save(Report report) throws ServiceException;

  /// Notes that remedies were applied to a kept run and that the command passed with them.
  ///
  /// @param changes what was written for that, by the names of the journal: once one of them was undone, by whomever,
  ///     the run counts as fixed no more
  void markFixed(Entry entry, List<String> changes) throws ServiceException;

  /// Forgets a kept run for good. One that is gone already is no error; what this program did not write is refused.
  void delete(Entry entry) throws ServiceException;

  /// A recent run, judged by the rules of this version.
  LoadedReport open(Entry entry) throws ServiceException;

  /// A run in a file that somebody saved or sent, judged by the rules of this version. What this program did not write
  /// for this user here has no remedy that can be carried out.
  LoadedReport open(Path file) throws ServiceException;

  /// One line of the list.
  ///
  /// @param id names it within the store
  /// @param module what was asked for; the project folder where no module was named
  /// @param cause the root cause, if there was one
  /// @param fixed whether a remedy was applied, was verified afterwards and is in force
  record Entry(
      String id, Instant started, String module, Verdict.State state, Optional<CauseCode> cause, boolean fixed) {}
}
