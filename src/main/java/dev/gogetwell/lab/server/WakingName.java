package dev.gogetwell.lab.server;

import java.time.Duration;
import java.util.function.LongSupplier;

/// A name at a resolver that answers with an error until it has been asked a few times without a rest, then knows it,
/// and forgets it after some answers, and at once when nobody asks: as one does whose own questions take too long and
/// whose memory is short. Questions that come together count as one. Thread-safe.
final class WakingName {
  private static final long TOGETHER = Duration.ofMillis(100).toNanos();
  private static final long REST = Duration.ofMillis(450).toNanos();
  private static final int AWAKE = 2;
  private static final int TIRED = 4;

  private final LongSupplier nanos;
  private long last;
  private int steadily;

  /// @param nanos the time that passes, as [System#nanoTime] tells it
  WakingName(LongSupplier nanos) {
    this.nanos = nanos;
    this.last = nanos.getAsLong() - REST - 1;
  }

  /// Whether a question that comes now is answered.
  synchronized boolean isKnown() {
    long now = nanos.getAsLong();
    long rested = now - last;
    if (rested > REST || (rested > TOGETHER && steadily >= TIRED)) {
      steadily = 0;
    } else if (rested > TOGETHER) {
      steadily++;
    }
    last = now;
    return steadily >= AWAKE;
  }
}
