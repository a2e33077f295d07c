package dev.gogetwell.report;

/// Makes text from outside harmless to look at: control characters and characters that turn the reading direction are
/// shown by their number, and what is too long is cut with a visible mark.
final class Visible {
  /// What fits into a table cell without pushing the rest off the page.
  static final int CELL = 400;
  /// What fits into an output box.
  static final int OUTPUT = 3000;

  private Visible() {}

  static String cell(String text) {
    return cut(text, CELL);
  }

  /// At most `most` characters, with the number of missing ones behind.
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return show(text);
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return show(text.substring(0, end)) + "… [+" + (text.length() - end) + "]";
  }

  private static String show(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\n' || c == '\t' || (c == '\r' && i < text.length() && text.charAt(i) == '\n')) {
        out.append(c == '\r' ? "" : Character.toString(c));
      } else if (isHidden(c)) {
        out.append("[U+%04X]".formatted(c));
      } else {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  /// Everything that has no shape of its own or changes the shape of others: controls, format characters (all bidi
  /// controls are among them), line separators, lone surrogates, private use, unassigned.
  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
          Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }

  /// Whether the text has letters that are read from right to left, and so would turn its neighbours round.
  static boolean turns(String text) {
    for (int i = 0; i < text.length(); i++) {
      byte direction = Character.getDirectionality(text.charAt(i));
      if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
          || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
          || direction == Character.DIRECTIONALITY_ARABIC_NUMBER || Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
