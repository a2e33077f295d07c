package dev.gogetwell.ui.step;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.UserFacingException;
import dev.gogetwell.ui.page.PageContext.Comparing;
import dev.gogetwell.ui.port.MirrorBench.Compared;
import dev.gogetwell.ui.run.Background;
import java.util.Optional;

/// How a comparison of module proxies stands. The work is done in the background; the state lives on the JavaFX thread,
/// to which every method belongs.
final class MirrorCheck {
  private final Comparing comparing;
  private final Background background;
  private final Runnable changed;
  private State state = new State.Ready(Optional.empty());
  private Optional<Thread> running = Optional.empty();
  /// Only what was asked last counts: an answer that comes late belongs to nobody.
  private int number;

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
    this.background = background;
    this.changed = changed;
  }

  State state() {
    return state;
  }

  /// Asks them; what is going on is ended first.
  void begin(Target target) {
    stop();
    int mine = number;
    set(new State.Running(System.nanoTime()));
    running = Optional.of(background.run(() -> comparing.mirrors().compare(target, comparing.references()),
        compared -> step(mine, new State.Done(compared)),
        failure -> step(mine, new State.Ready(Optional.of(sentence(failure))))));
  }

  /// Ends it; answered at once, whoever is being asked.
  void cancel() {
    if (state instanceof State.Running) {
      stop();
      set(new State.Ready(Optional.of(Message.of("ui.mirrors.cancelled"))));
    }
  }

  private void step(int mine, State next) {
    if (mine == number) {
      set(next);
    }
  }

  private static Message sentence(Exception failure) {
    return failure instanceof UserFacingException refused ? refused.what()
        : Message.of("ui.fix.stopped", failure.getClass().getSimpleName());
  }

  private void stop() {
    number++;
    running.ifPresent(Thread::interrupt);
    running = Optional.empty();
  }

  private void set(State next) {
    state = next;
    changed.run();
  }
}
