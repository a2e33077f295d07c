package dev.gogetwell.symptom;

/// A text that a regular expression may read only so often, so that no expression and no hostile line can hold the
/// reader for long. `java.util.regex` has no time limit of its own. One search, one thread.
final class BoundedText implements CharSequence {
  private static final int READS = 400_000;

  private final String text;
  private int left = READS;

  BoundedText(String text) {
    this.text = text;
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  /// The search was given up; counts as no match.
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted() {
      super("search given up", null, false, false);
    }
  }
}
