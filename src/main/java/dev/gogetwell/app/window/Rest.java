package dev.gogetwell.app.window;

import dev.gogetwell.engine.Engine;
import dev.gogetwell.engine.RunEvent;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/// Lets go of what runs needed when none has been begun for a while after one that is over: at once, it would stop the
/// window in which the verdict has just come, and another run would measure the pause. Any thread.
final class Rest {
  private final AtomicLong begun = new AtomicLong();
  private final Executor later;
  private final Runnable letGo;

  /// @param later does something after a while
  Rest(Executor later, Runnable letGo) {
    this.later = later;
    this.letGo = letGo;
  }

  /// The same engine.
  Engine after(Engine engine) {
    return (request, listener) -> {
      long mine = begun.incrementAndGet();
      return engine.start(request, event -> {
        listener.onEvent(event);
        if (event instanceof RunEvent.Finished) {
          later.execute(() -> {
            if (begun.get() == mine) {
              letGo.run();
            }
          });
        }
      });
    };
  }
}
