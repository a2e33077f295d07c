package dev.gogetwell;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/// What this thread has used of the processor: how much work something was, however busy the machine is with others.
public final class ProcessorTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private final long start = THREADS.getCurrentThreadCpuTime();

  private ProcessorTime() {}

  /// Begins to count.
  public static ProcessorTime start() {
    return new ProcessorTime();
  }

  /// What was used since the start; to be asked on the same thread.
  public Duration used() {
    return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
  }
}
