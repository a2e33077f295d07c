package dev.gogetwell.lab.path;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Runs the commands that set up namespaces, addresses and mounts. Blocking; any thread.
///
/// @param scratch where they run
public record SystemCommands(Processes processes, Environment environment, Path scratch) {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /// Runs one.
  ///
  /// @throws IOException with what it said, if it did not work
  public void run(String... words) throws IOException {
    try {
      ProcessResult result = processes.run(ProcessSpec.of(List.of(words), environment, scratch, LIMIT));
      if (!result.ok()) {
        throw new IOException(String.join(" ", words) + ": " + result.err().strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(words[0]);
    }
  }
}
