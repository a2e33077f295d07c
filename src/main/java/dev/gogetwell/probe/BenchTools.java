package dev.gogetwell.probe;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Trial;
import java.time.Duration;
import java.util.Optional;

/// What every conduct works with.
///
/// @param route the hops
/// @param surroundings what may be asked beside it
/// @param recorder takes what is seen
/// @param probe looks at hops
record BenchTools(Route route, AllowedContacts surroundings, Recorder recorder, HopProbe probe) {
  Hop hop(HopId id) {
    return route.hop(id).orElseThrow(() -> new IllegalArgumentException("no hop " + id));
  }

  /// @param start the nanoseconds at which the operation began
  Evidence record(HopId hop, Trial trial, Measurement measurement, long start) {
    return recorder.record(Optional.of(hop), Optional.of(trial), measurement,
        Duration.ofNanos(System.nanoTime() - start));
  }
}
