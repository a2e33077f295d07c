package dev.gogetwell.engine;

import dev.gogetwell.model.Report;

/// A run that has been started. Any thread.
public interface RunHandle {
  /// Ends the run; the partial report arrives as [RunEvent.Finished] within 300 ms. Harmless if it is over.
  void cancel();

  /// Waits for the report.
  ///
  /// @throws InterruptedException if the waiting thread is interrupted; the run goes on
  Report await() throws InterruptedException;
}
