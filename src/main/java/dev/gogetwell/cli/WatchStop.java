package dev.gogetwell.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The way in which the end of the program reaches a watch: its thread is interrupted, and has a moment for a last line.
/// Asked by one thread, answered by another.
final class WatchStop {
  private static final int PATIENCE = 3;

  private final Thread watching;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean asked;

  /// @param watching the thread that watches
  WatchStop(Thread watching) {
    this.watching = watching;
  }

  /// Asks for the end, and waits for the last line.
  void askAndWait() {
    if (done.getCount() == 0) {
      return;
    }
    asked = true;
    watching.interrupt();
    try {
      if (!done.await(PATIENCE, TimeUnit.SECONDS)) {
        // What is known was told and is kept already.
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isAsked() {
    return asked;
  }

  void done() {
    done.countDown();
  }
}
