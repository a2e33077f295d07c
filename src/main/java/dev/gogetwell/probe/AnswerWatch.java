package dev.gogetwell.probe;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Trial;
import java.time.Duration;
import java.util.Optional;

/// Passes on what a probe sees and remembers whether a server answered a ClientHello: with its own hello or with an
/// alert. For one look; any thread.
final class AnswerWatch implements Recorder {
  private final Recorder recorder;
  private volatile boolean answered;

  AnswerWatch(Recorder recorder) {
    this.recorder = recorder;
  }

  boolean answered() {
    return answered;
  }

  @Override
  public Evidence record(Optional<HopId> hop, Optional<Trial> trial, Measurement measurement, Duration took) {
    if (measurement instanceof TlsHandshake handshake && (handshake.version().isPresent()
        || handshake.failure().map(Failure::kind).filter(FailureKind.ALERT::equals).isPresent())) {
      answered = true;
    }
    return recorder.record(hop, trial, measurement, took);
  }

  @Override
  public void contacting(String host) {
    recorder.contacting(host);
  }

  @Override
  public Wait waitingFor(Message what, Duration atMost) {
    return recorder.waitingFor(what, atMost);
  }
}
