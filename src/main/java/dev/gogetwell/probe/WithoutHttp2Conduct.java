package dev.gogetwell.probe;

import dev.gogetwell.gorules.GoDebug;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import java.util.Map;
import java.util.Optional;

/// Lets the user's own `go` speak HTTP/1.1 only; where that passes, as it is once more, so that a fault that came and
/// went is not taken for one of HTTP/2. Blocking.
record WithoutHttp2Conduct(BenchTools tools, CommandSource commands, Settings settings)
    implements Conduct<Experiment.WithoutHttp2> {
  @Override
  public Class<Experiment.WithoutHttp2> of() {
    return Experiment.WithoutHttp2.class;
  }

  @Override
  public void carryOut(Experiment.WithoutHttp2 wanted) throws InterruptedException {
    String debug = GoDebug.with(settings.environmentValue("GODEBUG"), GoDebug.WITHOUT_HTTP2);
    if (run(wanted, Arm.HTTP1, Map.of("GODEBUG", debug)).filter(CommandRun::worked).isPresent()) {
      run(wanted, Arm.AGAIN, Map.of());
    }
  }

  private Optional<CommandRun> run(Experiment.WithoutHttp2 wanted, Arm arm, Map<String, String> variables)
      throws InterruptedException {
    long start = System.nanoTime();
    Optional<CommandRun> run;
    try (var _ = tools.recorder().waitingFor(
        Message.of(arm == Arm.HTTP1 ? "wait.command-http1" : "wait.command-again"), wanted.cost())) {
      run = commands.run(variables, wanted.cost());
    }
    run.ifPresent(said -> tools.record(wanted.hop(), new Trial(wanted, Trial.Cell.of(arm), arm == Arm.HTTP1), said, start));
    return run;
  }
}
