package dev.gogetwell.probe;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Trial;
import java.time.Duration;
import java.util.Optional;

/// Keeps the answer of an attempt of which nobody hears unless it is the right one. For one attempt.
final class AnswerKept extends PassingRecorder {
  private volatile Optional<HttpFetch> fetch = Optional.empty();

  /// @param shown who hears whom is contacted and waited for all the same
  AnswerKept(Recorder shown) {
    super(shown);
  }

  /// The last answer.
  Optional<HttpFetch> fetch() {
    return fetch;
  }

  @Override
  public Evidence record(Optional<HopId> hop, Optional<Trial> trial, Measurement measurement, Duration took) {
    fetch = measurement instanceof HttpFetch answer ? Optional.of(answer) : fetch;
    return new Evidence(new EvidenceId("kept"), hop, trial, Duration.ZERO, took, measurement);
  }
}
