package dev.gogetwell.machine;

import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Asks a tool one short question; a tool that hangs or dies gives a failure. Blocking; any thread.
public final class ToolRun {
  private static final int KEEP = 4 * 1024 * 1024;

  private final Processes processes;
  private final Duration limit;

  /// @param limit after this a tool counts as hanging
  public ToolRun(Processes processes, Duration limit) {
    this.processes = processes;
    this.limit = limit;
  }

  /// Runs the command to its end.
  ///
  /// @return the result of a command that ended with 0, else a failure with the tool's own words
  public Answer<ProcessResult> ask(List<String> command, Environment environment, Path directory)
      throws InterruptedException {
    return ask(command, environment, directory, new byte[0]);
  }

  /// Runs the command to its end, with something to read.
  public Answer<ProcessResult> ask(List<String> command, Environment environment, Path directory, byte[] stdin)
      throws InterruptedException {
    try {
      ProcessResult result = processes.run(
          ProcessSpec.of(command, environment, directory, limit).withKeep(KEEP).withStdin(stdin));
      if (result.timedOut()) {
        return failed(FailureKind.TIMEOUT, String.join(" ", command) + ": no answer in " + limit.toMillis() + " ms");
      }
      if (result.exitCode() != 0) {
        String said = result.err().isBlank() ? result.out() : result.err();
        return failed(FailureKind.COMMAND_FAILED,
            String.join(" ", command) + ": exit status " + result.exitCode() + ": " + shortened(said.strip()));
      }
      return new Answer.Value<>(result);
    } catch (IOException e) {
      return failed(FailureKind.TOOL_MISSING, String.valueOf(e.getMessage()));
    }
  }

  /// What a tool of the system prints, asked from the home folder; empty text if it does not answer.
  public String printed(List<String> command, Environment environment) throws InterruptedException {
    Path directory = environment.home().filter(Files::isDirectory)
        .orElse(Path.of(System.getProperty("java.io.tmpdir")));
    return ask(command, environment, directory) instanceof Answer.Value<ProcessResult>(ProcessResult result)
        ? result.out() : "";
  }

  private static String shortened(String text) {
    return text.length() > 2000 ? text.substring(0, 2000) : text;
  }

  private static <T> Answer<T> failed(FailureKind kind, String raw) {
    return new Answer.Failed<>(new Failure(Operation.SETTINGS, kind, raw));
  }
}
