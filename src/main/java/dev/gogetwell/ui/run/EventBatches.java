package dev.gogetwell.ui.run;

import dev.gogetwell.engine.RunEvent;
import dev.gogetwell.engine.RunListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Collects the events of a run and hands them over on the JavaFX thread in batches, at most ten times a second: more
/// often nobody can read. The first event goes at once, and so does the last, so that cancel feels immediate.
public final class EventBatches implements RunListener {
  private static final Duration PAUSE = Duration.millis(100);

  private final ConcurrentLinkedQueue<RunEvent> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean asked = new AtomicBoolean();
  private final FxQueue queue;
  private final Consumer<List<RunEvent>> sink;
  private boolean pausing;

  /// @param sink takes each batch, on the JavaFX thread
  public EventBatches(FxQueue queue, Consumer<List<RunEvent>> sink) {
    this.queue = queue;
    this.sink = sink;
  }

  @Override
  public void onEvent(RunEvent event) {
    waiting.add(event);
    if (event instanceof RunEvent.Finished) {
      queue.later(this::flush);
    } else if (asked.compareAndSet(false, true)) {
      queue.later(this::deliver);
    }
  }

  private void deliver() {
    if (pausing) {
      return;
    }
    flush();
    pausing = true;
    PauseTransition pause = new PauseTransition(PAUSE);
    pause.setOnFinished(end -> {
      pausing = false;
      asked.set(false);
      if (!waiting.isEmpty() && asked.compareAndSet(false, true)) {
        deliver();
      }
    });
    pause.play();
  }

  private void flush() {
    List<RunEvent> batch = new ArrayList<>();
    for (RunEvent event = waiting.poll(); event != null; event = waiting.poll()) {
      batch.add(event);
    }
    if (!batch.isEmpty()) {
      sink.accept(batch);
    }
  }
}
