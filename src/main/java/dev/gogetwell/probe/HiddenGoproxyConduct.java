package dev.gogetwell.probe;

import dev.gogetwell.gorules.FallThrough;
import dev.gogetwell.gorules.GoProxyList;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Walks the module proxies of a setting that another hides, as `go` would: what the last one that is asked does, comes
/// of the list. Where that is `direct`, many hosts may be asked and git has a part in it, so the user's own `go` is
/// heard with the hidden list. Blocking.
record HiddenGoproxyConduct(BenchTools tools, CommandSource commands) implements Conduct<Experiment.HiddenGoproxy> {
  private static final Duration LONGEST = Duration.ofSeconds(12);

  @Override
  public Class<Experiment.HiddenGoproxy> of() {
    return Experiment.HiddenGoproxy.class;
  }

  @Override
  public void carryOut(Experiment.HiddenGoproxy hidden) throws InterruptedException {
    Trial trial = new Trial(hidden, Trial.Cell.of(Arm.HIDDEN), true);
    for (GoProxyList.Entry entry : tools.surroundings().proxies(hidden.value())) {
      if (!leadsOn(hidden, trial, entry)) {
        return;
      }
    }
  }

  private boolean leadsOn(Experiment.HiddenGoproxy hidden, Trial trial, GoProxyList.Entry entry)
      throws InterruptedException {
    return switch (entry) {
      case GoProxyList.Entry.Url url -> {
        LastFailure last = new LastFailure(tools.recorder());
        boolean found = new OtherMirrorConduct(tools.recordingTo(last)).look(trial, url.raw());
        yield FallThrough.goesOn(url.separator(), found ? FallThrough.Outcome.FOUND : last.outcome());
      }
      case GoProxyList.Entry.Direct _ -> {
        new CommandTrial(tools, commands).run(trial, Message.of("wait.command-hidden"), LONGEST,
            Map.of("GOPROXY", hidden.value()));
        yield false;
      }
      case GoProxyList.Entry.Off _ -> false;
    };
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
