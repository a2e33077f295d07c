package dev.gogetwell.telemetry;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The times of a run on the wall clock. Those of a stored report may be any, so they are kept within what can be told.
///
/// @param start when the run began
/// @param end when it ended
record RunTime(Instant start, Instant end) {
  /// The SDK takes zero for unset.
  private static final Instant EARLIEST = Instant.EPOCH.plusSeconds(1);
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Duration LONGEST = Duration.ofDays(30);

  RunTime(Report report) {
    this(start(report), start(report).plus(bounded(report.took())));
  }

  private static Instant start(Report report) {
    Instant said = report.started();
    return said.isBefore(EARLIEST) ? EARLIEST : said.isAfter(LATEST) ? LATEST : said;
  }

  private static Duration bounded(Duration said) {
    return said.isNegative() ? Duration.ZERO : said.compareTo(LONGEST) > 0 ? LONGEST : said;
  }

  /// When a measurement ended.
  Instant of(Evidence evidence) {
    return start.plus(bounded(evidence.at()));
  }

  /// When it began.
  Instant began(Evidence evidence) {
    Instant began = of(evidence).minus(bounded(evidence.took()));
    return began.isBefore(start) ? start : began;
  }

  /// When the first of some began.
  Instant first(List<Evidence> some) {
    return some.stream().map(this::began).min(Instant::compareTo).orElse(start);
  }

  /// When the last of some ended.
  Instant last(List<Evidence> some) {
    return some.stream().map(this::of).max(Instant::compareTo).orElse(end);
  }
}
