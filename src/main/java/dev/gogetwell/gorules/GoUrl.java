package dev.gogetwell.gorules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/// A URL as Go's `url.Parse` takes it apart, which differs from java.net.URI exactly where users make mistakes:
/// unescaped passwords, missing schemes, blanks. Source: net/url/url.go. Immutable; any thread.
///
/// @param scheme lower case; empty if there is none
/// @param opaque the rest of a URL like `localhost:3128`, whose "scheme" is the host
/// @param userInfo what stands before `@`, still escaped
/// @param host with port, unescaped
/// @param path still escaped
/// @param extra query and fragment with their signs, as written
public record GoUrl(String scheme, String opaque, Optional<String> userInfo, String host, String path, String extra) {
  /// A URL or Go's reason against it.
  public sealed interface Result {
    /// It parses.
    record Parsed(GoUrl url) implements Result {}

    /// It does not; `message` is Go's whole text, `parse "…": …`.
    record Bad(String message) implements Result {}
  }

  /// Reads text as Go of that version does.
  public static Result parse(String text, GoVersion version) {
    try {
      return new Result.Parsed(new GoUrlParser(version).parse(text));
    } catch (GoUrlParser.Rejected rejected) {
      int fragment = text.indexOf('#');
      String named = rejected.wholeText() || fragment < 0 ? text : text.substring(0, fragment);
      return new Result.Bad("parse " + GoQuote.quote(named) + ": " + rejected.reason());
    }
  }

  /// The host without port and brackets.
  public String hostname() {
    int colon = host.lastIndexOf(':');
    boolean hasPort = colon >= 0 && host.substring(colon + 1).chars().allMatch(c -> '0' <= c && c <= '9');
    String bare = hasPort ? host.substring(0, colon) : host;
    return bare.startsWith("[") && bare.endsWith("]") ? bare.substring(1, bare.length() - 1) : bare;
  }

  /// The port as written; empty if none.
  public String portText() {
    int colon = host.lastIndexOf(':');
    boolean hasPort = colon >= 0 && host.substring(colon + 1).chars().allMatch(c -> '0' <= c && c <= '9');
    return hasPort ? host.substring(colon + 1) : "";
  }

  /// The port, or the usual one of the scheme; -1 if there is none.
  public int port() {
    String text = portText();
    if (!text.isEmpty()) {
      return text.length() > 6 ? -1 : Integer.parseInt(text);
    }
    return switch (scheme) {
      case "https" -> 443;
      case "http" -> 80;
      case "socks5", "socks5h" -> 1080;
      default -> -1;
    };
  }

  /// The URL without query and with the password hidden, as Go's `Redacted` writes it.
  public String redacted() {
    String user = userInfo.map(info -> info.indexOf(':') < 0 ? info + "@" : info.replaceFirst(":.*", ":xxxxx@"))
        .orElse("");
    String start = scheme.isEmpty() ? "" : scheme + ":";
    if (!opaque.isEmpty()) {
      return start + opaque + extra;
    }
    boolean authority = !host.isEmpty() || userInfo.isPresent() || scheme.equals("file");
    return start + (authority ? "//" : "") + user + host + path + extra;
  }

  /// Scheme, credentials, host and path, cleaned and escaped as `go` sends them.
  String withoutExtra() {
    return new GoUrl(scheme, opaque, userInfo, host, sentPath(), "").written();
  }

  private String written() {
    return scheme + "://" + userInfo.map(info -> info + "@").orElse("") + host + path;
  }

  /// No empty and no dot segments (path.Join), nothing that has to be escaped.
  private String sentPath() {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return segments.isEmpty() ? "" : "/" + escaped(String.join("/", segments));
  }

  /// Escapes what may stand in no URL (net/url/url.go:shouldEscape); what is escaped already stays.
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > ' ' && b < 0x7f && "\"<>\\^`{|}".indexOf(b) < 0;
      out.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b));
    }
    return out.toString();
  }

  /// The URL without any credentials.
  public String withoutCredentials() {
    return new GoUrl(scheme, opaque, Optional.empty(), host, path, extra).redacted();
  }

  static GoUrl of(String scheme, Optional<String> userInfo, String host, String path, String extra) {
    return new GoUrl(scheme.toLowerCase(Locale.ROOT), "", userInfo, host, path, extra);
  }

  static String utf8(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
