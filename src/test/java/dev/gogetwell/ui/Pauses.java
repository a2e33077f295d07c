package dev.gogetwell.ui;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/// How long the thread of the window is held up: something is asked of it every millisecond, by a thread of its own.
final class Pauses {
  private final AtomicLong longest = new AtomicLong();
  private final AtomicLong work = new AtomicLong();

  private Pauses() {}

  /// Begins to measure.
  static Pauses begin() {
    Pauses pauses = new Pauses();
    Thread.ofPlatform().daemon().start(pauses::beat);
    return pauses;
  }

  /// Forgets what was measured.
  void forget() {
    longest.set(0);
    work.set(0);
  }

  /// The longest that something had to wait, in milliseconds.
  double longest() {
    return longest.get() / 1e6;
  }

  /// The most that the thread itself did meanwhile, in milliseconds; on a busy machine a pause is longer than that.
  double work() {
    return work.get() / 1e6;
  }

  /// How much the thread that asks has done.
  static long workOfThread() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  static <T> T onFx(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    return task.get();
  }

  private void beat() {
    long before = Long.MAX_VALUE;
    while (true) {
      try {
        long asked = System.nanoTime();
        long now = onFx(Pauses::workOfThread);
        longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
        work.accumulateAndGet(now - Math.min(before, now), Math::max);
        before = now;
        TimeUnit.MILLISECONDS.sleep(1);
      } catch (Exception _) {
        return;
      }
    }
  }
}
