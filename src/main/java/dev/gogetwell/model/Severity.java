package dev.gogetwell.model;

/// What a finding is to the user.
public enum Severity {
  /// May be why the command fails.
  CAUSE,
  /// Wrong or harmful, but not why the command fails.
  WARNING,
  /// Worth knowing.
  NOTE
}
