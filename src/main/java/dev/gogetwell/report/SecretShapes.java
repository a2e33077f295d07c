package dev.gogetwell.report;

import dev.gogetwell.report.Removed.Kind;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds secrets by their shape alone, so it works before any setting is known. Immutable; any thread.
///
/// Every pattern uses possessive or bounded quantifiers: none can backtrack over hostile input.
final class SecretShapes {
  private static final String PEM_BEGIN = "-----BEGIN ";
  private static final String PEM_KEY = "PRIVATE KEY-----";
  private static final String PEM_END = "-----END ";

  /// Rest of the line after the header: schemes and parameters are of many forms, so nothing of it is kept.
  private static final Pattern HEADER = Pattern.compile(
      "(?i)\\b((?:proxy-)?authorization|set-cookie|cookie|private-token|x-[a-z]{1,20}-token)(\"?\\s*+[:=]\\s*+\"?)"
          + "([^\\r\\n\"<]++)");

  /// `scheme://userinfo@`, plain or percent-encoded; the parts are taken apart in code.
  private static final Pattern SCHEME = Pattern.compile("(?i)(?::|%3a)(?://|\\\\/\\\\/|%2f%2f)");

  private static final Pattern BARE_USERINFO = Pattern.compile(
      "(?<![\\w.%+/:@-])[\\w.%+-]{1,64}+:[^\\s@/\\\\:\"'<>]{1,256}+@(?=[\\w\\[])");

  private static final Pattern SHAPED_TOKEN = Pattern.compile(
      "\\b(?:gh[pousr]_[A-Za-z0-9]{20,255}+|github_pat_\\w{20,255}+|gl[a-z]{2,6}-[\\w-]{16,255}+"
          + "|(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}\\b|xox[abeoprs]-[\\w-]{10,255}+|AIza[\\w-]{35}|npm_[A-Za-z0-9]{30,60}+"
          + "|AT[AB][TB][\\w=-]{20,255}+|dop_v1_[a-f0-9]{64}|sk-[\\w-]{20,255}+"
          + "|eyJ[\\w-]{8,4000}+\\.eyJ[\\w-]{8,8000}+(?:\\.[\\w-]{0,8000}+)?)");

  private static final Pattern BEARER = Pattern.compile(
      "(?i)\\b(bearer|basic|negotiate|ntlm)(\\s++)(?=[a-z+/]{0,200}[0-9=])([A-Za-z0-9+/._~-]{16,8000}+=*+)");

  /// `GITHUB_TOKEN=…`, `?access_token=…`, `"password": "…"`, `X-Amz-Signature=…`.
  private static final Pattern ASSIGNMENT = Pattern.compile(
      "(?i)(?<![a-z])(?:\\w{0,40}[_.-])?((?:pass(?:word|wd|phrase)?|pwd|tokens?|secret|api[_-]?key|access[_-]?key"
          + "|private[_-]?key|signature|sig|credentials?|client[_-]?secret|authtoken|auth|jwt|session(?:id)?)"
          + "(?:[_-]?(?:id|key|token|value))?)(\"?(?:\\s{0,8}+[:=]|%3d)\\s{0,8}+[\"']?)"
          + "([^\\s\"'&<>#;,]{1,8000}+)");

  /// The order of netrc is free, but login and password always stand together.
  private static final Pattern NETRC = Pattern.compile(
      "(?i)\\b((?:login|account)\\s++\\S++\\s++password\\s++|machine\\s++\\S++\\s++password\\s++)(\\S++)");
  private static final Pattern NETRC_TURNED = Pattern.compile("(?i)\\b(password\\s++)([^\\s<]\\S*+)(?=\\s++login\\s)");

  private static final Pattern WINDOWS_HOME = Pattern.compile(
      "(?i)\\b[a-z]:[\\\\/]{1,4}+(?:Users|Documents and Settings)[\\\\/]{1,4}+[^\\\\/\\s:\"'<>;,|)]{1,256}+");
  private static final Pattern UNIX_HOME = Pattern.compile(
      "(?i)(?<!\\w)(?:/|%2f)(?:home|Users)(?:/|%2f)[^/\\\\%\\s:\"'<>;,|)]{1,256}+");

