package dev.gogetwell.gorules.x509;

/// Percent encoding as net/url/url.go does it for the parts of a URL that matter here. Stateless.
final class SanUrlEscape {
  private static final String UPPER_HEX = "0123456789ABCDEF";

  private SanUrlEscape() {}

  /// The part of a URL that is encoded.
  enum Mode { PATH, HOST, ZONE, USER_PASSWORD, FRAGMENT }

  /// url.shouldEscape.
  static boolean shouldEscape(char c, Mode mode) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_.~".indexOf(c) >= 0) {
      return false;
    }
    if ((mode == Mode.HOST || mode == Mode.ZONE) && "!$&'()*+,;=:[]<>\"".indexOf(c) >= 0) {
      return false;
    }
    if ("$&+,/:;=?@".indexOf(c) >= 0) {
      return switch (mode) {
        case PATH -> c == '?';
        case USER_PASSWORD -> c == '@' || c == '/' || c == '?' || c == ':';
        case FRAGMENT -> false;
        case HOST, ZONE -> true;
      };
    }
    return mode != Mode.FRAGMENT || "!()*".indexOf(c) < 0;
  }

  /// url.escape.
  static String escape(String text, Mode mode) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (shouldEscape(c, mode)) {
        out.append('%').append(UPPER_HEX.charAt(c >> 4)).append(UPPER_HEX.charAt(c & 15));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /// url.validEncoded.
  static boolean isValidEncoding(String text, Mode mode) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("!$&'()*+,;=:@[]%".indexOf(c) < 0 && shouldEscape(c, mode)) {
        return false;
      }
    }
    return true;
  }

  /// url.unescape.
  ///
  /// @throws ParseFailure with Go's EscapeError or InvalidHostError
  static String unescape(String text, Mode mode) throws ParseFailure {
    boolean escaped = false;
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (c == '%') {
        escaped = true;
        checkEscape(text, i, mode);
        i += 3;
      } else {
        if ((mode == Mode.HOST || mode == Mode.ZONE) && c < 0x80 && shouldEscape(c, mode)) {
          throw new ParseFailure("invalid character " + GoText.quote(String.valueOf(c)) + " in host name");
        }
        i++;
      }
    }
    if (!escaped) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        out.append((char) value(text, i));
        i += 2;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  private static void checkEscape(String text, int at, Mode mode) throws ParseFailure {
    String escape = text.substring(at, Math.min(at + 3, text.length()));
    if (escape.length() < 3 || hexValue(escape.charAt(1)) < 0 || hexValue(escape.charAt(2)) < 0) {
      throw new ParseFailure("invalid URL escape " + GoText.quote(escape));
    }
    if (escape.equals("%25")) {
      return;
    }
    int value = value(text, at);
    boolean badHost = mode == Mode.HOST && value < 0x80;
    boolean badZone = mode == Mode.ZONE && value != ' ' && shouldEscape((char) value, Mode.HOST);
    if (badHost || badZone) {
      throw new ParseFailure("invalid URL escape " + GoText.quote(escape));
    }
  }

  private static int value(String text, int at) {
    return hexValue(text.charAt(at + 1)) << 4 | hexValue(text.charAt(at + 2));
  }

  private static int hexValue(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
