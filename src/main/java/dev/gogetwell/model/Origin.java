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
    GIT_SYSTEM,
    GIT_GLOBAL,
    GIT_LOCAL,
    GIT_OTHER
  }
}
