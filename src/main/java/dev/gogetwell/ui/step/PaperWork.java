package dev.gogetwell.ui.step;

import dev.gogetwell.model.Message;
import dev.gogetwell.ui.port.Paper;
import dev.gogetwell.ui.port.ReportWriter;
import dev.gogetwell.ui.port.ReportWriter.Draft;
import dev.gogetwell.ui.port.ReportWriter.Removal;
import dev.gogetwell.ui.run.Background;
import dev.gogetwell.ui.run.LatestWork;
import java.util.List;
import java.util.Optional;

/// How the look at what would be saved stands. It is written in the background, and only what was wanted last counts;
/// the state lives on the JavaFX thread, to which every method belongs.
final class PaperWork {
  private final ReportWriter writer;
  private final LatestWork work;
  private final Runnable changed;
  private Optional<Draft> wanted = Optional.empty();
  private State state = new State.Nothing();
  private Optional<List<Removal>> lastRemoved = Optional.empty();

  /// Where it stands.
  sealed interface State {
    /// There is nothing to write yet.
    record Nothing() implements State {}

    /// It is being written.
    ///
    /// @param began by the clock of the machine, in nanoseconds
    record Writing(long began) implements State {}

    /// It is written.
    record Ready(Draft draft, Paper paper) implements State {}

    /// It could not be written.
    record Failed(Message why) implements State {}
  }

  /// @param changed is told of every change
  PaperWork(ReportWriter writer, Background background, Runnable changed) {
    this.writer = writer;
    this.work = new LatestWork(background);
    this.changed = changed;
  }

  State state() {
    return state;
  }

  /// What was taken out of the last that was written.
  Optional<List<Removal>> lastRemoved() {
    return lastRemoved;
  }

  /// Writes this instead of what was wanted before; nothing if it is the same.
  void want(Optional<Draft> draft) {
    if (!draft.equals(wanted)) {
      wanted = draft;
      begin();
    }
  }

  /// Writes the same once more.
  void again() {
    begin();
  }

  /// Ends it.
  void end() {
    work.end();
  }

  private void begin() {
    if (wanted.isEmpty()) {
      work.end();
      set(new State.Nothing());
      return;
    }
    Draft draft = wanted.get();
    set(new State.Writing(System.nanoTime()));
    work.begin(_ -> writer.look(draft), paper -> {
      lastRemoved = Optional.of(paper.removed());
      set(new State.Ready(draft, paper));
    },
        why -> set(new State.Failed(why)));
  }

  private void set(State next) {
    state = next;
    changed.run();
  }
}
