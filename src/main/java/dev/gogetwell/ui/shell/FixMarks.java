package dev.gogetwell.ui.shell;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.ui.fix.RemedyBoard;
import dev.gogetwell.ui.port.RunStore;
import dev.gogetwell.ui.run.LiveRun;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes down that a fix was seen to work: in the rail of the run, and beside the run that was kept. JavaFX thread only.
final class FixMarks {
  private final RunFlow.Desk desk;
  private final LiveRun run;
  private final Consumer<Exception> refused;
  private Optional<RunStore.Entry> kept = Optional.empty();
  private Optional<StepStatus> told = Optional.empty();
  private List<String> marked = List.of();

  FixMarks(RunFlow.Desk desk, LiveRun run, Consumer<Exception> refused) {
    this.desk = desk;
    this.run = run;
    this.refused = refused;
  }

  /// The run has its place among those that are kept.
  void kept(RunStore.Entry entry) {
    kept = Optional.of(entry);
  }

  /// The board has changed.
  void follow(RemedyBoard board) {
    Optional<StepStatus> status = board.isVerified()
        ? Optional.of(new StepStatus(Step.FIX, StepState.FINE, Message.of("ui.fix.step.verified"))) : Optional.empty();
    if (!status.equals(told)) {
      told = status;
      run.noteFix(status);
    }
    List<String> changes = board.inForce();
    if (board.isVerified() && !changes.equals(marked) && kept.isPresent()) {
      marked = changes;
      RunStore.Entry entry = kept.get();
      desk.background().run(() -> {
        desk.runs().markFixed(entry, changes);
        return entry;
      }, done -> { }, refused);
    }
  }
}
