package dev.gogetwell.ui.run;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.UserFacingException;
import java.util.Optional;
import java.util.function.Consumer;

/// Work in the background of which only the last that was begun counts: what comes late belongs to nobody. JavaFX thread
/// only.
public final class LatestWork {
  private final Background background;
  private Optional<Thread> running = Optional.empty();
  private int number;

  /// @param background where the work is done
  public LatestWork(Background background) {
    this.background = background;
  }

  /// What is done off the JavaFX thread.
  @FunctionalInterface
  public interface Work<T> {
    /// Does it; interrupted when it is ended.
    ///
    /// @param report carries a step of progress to the JavaFX thread
    T call(Consumer<Runnable> report) throws Exception;
  }

  /// Begins; what is going on is ended first.
  ///
  /// @param done takes the result, unless the work was ended
  /// @param failed takes why there is none, unless the work was ended
  public <T> void begin(Work<T> work, Consumer<T> done, Consumer<Message> failed) {
    end();
    int mine = number;
    running = Optional.of(background.run(
        () -> work.call(step -> background.report(() -> ifLatest(mine, step))),
        result -> ifLatest(mine, () -> done.accept(result)),
        failure -> ifLatest(mine, () -> failed.accept(sentence(failure)))));
  }

  /// Ends what is going on; answered at once.
  public void end() {
    number++;
    running.ifPresent(Thread::interrupt);
    running = Optional.empty();
  }

  private void ifLatest(int mine, Runnable step) {
    if (mine == number) {
      step.run();
    }
  }

  private static Message sentence(Exception failure) {
    return failure instanceof UserFacingException refused ? refused.what()
        : Message.of("ui.fix.stopped", failure.getClass().getSimpleName());
  }
}
