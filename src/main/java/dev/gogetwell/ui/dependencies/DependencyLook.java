package dev.gogetwell.ui.dependencies;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.Target;
import dev.gogetwell.ui.port.Dependencies;
import dev.gogetwell.ui.port.Dependencies.Looked;
import dev.gogetwell.ui.port.Dependencies.Wish;
import dev.gogetwell.ui.port.Workplace;
import dev.gogetwell.ui.run.Background;
import dev.gogetwell.ui.run.LatestWork;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// How a look at the dependencies stands: what was asked, whether it goes on, and what came of it. The work is done in
/// the background; the state lives on the JavaFX thread, to which every method belongs.
public final class DependencyLook {
  private final Supplier<Workplace> workplace;
  private final LatestWork work;
  private Runnable changed = () -> { };
  private State state = new State.Nothing();

  /// Where it stands.
  sealed interface State {
    /// Nothing was asked yet.
    record Nothing() implements State {}

    /// Tools are being asked.
    ///
    /// @param tool the one that runs; empty text before the first
    /// @param began by the clock of the machine, in nanoseconds
    record Running(Wish wish, String tool, long began) implements State {}

    /// The user ended it.
    record Cancelled(Wish wish) implements State {}

    /// It could not be done.
    record Failed(Wish wish, Message why) implements State {}

    /// It came to its end.
    record Done(Wish wish, Looked looked, Duration took) implements State {}
  }

  /// @param workplace whose environment is judged now
  public DependencyLook(Supplier<Workplace> workplace, Background background) {
    this.workplace = workplace;
    this.work = new LatestWork(background);
  }

  State state() {
    return state;
  }

  /// Whom to tell of every change.
  void onChange(Runnable told) {
    changed = told;
  }

  /// The dependencies of the judged environment.
  Dependencies dependencies() {
    return workplace.get().dependencies();
  }

  /// What was found in the project that is asked for, if that is the one that was looked at.
  public Optional<Looked> found(Target target) {
    return state instanceof State.Done done && target.project().map(Path::of).equals(Optional.of(done.wish().project()))
        ? Optional.of(done.looked()) : Optional.empty();
  }

  boolean isRunning() {
    return state instanceof State.Running;
  }

  /// Begins; what is going on is ended first.
  void begin(Wish wish) {
    long began = System.nanoTime();
    set(new State.Running(wish, "", began));
    Dependencies asked = dependencies();
    work.begin(report -> asked.look(wish, tool -> report.accept(() -> set(new State.Running(wish, tool, began)))),
        looked -> set(new State.Done(wish, looked, Duration.ofNanos(System.nanoTime() - began))),
        why -> set(new State.Failed(wish, why)));
  }

  /// Ends what is going on; answered at once, whatever the tools do.
  void cancel() {
    if (state instanceof State.Running now) {
      work.end();
      set(new State.Cancelled(now.wish()));
    }
  }

  /// Forgets what was found.
  public void forget() {
    work.end();
    set(new State.Nothing());
  }

  private void set(State next) {
    state = next;
    changed.run();
  }
}
