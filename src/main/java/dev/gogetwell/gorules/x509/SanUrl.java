package dev.gogetwell.gorules.x509;

import dev.gogetwell.gorules.x509.SanUrlEscape.Mode;
import java.util.Optional;

/// The URL of a URI name as net/url/url.go reads and prints it, per Go version and with its error texts.
/// All texts are byte strings (see [GoText]). Immutable.
///
/// @param user user information in Go's printed form, empty optional where there is none
public record SanUrl(String scheme, String opaque, Optional<String> user, String host, String path, String rawPath,
    String rawQuery, boolean forceQuery, boolean omitHost, String fragment, String rawFragment) {

  /// url.Parse.
  ///
  /// @throws ParseFailure with the text of Go's url.Error
  static SanUrl parse(String raw, X509Rules rules) throws ParseFailure {
    int hash = raw.indexOf('#');
    String url = hash < 0 ? raw : raw.substring(0, hash);
    String fragment = hash < 0 ? "" : raw.substring(hash + 1);
    SanUrl parsed;
    try {
      parsed = parseWithoutFragment(url, rules);
    } catch (ParseFailure e) {
      throw new ParseFailure("parse " + GoText.quote(url) + ": " + e.text());
    }
    if (fragment.isEmpty()) {
      return parsed;
    }
    try {
      String decoded = SanUrlEscape.unescape(fragment, Mode.FRAGMENT);
      String rawFragment = fragment.equals(SanUrlEscape.escape(decoded, Mode.FRAGMENT)) ? "" : fragment;
      return new SanUrl(parsed.scheme, parsed.opaque, parsed.user, parsed.host, parsed.path, parsed.rawPath,
          parsed.rawQuery, parsed.forceQuery, parsed.omitHost, decoded, rawFragment);
    } catch (ParseFailure e) {
      throw new ParseFailure("parse " + GoText.quote(raw) + ": " + e.text());
    }
  }

  private static SanUrl parseWithoutFragment(String raw, X509Rules rules) throws ParseFailure {
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) < ' ' || raw.charAt(i) == 0x7f) {
        throw new ParseFailure("net/url: invalid control character in URL");
      }
    }
    if (raw.equals("*")) {
      return of("", "", Optional.empty(), "", "*", "", "", false, false);
    }
    int schemeEnd = schemeEnd(raw);
    String scheme = schemeEnd < 0 ? "" : GoText.lower(raw.substring(0, schemeEnd));
    String rest = raw.substring(schemeEnd + 1);
    int question = rest.indexOf('?');
    boolean forceQuery = question >= 0 && question == rest.length() - 1;
    String query = question < 0 ? "" : rest.substring(question + 1);
    rest = question < 0 ? rest : rest.substring(0, question);
    if (!rest.startsWith("/")) {
      if (!scheme.isEmpty()) {
        return of(scheme, rest, Optional.empty(), "", "", "", query, forceQuery, false);
      }
      if (beforeSlash(rest).contains(":")) {
        throw new ParseFailure("first path segment in URL cannot contain colon");
      }
    }
    return hierarchy(scheme, rest, query, forceQuery, rules);
  }

  /// What follows a scheme and its colon, with or without a host, up to the query.
  private static SanUrl hierarchy(String scheme, String text, String query, boolean forceQuery, X509Rules rules)
      throws ParseFailure {
    Optional<String> user = Optional.empty();
    String host = "";
    String rest = text;
    boolean hasAuthority = (!scheme.isEmpty() || !rest.startsWith("///")) && rest.startsWith("//");
    if (hasAuthority) {
      String authority = beforeSlash(rest.substring(2));
      rest = rest.substring(2 + authority.length());
      int at = authority.lastIndexOf('@');
      host = SanUrlHost.parse(scheme, authority.substring(at + 1), rules);
      if (at >= 0) {
        user = Optional.of(SanUrlHost.userInfo(authority.substring(0, at)));
      }
    }
    boolean omitHost = !hasAuthority && !scheme.isEmpty() && rest.startsWith("/");
    String path = SanUrlEscape.unescape(rest, Mode.PATH);
    String rawPath = rest.equals(SanUrlEscape.escape(path, Mode.PATH)) ? "" : rest;
    return of(scheme, "", user, host, path, rawPath, query, forceQuery, omitHost);
  }

  private static SanUrl of(String scheme, String opaque, Optional<String> user, String host, String path,
      String rawPath, String query, boolean forceQuery, boolean omitHost) {
    return new SanUrl(scheme, opaque, user, host, path, rawPath, query, forceQuery, omitHost, "", "");
  }

  private static String beforeSlash(String text) {
    int slash = text.indexOf('/');
    return slash < 0 ? text : text.substring(0, slash);
  }

  /// The index of the colon behind the scheme, -1 without a scheme.
  private static int schemeEnd(String raw) throws ParseFailure {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        continue;
      }
      if ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.') {
        if (i == 0) {
          return -1;
        }
      } else if (c == ':') {
        if (i == 0) {
          throw new ParseFailure("missing protocol scheme");
        }
        return i;
      } else {
        return -1;
      }
    }
    return -1;
  }

  /// url.URL.String.
  String print(X509Rules rules) {
    StringBuilder out = new StringBuilder();
    if (!scheme.isEmpty()) {
      out.append(scheme).append(':');
    }
    if (!opaque.isEmpty()) {
      out.append(opaque);
    } else {
      printHierarchy(out, rules);
    }
    if (forceQuery || !rawQuery.isEmpty()) {
      out.append('?').append(rawQuery);
    }
    if (!fragment.isEmpty()) {
      out.append('#').append(encoded(fragment, rawFragment, Mode.FRAGMENT));
    }
    return out.toString();
  }

  private void printHierarchy(StringBuilder out, X509Rules rules) {
    boolean omitted = omitHost && host.isEmpty() && user.isEmpty();
    if ((!scheme.isEmpty() || !host.isEmpty() || user.isPresent()) && !omitted) {
      if (!host.isEmpty() || !path.isEmpty() || user.isPresent()) {
        out.append("//");
      }
      user.ifPresent(info -> out.append(info).append('@'));
      if (!host.isEmpty()) {
        out.append(SanUrlEscape.escape(host, Mode.HOST));
      }
    }
    String escaped = path.equals("*") && rawPath.isEmpty() ? "*" : encoded(path, rawPath, Mode.PATH);
    if (rules.minor() >= 27 && omitted && escaped.startsWith("//")) {
      out.append("%2F");
      escaped = escaped.substring(1);
    }
    if (!escaped.isEmpty() && escaped.charAt(0) != '/' && !host.isEmpty()) {
      out.append('/');
    }
    if (out.isEmpty() && beforeSlash(escaped).contains(":")) {
      out.append("./");
    }
    out.append(escaped);
  }

  /// url.URL.EscapedPath and EscapedFragment: the original encoding where it is a valid one.
  private static String encoded(String decoded, String raw, Mode mode) {
    if (!raw.isEmpty() && SanUrlEscape.isValidEncoding(raw, mode)) {
      try {
        if (SanUrlEscape.unescape(raw, mode).equals(decoded)) {
          return raw;
        }
      } catch (ParseFailure e) {
        return SanUrlEscape.escape(decoded, mode);
      }
    }
    return SanUrlEscape.escape(decoded, mode);
  }
}
