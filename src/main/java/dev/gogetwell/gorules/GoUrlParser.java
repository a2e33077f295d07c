package dev.gogetwell.gorules;

import java.util.Locale;
import java.util.Optional;

/// The steps of Go's `url.Parse`. One use per parser; not for sharing. Source: net/url/url.go:parse and below.
final class GoUrlParser {
  private static final String USER_INFO = "-._:~!$&'()*+,;=%@";
  private static final String HOST_PLAIN = "-_.~!$&'()*+,;=:[]<>\"";
  private final boolean strictColons;

  GoUrlParser(GoVersion version) {
    // Since Go 1.26 an http(s) host with several colons is refused (GODEBUG urlstrictcolons).
    this.strictColons = version.atLeast(26);
  }

  /// Go's reason against a text; caught in [GoUrl#parse].
  static final class Rejected extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean wholeText;

    Rejected(String reason) {
      this(reason, false);
    }

    Rejected(String reason, boolean wholeText) {
      super(reason, null, false, false);
      this.wholeText = wholeText;
    }

    String reason() {
      return String.valueOf(getMessage());
    }

    boolean wholeText() {
      return wholeText;
    }
  }

  GoUrl parse(String text) throws Rejected {
    int hash = text.indexOf('#');
    String raw = hash < 0 ? text : text.substring(0, hash);
    String fragment = hash < 0 ? "" : text.substring(hash);
    if (raw.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      throw new Rejected("net/url: invalid control character in URL");
    }
    int colon = schemeEnd(raw);
    String scheme = colon < 0 ? "" : raw.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = colon < 0 ? raw : raw.substring(colon + 1);
    int question = rest.indexOf('?');
    String extra = (question < 0 ? "" : rest.substring(question)) + fragment;
    rest = question < 0 ? rest : rest.substring(0, question);
    if (!rest.startsWith("/")) {
      if (!scheme.isEmpty()) {
        return new GoUrl(scheme, rest, Optional.empty(), "", "", extra);
      }
      int slash = rest.indexOf('/');
      if ((slash < 0 ? rest : rest.substring(0, slash)).indexOf(':') >= 0) {
        throw new Rejected("first path segment in URL cannot contain colon");
      }
    }
    Optional<String> user = Optional.empty();
    String host = "";
    if ((!scheme.isEmpty() || !rest.startsWith("///")) && rest.startsWith("//")) {
      int slash = rest.indexOf('/', 2);
      String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
      rest = slash < 0 ? "" : rest.substring(slash);
      int at = authority.lastIndexOf('@');
      host = host(scheme, authority.substring(at + 1));
      user = at < 0 ? Optional.empty() : Optional.of(userInfo(authority.substring(0, at)));
    }
    checkEscapes(rest);
    if (!fragment.isEmpty()) {
      checkFragment(fragment.substring(1));
    }
    return GoUrl.of(scheme, user, host, rest, extra);
  }

  private static int schemeEnd(String raw) throws Rejected {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z')) {
        continue;
      }
      boolean later = ('0' <= c && c <= '9') || c == '+' || c == '-' || c == '.';
      if (later && i > 0) {
        continue;
      }
      if (c != ':') {
        return -1;
      }
      if (i == 0) {
        throw new Rejected("missing protocol scheme");
      }
      return i;
    }
    return -1;
  }

  private static String userInfo(String text) throws Rejected {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!asciiAlphanumeric(c) && USER_INFO.indexOf(c) < 0) {
        throw new Rejected("net/url: invalid userinfo");
      }
    }
    checkEscapes(text);
    return text;
  }

  private String host(String scheme, String host) throws Rejected {
    int open = host.lastIndexOf('[');
    if (open > 0 && strictColons) {
      throw new Rejected("invalid IP-literal");
    }
    if (host.startsWith("[")) {
      int close = host.lastIndexOf(']');
      if (close < 0) {
        throw new Rejected("missing ']' in host");
      }
      checkPort(host.substring(close + 1));
      String literal = host.substring(1, close);
      int zone = literal.indexOf("%25");
      String address = zone < 0 ? literal : literal.substring(0, zone);
      if (strictColons && IpLiteral.parse(address).filter(IpLiteral::isV6).isEmpty()) {
        throw new Rejected(IpLiteral.parse(address).isPresent()
            ? "invalid IP-literal"
            : "invalid host: ParseAddr(" + GoQuote.quote(literal) + "): unable to parse IP");
      }
      return host.replace("%25", "%");
    }
    int first = host.indexOf(':');
    if (first >= 0) {
      boolean http = scheme.equals("http") || scheme.equals("https");
      checkPort(host.substring(strictColons && http ? first : host.lastIndexOf(':')));
    }
    return unescapeHost(host);
  }

  private static void checkPort(String colonPort) throws Rejected {
    boolean valid = colonPort.isEmpty() || (colonPort.charAt(0) == ':'
        && colonPort.chars().skip(1).allMatch(c -> '0' <= c && c <= '9'));
    if (!valid) {
      throw new Rejected("invalid port " + GoQuote.quote(colonPort) + " after host");
    }
  }

  private static String unescapeHost(String host) throws Rejected {
    byte[] out = new byte[host.length() * 4];
    int length = 0;
    for (int i = 0; i < host.length();) {
      char c = host.charAt(i);
      if (c == '%') {
        int value = escapeAt(host, i);
        if (value < 0x80 && !host.startsWith("%25", i)) {
          throw new Rejected("invalid URL escape " + GoQuote.quote(host.substring(i, i + 3)));
        }
        out[length++] = (byte) value;
        i += 3;
        continue;
      }
      if (c < 0x80 && !asciiAlphanumeric(c) && HOST_PLAIN.indexOf(c) < 0) {
        throw new Rejected("invalid character " + GoQuote.quote(String.valueOf(c)) + " in host name");
      }
      int point = host.codePointAt(i);
      for (byte b : Character.toString(point).getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
        out[length++] = b;
      }
      i += Character.charCount(point);
    }
    return GoUrl.utf8(out, length);
  }

  private static void checkFragment(String fragment) throws Rejected {
    try {
      checkEscapes(fragment);
    } catch (Rejected rejected) {
      throw new Rejected(rejected.reason(), true);
    }
  }

  private static void checkEscapes(String text) throws Rejected {
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
      escapeAt(text, i);
    }
  }

  private static int escapeAt(String text, int i) throws Rejected {
    int high = i + 2 < text.length() ? hex(text.charAt(i + 1)) : -1;
    int low = i + 2 < text.length() ? hex(text.charAt(i + 2)) : -1;
    if (high < 0 || low < 0) {
      String shown = text.substring(i, Math.min(text.length(), i + 3));
      throw new Rejected("invalid URL escape " + GoQuote.quote(shown));
    }
    return high << 4 | low;
  }

  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  private static boolean asciiAlphanumeric(char c) {
    return ('0' <= c && c <= '9') || ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
  }
}
