package dev.gogetwell.report;

import dev.gogetwell.gorules.TokenShape;
import dev.gogetwell.report.Removed.Kind;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes out what URLs carry beside scheme, host and names: user and password, tokens in the path, long values of the
/// query. Immutable; any thread. Linear in the text.
final class UrlSecrets {
  /// The scheme's end before `userinfo@`, plain or percent-encoded; the parts are taken apart in code.
  private static final Pattern SCHEME = Pattern.compile("(?i)(?::|%3a)(?://|\\\\/\\\\/|%2f%2f)");
  private static final Pattern HOST_AND_PORT = Pattern.compile("(?:[\\w.-]{1,253}+|\\[[0-9A-Fa-f:.]{2,45}+\\]):\\d{1,5}+\\b");
  /// No word of a query that go or git send is as long (`service=git-upload-pack` has 15).
  private static final int LONG_VALUE = 16;

  String replaceIn(String text, Set<String> proxyCredentials, Pseudonyms names) {
    Matcher scheme = SCHEME.matcher(text);
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    int from = 0;
    while (from <= text.length() && scheme.find(from)) {
      int start = scheme.end();
      int end = endOfUrl(text, start);
      int at = lastAt(text, start, end);
      if (at > start && !text.startsWith("git@", start) && text.charAt(start) != '<') {
        String info = text.substring(start, at);
        out.append(text, done, start).append(names.of(SecretShapes.kind(info, proxyCredentials), info));
        done = at;
      }
      done = path(text, Math.max(done, at > start ? at : start), end, out, done, names);
      from = Math.max(end, start);
    }
    return out.append(text, done, text.length()).toString();
  }

  /// Where the `@` (or `%40`) after the userinfo stands; -1 if there is none.
  private static int lastAt(String text, int start, int end) {
    int authorityEnd = start;
    while (authorityEnd < end && "/?#\\".indexOf(text.charAt(authorityEnd)) < 0
        && !text.regionMatches(true, authorityEnd, "%2f", 0, 3)) {
      authorityEnd++;
    }
    int at = at(text, start, authorityEnd);
    if (at >= 0) {
      return text.substring(start, at).indexOf(':') < 0 ? at : Math.max(at, beforeHost(text, authorityEnd, end));
    }
    // A password with a bare '/', '#' or '?' makes the URL malformed: what looks like a port is no number then.
    int colon = text.indexOf(':', start);
    if (colon < start || colon >= authorityEnd || text.charAt(start) == '[') {
      return -1;
    }
    for (int i = colon + 1; i < authorityEnd; i++) {
      if (!Character.isDigit(text.charAt(i))) {
        return at(text, start, end);
      }
    }
    return beforeHost(text, authorityEnd, end);
  }

  /// The last `@` behind the first `/` of a URL where a host with a port follows: so ends a password that holds an `@`
  /// and a `/`, or that begins like a port. What follows a module path is a version.
  private static int beforeHost(String text, int start, int end) {
    Matcher host = HOST_AND_PORT.matcher(text);
    int at = at(text, start, end);
    while (at >= 0 && !host.region(at + 1, end).lookingAt()) {
      at = at(text, start, at);
    }
    return at;
  }

  private static int at(String text, int start, int end) {
    for (int i = end - 1; i >= start; i--) {
      if (text.charAt(i) == '@' || text.regionMatches(true, i, "%40", 0, 3)) {
        return i;
      }
    }
    return -1;
  }

  private static int endOfUrl(String text, int start) {
    int end = start;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))
        && "\"'`<>|,".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /// Copies the text up to the end of the URL, without tokens in path and query.
  ///
  /// @param from where the authority begins
  /// @param done up to where the text is copied already
  /// @return the same after it
  private static int path(String text, int from, int end, StringBuilder out, int done, Pseudonyms names) {
    int copied = done;
    int i = from;
    while (i < end && "/?#".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    boolean query = false;
    boolean told = false;
    while (i < end) {
      query |= text.charAt(i) == '?' || text.charAt(i) == '#';
      int stop = i + 1;
      while (stop < end && (query ? "&=;?#" : "/?#").indexOf(text.charAt(stop)) < 0) {
        stop++;
      }
      String part = text.substring(i + 1, stop);
      boolean value = query && text.charAt(i) == '=' && part.length() >= LONG_VALUE;
      boolean segment = !query && (TokenShape.isMixed(part) || (told && part.length() >= 8));
      if (value || segment) {
        out.append(text, copied, i + 1).append(names.of(Kind.TOKEN, part));
        copied = stop;
      }
      told = !query && !part.isEmpty() && TokenShape.announces(part);
      i = stop;
    }
    return copied;
  }
}
