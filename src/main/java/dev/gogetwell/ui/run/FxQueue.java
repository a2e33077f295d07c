package dev.gogetwell.ui.run;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/// The one way from other threads to the JavaFX thread. Work that piles up is carried over in one hop and done in
/// slices of a few milliseconds, so that no flood can starve the frames. Any thread may call [#later].
public final class FxQueue {
  private static final long SLICE_NANOS = 8_000_000;

  private final ConcurrentLinkedQueue<Runnable> work = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean onItsWay = new AtomicBoolean();

  /// Does the work on the JavaFX thread, in the order of the calls.
  public void later(Runnable task) {
    work.add(task);
    wake();
  }

  private void wake() {
    if (onItsWay.compareAndSet(false, true)) {
      Platform.runLater(this::drain);
    }
  }

  private void drain() {
    onItsWay.set(false);
    long end = System.nanoTime() + SLICE_NANOS;
    for (Runnable task = work.poll(); task != null; task = work.poll()) {
      task.run();
      if (System.nanoTime() >= end) {
        break;
      }
    }
    if (!work.isEmpty()) {
      wake();
    }
  }
}
