package dev.gogetwell.machine;

import java.util.Map;

/// The variables of this very process, read in one place only: whoever judges an environment must be handed it, so that
/// it is never silently ours. Any thread.
public final class OwnEnvironment {
  private OwnEnvironment() {}

  /// A copy of our variables.
  public static Map<String, String> read() {
    return Map.copyOf(System.getenv());
  }
}
