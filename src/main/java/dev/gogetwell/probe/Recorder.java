package dev.gogetwell.probe;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Trial;
import java.time.Duration;
import java.util.Optional;

/// Where probes put what they saw, and where they say whom they contact and what they wait for. Any thread.
public interface Recorder {
  /// Keeps a measurement.
  ///
  /// @param took how long it took
  Evidence record(Optional<HopId> hop, Optional<Trial> trial, Measurement measurement, Duration took);

  /// Keeps what a look at a hop showed.
  ///
  /// @param start when it began, by [System#nanoTime]
  default void record(Hop hop, ProbeRequest look, Measurement measurement, long start) {
    record(Optional.of(hop.id()), look.trial(), measurement, Duration.ofNanos(System.nanoTime() - start));
  }

  /// Hears all that came of an answer, of which evidence keeps a little.
  default void body(byte[] bytes) {}

  /// Says that `host` is about to be contacted. Called before the first packet.
  void contacting(String host);

  /// Says that something is being waited for.
  ///
  /// @return closes the wait
  Wait waitingFor(Message what, Duration atMost);

  /// A wait that goes on until it is closed.
  interface Wait extends AutoCloseable {
    @Override
    void close();
  }
}
