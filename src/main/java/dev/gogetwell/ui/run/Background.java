package dev.gogetwell.ui.run;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Work that blocks, done on a virtual thread, with its outcome brought back to the JavaFX thread. Call from any
/// thread; the callbacks run on the JavaFX thread.
public final class Background {
  private final FxQueue queue;

  public Background(FxQueue queue) {
    this.queue = queue;
  }

  /// Does the work.
  ///
  /// @param done takes the result
  /// @param failed takes what was thrown; an interrupted task calls neither
  /// @return the thread, so that the work can be interrupted
  public <T> Thread run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    return Thread.ofVirtual().name("window-work").start(() -> {
      try {
        T result = work.call();
        queue.later(() -> done.accept(result));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        queue.later(() -> failed.accept(e));
      }
    });
  }

  /// Carries one step of progress to the JavaFX thread.
  public void report(Runnable step) {
    queue.later(step);
  }
}
