package dev.gogetwell.probe;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Trial;
import java.time.Duration;
import java.util.Optional;

/// Passes on what a probe sees and remembers whether a server answered a ClientHello: with its own hello or with an
/// alert. For one look; any thread.
final class AnswerWatch extends PassingRecorder {
  private volatile boolean answered;

  AnswerWatch(Recorder recorder) {
    super(recorder);
  }

  boolean answered() {
    return answered;
  }

  @Override
  public Evidence record(Optional<HopId> hop, Optional<Trial> trial, Measurement measurement, Duration took) {
    if (measurement instanceof TlsHandshake handshake && (handshake.version().isPresent()
        || handshake.failedWith(FailureKind.ALERT))) {
      answered = true;
    }
    return super.record(hop, trial, measurement, took);
  }
}
