package dev.gogetwell.ui.step;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.Target;
import dev.gogetwell.ui.page.PageContext.Comparing;
import dev.gogetwell.ui.port.MirrorBench.Compared;
import dev.gogetwell.ui.run.Background;
import dev.gogetwell.ui.run.LatestWork;
import java.util.Optional;

/// How a comparison of module proxies stands. The work is done in the background; the state lives on the JavaFX thread,
/// to which every method belongs.
final class MirrorCheck {
  private final Comparing comparing;
  private final LatestWork work;
  private final Runnable changed;
  private State state = new State.Ready(Optional.empty());

  /// Where it stands.
  sealed interface State {
    /// Nobody is asked.
    ///
    /// @param why it was ended or could not be done; empty before the first time
    record Ready(Optional<Message> why) implements State {}

    /// Mirrors are being asked.
    ///
    /// @param began by the clock of the machine, in nanoseconds
    record Running(long began) implements State {}

    /// It came to its end.
    record Done(Compared compared) implements State {}
  }

  /// @param changed is told of every change
  MirrorCheck(Comparing comparing, Background background, Runnable changed) {
    this.comparing = comparing;
    this.work = new LatestWork(background);
    this.changed = changed;
  }

  State state() {
    return state;
  }

  /// Asks them; what is going on is ended first.
  void begin(Target target) {
    set(new State.Running(System.nanoTime()));
    work.begin(_ -> comparing.mirrors().compare(target, comparing.references()),
        compared -> set(new State.Done(compared)), why -> set(new State.Ready(Optional.of(why))));
  }

  /// Ends it; answered at once, whoever is being asked.
  void cancel() {
    if (state instanceof State.Running) {
      work.end();
      set(new State.Ready(Optional.of(Message.of("ui.mirrors.cancelled"))));
    }
  }

  private void set(State next) {
    state = next;
    changed.run();
  }
}
