package dev.gogetwell.machine;

import java.util.Map;

/// What `go` finds set without asking the installation: the environment, and behind it the file of `go env -w`
/// (cmd/go/internal/cfg/cfg.go, Getenv).
///
/// @param stored what stands in the file
record GoVariables(Environment environment, Map<String, String> stored) {
  static GoVariables of(Environment environment) {
    return new GoVariables(environment, new OwnFiles(environment).goEnv());
  }

  /// The value, empty if there is none.
  String value(String name) {
    String own = environment.value(name);
    return own.isEmpty() ? stored.getOrDefault(name, "") : own;
  }
}
