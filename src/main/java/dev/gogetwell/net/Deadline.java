package dev.gogetwell.net;

import java.time.Duration;

/// A point in time by which an operation made of several blocking calls must be over. Monotonic; any thread.
public final class Deadline {
  private final long nanos;

  private Deadline(long nanos) {
    this.nanos = nanos;
  }

  /// The deadline that lies `limit` ahead.
  public static Deadline in(Duration limit) {
    return new Deadline(System.nanoTime() + limit.toNanos());
  }

  /// Whether it has passed.
  public boolean hasPassed() {
    return System.nanoTime() - nanos >= 0;
  }

  /// What is left, for `Socket.setSoTimeout`: at least 1, since 0 would mean for ever.
  public int millisLeft() {
    long left = (nanos - System.nanoTime()) / 1_000_000;
    return Math.clamp(left, 1, Integer.MAX_VALUE);
  }

  /// What is left; zero once it has passed.
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  /// The earlier one of this deadline and the one that lies `limit` ahead.
  public Deadline atMost(Duration limit) {
    long other = System.nanoTime() + limit.toNanos();
    return other - nanos < 0 ? new Deadline(other) : this;
  }
}