  /// Values after such words that are no secrets but sentences or states.
  private static final Set<String> NO_SECRETS = Set.of("true", "false", "null", "required", "none", "off", "on", "yes",
      "no", "0", "1", "netrc", "git", "authentication", "failed", "invalid", "missing", "empty", "parent");

  String replaceIn(String text, Set<String> proxyCredentials, Pseudonyms names) {
    String result = pemKeys(text, names);
    result = each(HEADER, result, m -> m.group(1) + m.group(2) + names.of(Kind.TOKEN, m.group(3).strip()));
    result = userinfo(result, proxyCredentials, names);
    result = each(BARE_USERINFO, result, m -> {
      String info = m.group().substring(0, m.group().length() - 1);
      return names.of(kind(info, proxyCredentials), info) + "@";
    });
    result = each(NETRC, result, m -> m.group(2).startsWith("<") ? m.group() : netrc(m, names));
    result = each(NETRC_TURNED, result, m -> m.group(1) + names.of(Kind.PASSWORD, m.group(2)));
    result = each(SHAPED_TOKEN, result, m -> names.of(Kind.TOKEN, m.group()));
    result = each(BEARER, result, m -> m.group(1) + m.group(2) + names.of(Kind.TOKEN, m.group(3)));
    return each(ASSIGNMENT, result, m -> assignment(m, names));
  }

  /// Home folders of anybody; kept apart, because the known home folder is replaced first.
  String homesIn(String text, Pseudonyms names) {
    String result = each(WINDOWS_HOME, text, m -> names.of(Kind.HOME, Literals.fold(m.group())));
    return each(UNIX_HOME, result, m -> names.of(Kind.HOME, Literals.fold(m.group())));
  }

  private static String netrc(MatchResult m, Pseudonyms names) {
    String head = m.group(1);
    if (head.regionMatches(true, 0, "machine", 0, 7)) {
      return head + names.of(Kind.PASSWORD, m.group(2));
    }
    String[] words = head.split("\\s+");
    return words[0] + " " + names.of(Kind.USER_NAME, words[1]) + " password " + names.of(Kind.PASSWORD, m.group(2));
  }

  private static String assignment(MatchResult m, Pseudonyms names) {
    String value = m.group(3);
    if (NO_SECRETS.contains(Literals.fold(value)) || value.startsWith("//")) {
      return m.group();
    }
    Kind kind = Literals.fold(m.group(1)).startsWith("p") ? Kind.PASSWORD : Kind.TOKEN;
    int at = m.start(3) - m.start();
    return m.group().substring(0, at) + names.of(kind, value);
  }

  private static String pemKeys(String text, Pseudonyms names) {
    int begin = text.indexOf(PEM_BEGIN);
    if (begin < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    while (begin >= 0) {
      int head = begin + PEM_BEGIN.length();
      int key = text.substring(head, Math.min(text.length(), head + 60)).indexOf(PEM_KEY);
      if (key >= 0) {
        // A key whose end is cut off is still a key: everything after its head goes.
        int end = text.indexOf(PEM_END, head);
        int close = end < 0 ? -1 : text.indexOf("-----", end + PEM_END.length());
        int next = close < 0 ? text.length() : close + 5;
        out.append(text, done, begin).append(names.of(Kind.PRIVATE_KEY, text.substring(begin, next)));
        done = next;
        head = next;
      }
      begin = text.indexOf(PEM_BEGIN, head);
    }
    return out.append(text, done, text.length()).toString();
  }

  private static String userinfo(String text, Set<String> proxyCredentials, Pseudonyms names) {
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
        out.append(text, done, start).append(names.of(kind(info, proxyCredentials), info));
        done = at;
      }
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
      return at;
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
    return -1;
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

  private static Kind kind(String info, Set<String> proxyCredentials) {
    return proxyCredentials.contains(Literals.fold(info)) ? Kind.PROXY_PASSWORD : Kind.PASSWORD;
  }

  private static String each(Pattern pattern, String text, Function<MatchResult, String> replacement) {
    return pattern.matcher(text).replaceAll(m -> Matcher.quoteReplacement(replacement.apply(m)));
  }
}
