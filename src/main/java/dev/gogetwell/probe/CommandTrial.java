package dev.gogetwell.probe;

import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Trial;
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
    long start = System.nanoTime();
    Optional<CommandRun> run;
    try (var _ = tools.recorder().waitingFor(waiting, wanted.cost())) {
      run = commands.run(variables, wanted.cost());
    }
    run.ifPresent(said -> tools.record(wanted.hop(), trial, said, start));
    return run;
  }
}
