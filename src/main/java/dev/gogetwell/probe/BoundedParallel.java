package dev.gogetwell.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/// Runs jobs side by side on virtual threads, a few at a time: bursts make cheap routers drop packets, and then every
/// measurement lies. Interrupting the caller interrupts them all.
public final class BoundedParallel {
  private BoundedParallel() {}

  /// A blocking piece of work.
  @FunctionalInterface
  public interface Job {
    /// Does the work; ends early when interrupted.
    void run() throws InterruptedException;
  }

  /// Runs `jobs`, at most `width` at once, and returns when all have ended.
  ///
  /// @throws InterruptedException if the caller was interrupted; the jobs have been interrupted too
  public static void run(List<? extends Job> jobs, int width) throws InterruptedException {
    Semaphore slots = new Semaphore(width);
    List<RuntimeException> bugs = java.util.Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (Job job : jobs) {
      threads.add(Thread.ofVirtual().name("probe").start(() -> {
        try {
          slots.acquire();
          try {
            job.run();
          } finally {
            slots.release();
          }
        } catch (InterruptedException _) {
          // Cancelled: the caller knows.
        } catch (RuntimeException e) {
          bugs.add(e);
        }
      }));
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      throw e;
    }
    if (!bugs.isEmpty()) {
      throw bugs.getFirst();
    }
  }
}
