package dev.gogetwell.probe;

import dev.gogetwell.gorules.GoDebug;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import dev.gogetwell.net.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Lets the user's own `go` speak HTTP/1.1 only; where that passes, as it is again, and so in turn, so that a network
/// that fails now and then is not taken for one that breaks HTTP/2. Ends with the first run that does not fit. Blocking.
record WithoutHttp2Conduct(BenchTools tools, CommandSource commands, Settings settings)
    implements Conduct<Experiment.WithoutHttp2> {
  private static final int MOST_ROUNDS = 3;
  /// Whoever downloads much is not kept waiting for a third round.
  private static final Duration LONGEST = Duration.ofSeconds(10);

  @Override
  public Class<Experiment.WithoutHttp2> of() {
    return Experiment.WithoutHttp2.class;
  }

  @Override
  public void carryOut(Experiment.WithoutHttp2 wanted) throws InterruptedException {
    String debug = GoDebug.with(settings.environmentValue("GODEBUG"), GoDebug.WITHOUT_HTTP2);
    Deadline enough = Deadline.in(LONGEST);
    for (int round = 0; round < MOST_ROUNDS && !enough.hasPassed(); round++) {
      if (run(wanted, Arm.HTTP1, Map.of("GODEBUG", debug)).filter(CommandRun::worked).isEmpty()
          || run(wanted, Arm.AGAIN, Map.of()).filter(run -> !run.worked()).isEmpty()) {
        return;
      }
    }
  }

  private Optional<CommandRun> run(Experiment.WithoutHttp2 wanted, Arm arm, Map<String, String> variables)
      throws InterruptedException {
    return new CommandTrial(tools, commands).run(wanted, new Trial(wanted, Trial.Cell.of(arm), arm == Arm.HTTP1),
        Message.of(arm == Arm.HTTP1 ? "wait.command-http1" : "wait.command-again"), variables);
  }
}
