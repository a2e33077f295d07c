package dev.gogetwell.gorules.x509;

import dev.gogetwell.gorules.x509.SanUrlEscape.Mode;
import dev.gogetwell.gorules.x509.X509Rules.StrictColons;

/// The authority of a URL: host, port and user information (net/url/url.go:parseAuthority, parseHost) and
/// net.SplitHostPort (net/ipsock.go). Stateless.
final class SanUrlHost {
  private SanUrlHost() {}

  static String parse(String scheme, String host, X509Rules rules) throws ParseFailure {
    int open = host.lastIndexOf('[');
    if (rules.bracketsHoldAnAddress()) {
      if (open > 0 && rules.bracketsOnlyAtTheStart()) {
        throw new ParseFailure("invalid IP-literal");
      }
      if (open >= 0) {
        return addressLiteral(host, open);
      }
    } else if (host.startsWith("[")) {
      return oldLiteral(host);
    }
    checkPortBehindName(scheme, host, rules.strictColons());
    return SanUrlEscape.unescape(host, Mode.HOST);
  }

  private static void checkPortBehindName(String scheme, String host, StrictColons strict) throws ParseFailure {
    int first = host.indexOf(':');
    if (first < 0) {
      return;
    }
    boolean firstColonStartsPort = switch (strict) {
      case NO -> false;
      case ALL_BUT_POSTGRES -> !scheme.equals("postgresql") && !scheme.equals("postgres");
      case HTTP_ONLY -> scheme.equals("http") || scheme.equals("https");
    };
    checkPort(host.substring(firstColonStartsPort ? first : host.lastIndexOf(':')));
  }

  private static void checkPort(String colonPort) throws ParseFailure {
    if (!isValidOptionalPort(colonPort)) {
      throw new ParseFailure("invalid port " + GoText.quote(colonPort) + " after host");
    }
  }

  private static String addressLiteral(String host, int open) throws ParseFailure {
    int close = closingBracket(host);
    String colonPort = host.substring(close + 1);
    checkPort(colonPort);
    String port = SanUrlEscape.unescape(colonPort, Mode.HOST);
    String name = host.substring(Math.min(open + 1, close), close);
    int zone = name.indexOf("%25");
    String address = zone < 0 ? SanUrlEscape.unescape(name, Mode.HOST)
        : SanUrlEscape.unescape(name.substring(0, zone), Mode.HOST)
            + SanUrlEscape.unescape(name.substring(zone), Mode.ZONE);
    GoAddress.Parsed parsed = GoAddress.parse(address);
    if (parsed.bytes() == null) {
      throw new ParseFailure("invalid host: " + parsed.error());
    }
    if (parsed.bytes().length == 4) {
      throw new ParseFailure("invalid IP-literal");
    }
    return "[" + address + "]" + port;
  }

  private static String oldLiteral(String host) throws ParseFailure {
    int close = closingBracket(host);
    checkPort(host.substring(close + 1));
    int zone = host.substring(0, close).indexOf("%25");
    if (zone < 0) {
      return SanUrlEscape.unescape(host, Mode.HOST);
    }
    return SanUrlEscape.unescape(host.substring(0, zone), Mode.HOST)
        + SanUrlEscape.unescape(host.substring(zone, close), Mode.ZONE)
        + SanUrlEscape.unescape(host.substring(close), Mode.HOST);
  }

  private static int closingBracket(String host) throws ParseFailure {
    int close = host.lastIndexOf(']');
    if (close < 0) {
      throw new ParseFailure("missing ']' in host");
    }
    return close;
  }

  private static boolean isValidOptionalPort(String port) {
    if (port.isEmpty()) {
      return true;
    }
    if (port.charAt(0) != ':') {
      return false;
    }
    for (int i = 1; i < port.length(); i++) {
      if (port.charAt(i) < '0' || port.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /// User information in the form in which url.Userinfo.String prints it.
  static String userInfo(String text) throws ParseFailure {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letterOrDigit = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && "-._:~!$&'()*+,;=%@".indexOf(c) < 0) {
        throw new ParseFailure("net/url: invalid userinfo");
      }
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      return reEscaped(text);
    }
    return reEscaped(text.substring(0, colon)) + ":" + reEscaped(text.substring(colon + 1));
  }

  private static String reEscaped(String part) throws ParseFailure {
    return SanUrlEscape.escape(SanUrlEscape.unescape(part, Mode.USER_PASSWORD), Mode.USER_PASSWORD);
  }

  /// The host of net.SplitHostPort.
  ///
  /// @throws ParseFailure with the text of Go's AddrError
  static String splitHost(String hostPort) throws ParseFailure {
    int last = hostPort.lastIndexOf(':');
    if (last < 0) {
      throw addressError(hostPort, "missing port in address");
    }
    String host;
    int openFrom = 0;
    int closeFrom = 0;
    if (hostPort.startsWith("[")) {
      int end = hostPort.indexOf(']');
      if (end < 0) {
        throw addressError(hostPort, "missing ']' in address");
      }
      if (end + 1 != last) {
        boolean colonFollows = end + 1 < hostPort.length() && hostPort.charAt(end + 1) == ':';
        throw addressError(hostPort, colonFollows ? "too many colons in address" : "missing port in address");
      }
      host = hostPort.substring(1, end);
      openFrom = 1;
      closeFrom = end + 1;
    } else {
      host = hostPort.substring(0, last);
      if (host.indexOf(':') >= 0) {
        throw addressError(hostPort, "too many colons in address");
      }
    }
    if (hostPort.indexOf('[', openFrom) >= 0) {
      throw addressError(hostPort, "unexpected '[' in address");
    }
    if (hostPort.indexOf(']', closeFrom) >= 0) {
      throw addressError(hostPort, "unexpected ']' in address");
    }
    return host;
  }

  private static ParseFailure addressError(String address, String why) {
    return new ParseFailure("address " + address + ": " + why);
  }
}
