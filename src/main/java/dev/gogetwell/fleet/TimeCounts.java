package dev.gogetwell.fleet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Reports by the hour or the day (UTC) in which they began; of many the oldest are put together. One thread.
final class TimeCounts {
  private final ChronoUnit unit;
  private final int most;
  private final NavigableMap<Instant, Integer> counts = new TreeMap<>();
  private int older;

  /// @param most how many hours or days are told apart
  TimeCounts(ChronoUnit unit, int most) {
    this.unit = unit;
    this.most = most;
  }

  void add(Instant moment) {
    Instant slot = moment.truncatedTo(unit);
    if (older > 0 && slot.isBefore(counts.firstKey())) {
      older++;
      return;
    }
    counts.merge(slot, 1, Integer::sum);
    if (counts.size() > most) {
      older += counts.pollFirstEntry().getValue();
    }
  }

  /// By the beginning of each hour or day, the oldest first.
  NavigableMap<Instant, Integer> counts() {
    return counts;
  }

  /// How many began in an hour or day before that of a moment; less than none if that is not known any more.
  int before(Instant moment) {
    Instant slot = moment.truncatedTo(unit);
    if (older > 0 && slot.isBefore(counts.firstKey())) {
      return -1;
    }
    return older + counts.headMap(slot).values().stream().mapToInt(Integer::intValue).sum();
  }
}
