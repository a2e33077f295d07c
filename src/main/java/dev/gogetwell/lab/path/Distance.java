package dev.gogetwell.lab.path;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long a packet is under way, in either direction. Immutable; any thread.
///
/// @param least the quickest packet
/// @param most the slowest one; the same as `least` where all take as long
public record Distance(Duration least, Duration most) {
  public Distance {
    if (least.isNegative() || most.compareTo(least) < 0) {
      throw new IllegalArgumentException(least + " to " + most);
    }
  }

  Duration drawn(RandomGenerator random) {
    return least.plusNanos((long) (random.nextDouble() * most.minus(least).toNanos()));
  }
}
