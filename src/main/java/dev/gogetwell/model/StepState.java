package dev.gogetwell.model;

/// What a step of the wizard shows; always icon, word and colour together.
public enum StepState {
  /// Not reached yet.
  WAITING,
  /// Being measured.
  RUNNING,
  /// Measured, nothing wrong.
  FINE,
  /// The root cause lies here.
  CAUSE,
  /// Broken only because of the root cause.
  CONSEQUENCE,
  /// Something worth knowing that is not the cause.
  NOTE,
  /// Could not be tested.
  UNTESTABLE,
  /// Nothing on the route needs this step.
  NOT_NEEDED
}
