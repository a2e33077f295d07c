package dev.gogetwell.model;

/// How far a remedy has come.
public enum RemedyState {
  POSSIBLE,
  TRYING,
  /// The user's own command passed with the change as an override; nothing was written.
  WORKS,
  /// The command still failed.
  FAILED,
  APPLYING,
  /// Written, not yet verified.
  APPLIED,
  /// Written, and the command passed with the written settings.
  VERIFIED,
  /// The former bytes are back.
  UNDONE
}
