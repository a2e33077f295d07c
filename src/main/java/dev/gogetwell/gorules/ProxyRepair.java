package dev.gogetwell.gorules;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A proxy variable of which Go reads something other than its writer meant: a password with a sign that a URL must
/// escape, quotation marks, blanks, signs of an input method. Stateless; any thread.
///
/// Source: vendor/golang.org/x/net/http/httpproxy/proxy.go, parseProxy: what is no URL is read once more behind
/// `http://`, so that the scheme becomes the host; what is none then either is ignored without a word.
public final class ProxyRepair {
  private static final Pattern SCHEME = Pattern.compile(
      "^(?i)(?:https?://(?=https?[:;]?/))?(https?|socks5h?)(?:[:;\uFF1A][/\uFF0F]{1,3}|[/\uFF0F]{2})");
  private static final Pattern HOST =
      Pattern.compile("(?:[\\w-]+(?:\\.[\\w-]+)*\\.?|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?/?");
  private static final Pattern ESCAPED = Pattern.compile("%[0-9A-Fa-f]{2}");
  /// What stands in a stored report in place of a password: of such a value nobody can say what it was.
  private static final Pattern TAKEN_OUT = Pattern.compile("<[a-z ]{3,30}(?: \\d{1,4})?>");
  private static final String AROUND = "\"'`\u201C\u201D\u2018\u2019\uFEFF\u200B\u00A0";
  private static final Set<String> WORDS = Set.of("http", "https", "socks", "socks5", "socks5h", "socks4", "socks4a");

  private ProxyRepair() {}

  /// Whether Go reads the value otherwise than it was meant, or not at all.
  public static boolean isMisread(String setting, String raw, GoVersion version) {
    if (raw.isBlank() || TAKEN_OUT.matcher(raw).find()) {
      return false;
    }
    return switch (ProxyRules.parse(setting, raw, version)) {
      case ProxyRules.Choice.Ignored _ -> true;
      case ProxyRules.Choice.Via via -> isWordForHost(via.ref().host()) || isHostOfPassword(raw);
      default -> false;
    };
  }

  /// The same with a word in place of what was taken out of a stored report, which no URL may hold.
  static String readable(String raw) {
    return TAKEN_OUT.matcher(raw).replaceAll("taken-out");
  }

  /// The proxy that was meant, as `scheme://host:port` without a user, so that it can be told of a stored report too;
  /// empty where nobody can tell.
  public static Optional<String> address(String raw) {
    String text = bare(raw);
    Matcher scheme = SCHEME.matcher(text);
    boolean hasScheme = scheme.find();
    String host = host(text);
    return !HOST.matcher(host).matches() || (!hasScheme && text.contains("://")) ? Optional.empty()
        : Optional.of((hasScheme ? scheme.group(1).toLowerCase(Locale.ROOT) : "http") + "://" + host);
  }

  private static String host(String text) {
    Matcher scheme = SCHEME.matcher(text);
    String rest = scheme.find() ? text.substring(scheme.end()) : text;
    return rest.substring(rest.lastIndexOf('@') + 1).replace('\uFF1A', ':').replace('\uFF0E', '.')
        .replace('\u3002', '.');
  }

  /// Whether the host of a proxy is the scheme of the setting, which Go took for a host.
  public static boolean isWordForHost(String host) {
    String word = host.toLowerCase(Locale.ROOT).replaceFirst("[;\uFF1A\uFF0F]+$", "");
    while (!word.isEmpty() && (AROUND.indexOf(word.charAt(0)) >= 0 || word.charAt(0) == ' ')) {
      word = word.substring(1);
    }
    return WORDS.contains(word);
  }

  /// The value as it was meant; empty where Go reads it as it stands, or where nobody can tell what was meant. A value
  /// of a stored report, whose password was taken out, stays without one.
  public static Optional<String> meant(String setting, String raw, GoVersion version) {
    if (TAKEN_OUT.matcher(raw).find()) {
      return address(raw).map(address -> address.replaceFirst("://", "://<password>@"));
    }
    if (!isMisread(setting, raw, version)) {
      return Optional.empty();
    }
    String text = bare(raw);
    Matcher scheme = SCHEME.matcher(text);
    String rest = scheme.find() ? text.substring(scheme.end()) : text;
    int at = rest.lastIndexOf('@');
    return address(raw).map(address -> at < 0 ? address : address.replaceFirst("://",
            Matcher.quoteReplacement("://" + userInfo(rest.substring(0, at)) + "@")))
        .filter(value -> !isMisread(setting, value, version) && !value.equals(raw));
  }

  /// The same value with every sign of user and password escaped that a URL must not have there. Go ends the password
  /// at the last at sign and libcurl at the first, so that git says "Unsupported proxy syntax". Empty where nothing is
  /// to be escaped, or where nobody can tell what was meant.
  public static Optional<String> escaped(String setting, String raw, GoVersion version) {
    if (TAKEN_OUT.matcher(raw).find()) {
      return meant(setting, raw, version);
    }
    int start = raw.indexOf("://") < 0 ? 0 : raw.indexOf("://") + 3;
    int at = raw.lastIndexOf('@');
    return at < start || isMisread(setting, raw, version) ? Optional.empty()
        : Optional.of(raw.substring(0, start) + userInfo(raw.substring(start, at)) + raw.substring(at))
            .filter(value -> !value.equals(raw));
  }

  /// Go found a host, and behind its first slash a user ends and another host follows.
  private static boolean isHostOfPassword(String raw) {
    String rest = raw.substring(raw.indexOf("://") < 0 ? 0 : raw.indexOf("://") + 3);
    int end = 0;
    while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    int at = rest.lastIndexOf('@');
    return at > end && HOST.matcher(rest.substring(at + 1)).matches();
  }

  private static String bare(String raw) {
    String text = raw.strip();
    while (!text.isEmpty() && AROUND.indexOf(text.charAt(0)) >= 0) {
      text = text.substring(1).strip();
    }
    while (!text.isEmpty() && AROUND.indexOf(text.charAt(text.length() - 1)) >= 0) {
      text = text.substring(0, text.length() - 1).strip();
    }
    return text;
  }

  /// RFC 3986 section 2.1; the first colon parts user and password, and what is escaped stays as it is.
  private static String userInfo(String info) {
    int colon = info.indexOf(':');
    return colon < 0 ? percent(info) : percent(info.substring(0, colon)) + ":" + percent(info.substring(colon + 1));
  }

  private static String percent(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length();) {
      int sign = text.codePointAt(i);
      String own = Character.toString(sign);
      boolean isEscape = sign == '%' && ESCAPED.matcher(text).region(i, text.length()).lookingAt();
      if (isEscape || (sign < 0x80 && (Character.isLetterOrDigit(sign) || "-._~".indexOf(sign) >= 0))) {
        out.append(own);
      } else {
        for (byte part : own.getBytes(StandardCharsets.UTF_8)) {
          out.append(String.format(Locale.ROOT, "%%%02X", part & 0xff));
        }
      }
      i += own.length();
    }
    return out.toString();
  }
}
