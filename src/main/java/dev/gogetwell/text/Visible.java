package dev.gogetwell.text;

import java.util.PrimitiveIterator;

/// Makes text from outside harmless to look at, on a terminal, in a page and in the window: what has no shape of its
/// own or changes the shape of others is shown by its number, `[U+202E]`, and what is too long is cut with a visible
/// mark. Done twice it changes nothing more. Pure; any thread.
///
/// Shown by number are controls (C0, DEL, C1), format characters (all that turn the reading direction, byte order
/// marks, tags), line and paragraph separators, lone surrogates, private use, unassigned characters, and letters and
/// marks that nobody sees. A joiner stays where it makes one picture of two, 👩‍💻, since there it hides nothing and
/// moves nothing; between letters it would make two names look like one. The same holds for variation selectors: one
/// behind a character chooses its form, a second one carries a message. Flags that are spelled with tags are shown by
/// number: the same tags spell hidden text.
public final class Visible {
  /// What fits into a table cell without pushing the rest off the page.
  public static final int CELL = 400;
  /// What fits into an output box.
  public static final int OUTPUT = 3000;

  /// Longer than addresses are: a name of a host ends at 253 characters. Not less than a cell, which was cut before.
  private static final int WORD = CELL;

  private static final int JOINER = 0x200d;
  private static final int EMOJI_FORM = 0xfe0f;

  private Visible() {}

  /// A text of one or more lines: line ends and tabs stay.
  public static String text(String text) {
    return isPlain(text) ? text : show(text, true);
  }

  /// A text that has to stay in its line: a name, a path, a sentence.
  public static String line(String text) {
    return isPlain(text) && text.indexOf('\n') < 0 && text.indexOf('\t') < 0 ? text : show(text, false);
  }

  /// JSON that says the same without a character that would have to be shown by number: such a one stands inside of a
  /// text, where JSON has its own way to spell it.
  public static String json(String json) {
    if (isPlain(json)) {
      return json;
    }
    StringBuilder out = new StringBuilder(json.length() + 32);
    for (int i = 0; i < json.length(); ) {
      int c = json.codePointAt(i);
      int length = Character.charCount(c);
      if (c == '\n' || c == '\t' || c == '\r' || (!isHidden(c) && c != JOINER)) {
        out.appendCodePoint(c);
      } else {
        json.substring(i, i + length).chars().forEach(unit -> out.append("\\u%04x".formatted(unit)));
      }
      i += length;
    }
    return out.toString();
  }

  /// At most as many characters as fit into a cell.
  public static String cell(String text) {
    return cut(text, CELL);
  }

  /// At most `most` characters, with the number of missing ones behind.
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text(text);
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text(text.substring(0, end)) + "… [+" + (text.length() - end) + "]";
  }

  /// A text for a screen, at most `most` characters of it, in which no word is longer than anybody reads: to break one
  /// of many thousand characters into lines, a toolkit needs time by its square. The number of missing ones stands in
  /// their place.
  public static String screen(String text, int most) {
    String cut = cut(text, most);
    int start = 0;
    StringBuilder out = new StringBuilder(cut.length());
    for (int i = 0; i <= cut.length(); i++) {
      if (i == cut.length() || Character.isWhitespace(cut.charAt(i))) {
        String word = cut.substring(start, i);
        // The mark of a cut begins with one character more.
        out.append(word.length() > WORD + 1 ? cut(word, WORD) : word);
        out.append(i == cut.length() ? "" : cut.charAt(i));
        start = i + 1;
      }
    }
    return out.toString();
  }

  /// Whether the text has letters that are read from right to left, and so would turn its neighbours round.
  public static boolean turns(String text) {
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

  /// Nearly every text is, and costs one look at each of its characters.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' || c > '~') && c != '\n' && c != '\t' && !(c >= 0x4e00 && c <= 0x9fff)) {
        return false;
      }
    }
    return true;
  }

  private static String show(String text, boolean manyLines) {
    StringBuilder out = new StringBuilder(text.length() + 32);
    PrimitiveIterator.OfInt points = text.codePoints().iterator();
    int before = -1;
    int c = points.hasNext() ? points.nextInt() : -1;
    while (c >= 0) {
      int after = points.hasNext() ? points.nextInt() : -1;
      boolean layout = c == '\n' || c == '\t' || (c == '\r' && after == '\n');
      if (layout ? manyLines : !isHidden(c) && !isOutOfPlace(before, c, after)) {
        out.appendCodePoint(c);
      } else {
        out.append("[U+%04X]".formatted(c));
      }
      before = c;
      c = after;
    }
    return out.toString();
  }

  /// A joiner that joins no pictures, a selector that selects nothing.
  private static boolean isOutOfPlace(int before, int c, int after) {
    if (c == JOINER) {
      boolean picture = Character.isExtendedPictographic(before < 0 ? 0 : before) || before == EMOJI_FORM
          || (before >= 0 && Character.isEmojiModifier(before));
      return !picture || after < 0 || !Character.isExtendedPictographic(after);
    }
    return isSelector(c) && (before <= ' ' || isSelector(before) || isHidden(before) || before == JOINER);
  }

  private static boolean isSelector(int c) {
    return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT -> c != JOINER;
      case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
          Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> isUnseen(c);
    };
  }

  /// Letters and marks without a shape (Default_Ignorable_Code_Point beyond the format characters) and the one symbol
  /// that looks like a blank.
  private static boolean isUnseen(int c) {
    return c == 0x34f || c == 0x115f || c == 0x1160 || c == 0x17b4 || c == 0x17b5 || (c >= 0x180b && c <= 0x180f)
        || c == 0x2800 || c == 0x3164 || c == 0xffa0;
  }
}
