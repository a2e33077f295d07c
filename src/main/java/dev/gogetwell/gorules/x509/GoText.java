package dev.gogetwell.gorules.x509;

import java.nio.charset.StandardCharsets;

/// Go strings are byte strings. Here they are Java strings whose characters are bytes (0…255), so that a subject with
/// broken UTF-8 keeps its bytes until [#decode] turns the finished text into Unicode. Immutable, any thread.
final class GoText {
  private static final String HEX = "0123456789abcdef";

  private GoText() {}

  /// The byte string of a slice.
  static String of(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /// The byte string that Go would hold for a Unicode text: its UTF-8 bytes.
  static String encode(String unicode) {
    for (int i = 0; i < unicode.length(); i++) {
      if (unicode.charAt(i) >= 0x80) {
        return new String(unicode.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      }
    }
    return unicode;
  }

  /// Unicode for people and JSON: every invalid byte becomes one U+FFFD, as Go's encoding/json does.
  static String decode(String bytes) {
    if (isAscii(bytes)) {
      return bytes;
    }
    StringBuilder out = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); ) {
      int width = runeWidth(bytes, i);
      if (width == 0) {
        out.append('\uFFFD');
        i++;
      } else {
        out.appendCodePoint(rune(bytes, i, width));
        i += width;
      }
    }
    return out.toString();
  }

  static boolean isAscii(String bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      if (bytes.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /// strings.ToLower on ASCII; the names that reach it were checked to be ASCII.
  static String lower(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUpper(text.charAt(i))) {
        char[] chars = text.toCharArray();
        for (int j = i; j < chars.length; j++) {
          chars[j] = lower(chars[j]);
        }
        return new String(chars);
      }
    }
    return text;
  }

  static char lower(char c) {
    return isUpper(c) ? (char) (c + ('a' - 'A')) : c;
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean equalFold(String a, String b) {
    if (a.length() != b.length()) {
      return false;
    }
    for (int i = 0; i < a.length(); i++) {
      if (lower(a.charAt(i)) != lower(b.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static String hex(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length * 2);
    for (byte b : bytes) {
      out.append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
    }
    return out.toString();
  }

  /// strconv.Quote, which `%q` uses (strconv/quote.go:appendQuotedWith).
  static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); ) {
      int width = runeWidth(text, i);
      if (width == 0) {
        out.append("\\x").append(HEX.charAt(text.charAt(i) >> 4)).append(HEX.charAt(text.charAt(i) & 15));
        i++;
        continue;
      }
      appendEscaped(out, text, i, width, rune(text, i, width));
      i += width;
    }
    return out.append('"').toString();
  }

  private static void appendEscaped(StringBuilder out, String text, int at, int width, int rune) {
    if (rune == '"' || rune == '\\') {
      out.append('\\').append((char) rune);
    } else if (isPrintable(rune)) {
      out.append(text, at, at + width);
    } else {
      switch (rune) {
        case 7 -> out.append("\\a");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case 11 -> out.append("\\v");
        default -> {
          if (rune < ' ' || rune == 0x7f) {
            out.append(String.format("\\x%02x", rune));
          } else {
            out.append(rune < 0x10000 ? String.format("\\u%04x", rune) : String.format("\\U%08x", rune));
          }
        }
      }
    }
  }

  /// strconv.IsPrint: letters, marks, numbers, punctuation, symbols and the ASCII space.
  private static boolean isPrintable(int rune) {
    if (rune < 0x7f) {
      return rune >= ' ';
    }
    return switch (Character.getType(rune)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
          Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
      default -> true;
    };
  }

  /// How many bytes the UTF-8 sequence at `i` has, 0 when it is invalid (unicode/utf8/utf8.go:DecodeRune).
  static int runeWidth(String s, int i) {
    int first = s.charAt(i);
    if (first < 0x80) {
      return 1;
    }
    int width = first >= 0xC2 && first <= 0xDF ? 2 : first >= 0xE0 && first <= 0xEF ? 3
        : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
    if (width == 0 || i + width > s.length()) {
      return 0;
    }
    int second = s.charAt(i + 1);
    int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) {
      return 0;
    }
    for (int j = 2; j < width; j++) {
      if (s.charAt(i + j) < 0x80 || s.charAt(i + j) > 0xBF) {
        return 0;
      }
    }
    return width;
  }

  private static int rune(String s, int i, int width) {
    return switch (width) {
      case 1 -> s.charAt(i);
      case 2 -> (s.charAt(i) & 0x1F) << 6 | (s.charAt(i + 1) & 0x3F);
      case 3 -> (s.charAt(i) & 0x0F) << 12 | (s.charAt(i + 1) & 0x3F) << 6 | (s.charAt(i + 2) & 0x3F);
      default -> (s.charAt(i) & 0x07) << 18 | (s.charAt(i + 1) & 0x3F) << 12 | (s.charAt(i + 2) & 0x3F) << 6
          | (s.charAt(i + 3) & 0x3F);
    };
  }

  static boolean isValidUtf8(String s) {
    for (int i = 0; i < s.length(); ) {
      int width = runeWidth(s, i);
      if (width == 0) {
        return false;
      }
      i += width;
    }
    return true;
  }
}
