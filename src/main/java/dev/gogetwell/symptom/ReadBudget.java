package dev.gogetwell.symptom;

/// How many characters the regular expressions may still look at while one paste is read. `java.util.regex` has no
/// limit of its own; with this one neither an expression nor a hostile line can hold the reader for long. One paste,
/// one thread.
final class ReadBudget {
  /// What one search may take: some hundred times the longest line.
  private static final int ONE_SEARCH = 400_000;
  private static final long WHOLE_PASTE = 16_000_000;

  private long used;

  /// How much was looked at so far.
  long used() {
    return used;
  }

  /// Whether searches were given up because the paste has used it up.
  boolean isSpent() {
    return used >= WHOLE_PASTE;
  }

  /// `text`, to be given to one search.
  CharSequence bounded(String text) {
    return new Bounded(text, Math.min(ONE_SEARCH, WHOLE_PASTE - used));
  }

  private final class Bounded implements CharSequence {
    private final String text;
    private long left;

    Bounded(String text, long left) {
      this.text = text;
      this.left = left;
    }

    @Override
    public char charAt(int index) {
      used++;
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
  }

  /// The search was given up; counts as no match.
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted() {
      super("search given up", null, false, false);
    }
  }
}
