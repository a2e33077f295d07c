package dev.gogetwell.remedy;

import java.time.Duration;
import java.util.List;

/// How the user's command ended.
///
/// @param command what was run
/// @param passed whether it ended with exit code 0 in time
/// @param exitCode -1 if it was ended by us
/// @param output the end of what it printed, redacted
/// @param took how long it ran
public record CommandOutcome(List<String> command, boolean passed, int exitCode, String output, Duration took) {
  public CommandOutcome {
    command = List.copyOf(command);
  }
}
