package dev.gogetwell.lab.path;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/// Holds every packet back for a time of its own. None overtakes another of its direction, as on one line.
final class FarFlows implements Passage {
  private final Distance distance;
  private final SplittableRandom random;
  private final LongSupplier nanos;
  private long outwardUntil;
  private long inwardUntil;

  /// @param nanos the time that passes, as [System#nanoTime] tells it
  FarFlows(Distance distance, long seed, LongSupplier nanos) {
    this.distance = distance;
    this.random = new SplittableRandom(seed);
    this.nanos = nanos;
    this.outwardUntil = nanos.getAsLong();
    this.inwardUntil = outwardUntil;
  }

  @Override
  public List<Move> pass(Packet packet, boolean outward) {
    long now = nanos.getAsLong();
    long before = outward ? outwardUntil : inwardUntil;
    long then = Math.max(now + distance.drawn(random).toNanos(), before);
    if (outward) {
      outwardUntil = then;
    } else {
      inwardUntil = then;
    }
    return List.of(new Move(packet, outward, Duration.ofNanos(then - now)));
  }
}
