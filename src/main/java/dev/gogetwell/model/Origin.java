package dev.gogetwell.model;

/// Where a value comes from.
///
/// @param kind the layer
/// @param where the file or shell, where there is one
public record Origin(Kind kind, String where) {
  /// The layers, strongest first.
  public enum Kind {
    ENVIRONMENT,
    GO_ENV_FILE,
    GOROOT_GO_ENV,
    BUILT_IN,
    /// What stands in the go env file, or in one that `GOENV=off` keeps from being read, and counts for nothing.
    GO_ENV_LINE,
    GIT_SYSTEM,
    GIT_GLOBAL,
    GIT_LOCAL,
    GIT_OTHER
  }
}
