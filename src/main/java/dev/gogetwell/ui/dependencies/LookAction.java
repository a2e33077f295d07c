package dev.gogetwell.ui.dependencies;

/// What the button of the page is for.
public enum LookAction {
  /// There is no project yet.
  CHOOSE,
  /// Nothing was looked at yet.
  LOOK,
  /// A look goes on.
  CANCEL,
  /// One is over.
  AGAIN
}
