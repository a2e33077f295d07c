package dev.gogetwell.probe;

import dev.gogetwell.gorules.FallThrough;
import dev.gogetwell.gorules.GoProxyList;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import java.time.Duration;
import java.util.Optional;

/// Walks the module proxies of a setting that another hides, as `go` would: what the last one that is asked does, comes
/// of the list. Blocking.
record HiddenGoproxyConduct(BenchTools tools) implements Conduct<Experiment.HiddenGoproxy> {
  @Override
  public Class<Experiment.HiddenGoproxy> of() {
    return Experiment.HiddenGoproxy.class;
  }

  @Override
  public void carryOut(Experiment.HiddenGoproxy hidden) throws InterruptedException {
    Trial trial = new Trial(hidden, Trial.Cell.of(Arm.HIDDEN), true);
    for (GoProxyList.Entry.Url entry : tools.surroundings().proxies(hidden.value())) {
      LastFailure last = new LastFailure(tools.recorder());
      boolean found = new OtherMirrorConduct(tools.recordingTo(last)).look(trial, entry.raw());
      if (!FallThrough.goesOn(entry.separator(), found ? FallThrough.Outcome.FOUND : last.outcome())) {
        return;
      }
    }
  }

  /// Remembers why the last measurement failed. For one entry, in one thread.
  private static final class LastFailure extends PassingRecorder {
    private Optional<Failure> failure = Optional.empty();

    LastFailure(Recorder recorder) {
      super(recorder);
    }

    FallThrough.Outcome outcome() {
      return failure.filter(f -> f.kind() == FailureKind.NOT_FOUND).isPresent() ? FallThrough.Outcome.NOT_FOUND
          : FallThrough.Outcome.OTHER_FAILURE;
    }

    @Override
    public Evidence record(Optional<HopId> hop, Optional<Trial> trial, Measurement measurement, Duration took) {
      failure = measurement.failure();
      return super.record(hop, trial, measurement, took);
    }
  }
}
