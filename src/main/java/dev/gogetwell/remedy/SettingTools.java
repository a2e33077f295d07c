package dev.gogetwell.remedy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Runs the real tools on copies. Blocking; any thread.
record SettingTools(Processes processes, Duration limit) {
  /// @throws RemedyException if the tool cannot be started or hangs
  ProcessResult run(List<String> command, Environment environment, Path folder)
      throws RemedyException, InterruptedException {
    try {
      ProcessResult result =
          processes.run(ProcessSpec.of(command, environment, folder, limit).withKeep(1024 * 1024));
      if (result.timedOut()) {
        throw RemedyErrors.of("tool-hangs", command.getFirst(), limit.toSeconds());
      }
      return result;
    } catch (IOException e) {
      throw RemedyErrors.of("tool-missing", e, command.getFirst());
    }
  }

  /// @throws RemedyException also if it ends with another code than 0, in its own words
  ProcessResult require(List<String> command, Environment environment, Path folder)
      throws RemedyException, InterruptedException {
    ProcessResult result = run(command, environment, folder);
    if (!result.ok()) {
      throw RemedyErrors.of("refused", command.getFirst(), result.err().strip());
    }
    return result;
  }
}
