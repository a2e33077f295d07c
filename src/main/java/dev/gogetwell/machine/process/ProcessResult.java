package dev.gogetwell.machine.process;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What one child process did. A failing tool is a result, not an exception. Immutable; any thread.
///
/// @param exitCode the exit code; of a process that was ended by us, what the system reports for that
/// @param stdout the kept part of standard output
/// @param stderr the kept part of standard error
/// @param timedOut whether it was ended because its time was over
/// @param took from the start to the end
public record ProcessResult(int exitCode, byte[] stdout, byte[] stderr, boolean timedOut, Duration took) {
  public ProcessResult {
    stdout = stdout.clone();
    stderr = stderr.clone();
  }

  /// Whether it ended by itself with 0.
  public boolean ok() {
    return exitCode == 0 && !timedOut;
  }

  /// Standard output as UTF-8; broken bytes become U+FFFD.
  public String out() {
    return new String(stdout, StandardCharsets.UTF_8);
  }

  /// Standard error as UTF-8; broken bytes become U+FFFD.
  public String err() {
    return new String(stderr, StandardCharsets.UTF_8);
  }

  @Override
  public byte[] stdout() {
    return stdout.clone();
  }

  @Override
  public byte[] stderr() {
    return stderr.clone();
  }
}
