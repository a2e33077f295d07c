package dev.gogetwell.probe;

import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Trial;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The user's own command as one cell of an experiment: waited for in view, and recorded. Blocking.
record CommandTrial(BenchTools tools, CommandSource commands) {
  /// Runs it, for as long as the experiment may take.
  ///
  /// @param variables of the environment, which replace those of the user
  /// @return empty where it cannot be run
  Optional<CommandRun> run(Experiment.AtHop wanted, Trial trial, Message waiting, Map<String, String> variables)
      throws InterruptedException {
    return run(Optional.of(wanted.hop()), trial, waiting, wanted.cost(), variables);
  }

  /// The same about no hop in particular.
  Optional<CommandRun> run(Trial trial, Message waiting, Duration most, Map<String, String> variables)
      throws InterruptedException {
    return run(Optional.empty(), trial, waiting, most, variables);
  }

  private Optional<CommandRun> run(Optional<HopId> hop, Trial trial, Message waiting, Duration most,
      Map<String, String> variables) throws InterruptedException {
    long start = System.nanoTime();
    Optional<CommandRun> run;
    try (var _ = tools.recorder().waitingFor(waiting, most)) {
      run = commands.run(variables, most);
    }
    run.ifPresent(said -> tools.recorder().record(hop, Optional.of(trial), said,
        Duration.ofNanos(System.nanoTime() - start)));
    return run;
  }
}
