package dev.gogetwell.engine;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Verdict;
import java.time.Duration;
import java.util.List;

/// What a run tells while it goes on. Sealed, so that every face of the program decides about every kind.
///
/// Events of one run arrive one at a time and in order, on a thread of the run; a listener must return quickly.
public sealed interface RunEvent {
  /// When it happened, since the start of the run.
  Duration at();

  /// The pasted text was read.
  record SymptomRead(Duration at, Symptom symptom) implements RunEvent {}

  /// The settings of the judged environment are known.
  record SettingsRead(Duration at, Settings settings) implements RunEvent {}

  /// The hops are known.
  record RoutePlanned(Duration at, Route route) implements RunEvent {}

  /// Something is being waited for.
  ///
  /// @param id the same id comes back in [WaitEnded]
  /// @param what the sentence that says what
  /// @param atMost how long it can take
  record WaitStarted(Duration at, String id, Message what, Duration atMost) implements RunEvent {}

  /// A wait is over.
  record WaitEnded(Duration at, String id) implements RunEvent {}

  /// A measurement was made.
  record EvidenceAdded(Duration at, Evidence evidence) implements RunEvent {}

  /// The steps changed; all of them are listed.
  record StepsChanged(Duration at, List<StepStatus> steps) implements RunEvent {
    public StepsChanged {
      steps = List.copyOf(steps);
    }
  }

  /// The verdict changed. The first one comes early; `verdict.stillTesting()` tells whether it may change again.
  record VerdictChanged(Duration at, Verdict verdict) implements RunEvent {}

  /// A host outside this machine was contacted for the first time in this run.
  record HostContacted(Duration at, String host) implements RunEvent {}

  /// The run is over: done, out of time, or cancelled. The last event.
  record Finished(Duration at, Report report) implements RunEvent {}
}
