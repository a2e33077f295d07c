package dev.gogetwell.app;

import dev.gogetwell.cli.WatchCommand;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Waits by the wall clock: a computer that slept meanwhile goes on at once. Any thread.
final class ClockPause implements WatchCommand.Pause {
  /// So often it is looked at the clock, which may have been set.
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Clock clock;

  ClockPause(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void until(Instant moment) throws InterruptedException {
    for (Duration left = left(moment); left.isPositive(); left = left(moment)) {
      Thread.sleep(left.compareTo(LOOK) < 0 ? left : LOOK);
    }
  }

  private Duration left(Instant moment) {
    return Duration.between(clock.instant(), moment);
  }
}
