package dev.gogetwell.probe;

import dev.gogetwell.model.Measurement.CommandRun;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Runs the user's own command again, in a scratch copy with an empty module cache; blocking, cancelled by interrupt.
@FunctionalInterface
public interface CommandSource {
  /// Runs it.
  ///
  /// @param variables of the environment, which replace those of the user
  /// @return empty where it cannot be run
  Optional<CommandRun> run(Map<String, String> variables, Duration limit) throws InterruptedException;
}
