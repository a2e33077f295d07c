package dev.gogetwell.probe;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Trial;
import java.time.Duration;
import java.util.Optional;

/// Passes on whatever is told to it; whoever wants to hear something on the way says what. Any thread.
abstract class PassingRecorder implements Recorder {
  private final Recorder recorder;

  PassingRecorder(Recorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public Evidence record(Optional<HopId> hop, Optional<Trial> trial, Measurement measurement, Duration took) {
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
