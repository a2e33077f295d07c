package dev.gogetwell.probe;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Trial;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// What every conduct works with.
///
/// @param routes the hops as they are known
/// @param surroundings what may be asked beside it
/// @param recorder takes what is seen
/// @param probe looks at hops
/// @param growth hears where an answer leads
record BenchTools(Supplier<Route> routes, AllowedContacts surroundings, Recorder recorder, HopProbe probe,
    BiConsumer<Hop, Lead> growth) {
  Route route() {
    return routes.get();
  }

  Hop hop(HopId id) {
    return route().hop(id).orElseThrow(() -> new IllegalArgumentException("no hop " + id));
  }

  /// The same, telling somebody else what is seen.
  BenchTools recordingTo(Recorder other) {
    return new BenchTools(routes, surroundings, other, probe.recordingTo(other), growth);
  }

  /// @param start the nanoseconds at which the operation began
  Evidence record(HopId hop, Trial trial, Measurement measurement, long start) {
    return recorder.record(Optional.of(hop), Optional.of(trial), measurement,
        Duration.ofNanos(System.nanoTime() - start));
  }
}
