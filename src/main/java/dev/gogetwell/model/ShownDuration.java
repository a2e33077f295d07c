package dev.gogetwell.model;

import java.time.Duration;

/// Durations as figures that people read. Pure; any thread.
public final class ShownDuration {
  private ShownDuration() {}

  /// Whole milliseconds. What took less than one took some time all the same: `<1`.
  public static String millis(Duration duration) {
    return duration.toMillis() == 0 && duration.isPositive() ? "<1" : Long.toString(duration.toMillis());
  }
}
