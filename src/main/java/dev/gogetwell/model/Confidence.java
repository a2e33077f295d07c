package dev.gogetwell.model;

/// How sure a verdict is. A word, never a percentage.
public enum Confidence {
  /// Proved: one variable was changed, and a control in the same run passed.
  CERTAIN,
  /// One explanation fits far better than the others, or the control is missing.
  LIKELY,
  /// Several explanations remain.
  POSSIBLE;

  /// The weaker of two.
  public Confidence atMost(Confidence limit) {
    return compareTo(limit) >= 0 ? this : limit;
  }

  /// The word in JSON and the last part of the text key.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
