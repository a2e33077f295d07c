package dev.gogetwell.machine.process;

import dev.gogetwell.machine.Environment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// One child process to be: what to run, with which variables, where, and for how long at most.
///
/// The environment is complete: the child sees these variables and nothing of ours, because a run is only worth
/// something if it is known what the tool saw. It is no plain map, which would forget that `Path` is `PATH` on Windows.
/// Immutable; any thread.
///
/// @param command program and arguments
/// @param environment every variable of the child
/// @param directory its working directory
/// @param stdin what it can read; standard input ends after that
/// @param limit after this it is ended together with its descendants
/// @param keep how many bytes of stdout and of stderr each are kept; the rest is read and dropped
public record ProcessSpec(
    List<String> command, Environment environment, Path directory, byte[] stdin, Duration limit, int keep) {
  private static final int DEFAULT_KEEP = 16 * 1024 * 1024;

  public ProcessSpec {
    command = List.copyOf(command);
    stdin = stdin.clone();
  }

  /// A process without input.
  public static ProcessSpec of(
      List<String> command, Environment environment, Path directory, Duration limit) {
    return new ProcessSpec(command, environment, directory, new byte[0], limit, DEFAULT_KEEP);
  }

  /// The same process reading `bytes`.
  public ProcessSpec withStdin(byte[] bytes) {
    return new ProcessSpec(command, environment, directory, bytes, limit, keep);
  }

  /// The same process with another bound on the kept output.
  public ProcessSpec withKeep(int bytes) {
    return new ProcessSpec(command, environment, directory, stdin, limit, bytes);
  }

  @Override
  public byte[] stdin() {
    return stdin.clone();
  }
}
