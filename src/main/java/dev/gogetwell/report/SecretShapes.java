package dev.gogetwell.report;

import dev.gogetwell.report.Removed.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
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
      "(?i)\\b((?:proxy-)?authorization|set-cookie2?|cookie2?|(?:private|job|deploy)-token"
          + "|x-[a-z-]{0,20}(?:token|key|auth|art-api))(\"?\\s*+[:=]\\s*+\"?)"
          + "((?:[^\\r\\n\"<]|(?<=[= ]\\\\{0,1})\"[^\"\\r\\n]{0,4096}+\")++)");

  /// A line of a cookie file: domain, flag, path, flag, time, name, value, parted by tabs (curl docs, HTTP Cookies).
  private static final Pattern COOKIE_LINE = Pattern.compile(
      "(?im)^((?:#HttpOnly_)?[\\w.-]{1,255}+[\\t ]++(?:TRUE|FALSE)[\\t ]++/\\S{0,1024}+[\\t ]++"
          + "(?:TRUE|FALSE)[\\t ]++\\d{1,20}+[\\t ]++\\S{1,512}+[\\t ]++)([^\\s<]\\S{0,8000}+)");

  /// `curl -u user:password`, `sshpass -p password`, `-X main.key=value` for the linker.
  private static final Pattern ON_COMMAND_LINE = Pattern.compile(
      "(?<![\\w-])(-u|-U|--user|--proxy-user)([ =]['\"]?)([^\\s:'\"<]{1,128}+:[^\\s'\"]{1,512}+)"
          + "|(?<![\\w-])(sshpass\\s{1,8}+-p|--password)([ =]?\\s{0,8}+['\"]?)([^\\s'\"<]{1,512}+)"
          + "|(?<![\\w-])(-X)([\\s=]{1,4}+['\"]?[\\w./-]{1,200}+=['\"]?)([^\\s'\"<]{1,2048}+)");

  private static final Pattern BASE64 = Pattern.compile(
      "(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/]{11,1024}+={0,2}+(?![A-Za-z0-9+/=_-])");
  private static final Pattern PAIR = Pattern.compile("[\\w.%+@-]{1,128}+:[!-~]{1,512}+");

  private static final Pattern BARE_USERINFO = Pattern.compile(
      "(?<![\\w.%+/:@-])[\\w.%+-]{1,64}+:[^\\s@/\\\\:\"'<>]{1,256}+@(?=[\\w\\[])");

  /// What go takes for a port where a password holds a `/` or a `#` (net/url/url.go: parseAuthority); a port with signs
  /// of another script behind it is a slip of the keyboard, and is shown.
  private static final Pattern NO_PORT = Pattern.compile(
      "invalid port \":((?!(?:direct|off)\"|\\d{1,5}[^!-~]|<)[^\"\\r\\n]{1,300}+)\"");

  private static final Pattern SHAPED_TOKEN = Pattern.compile(
      "\\b(?:gh[pousr]_[A-Za-z0-9]{20,255}+|github_pat_\\w{20,255}+|gl[a-z]{2,6}-[\\w-]{16,255}+"
          + "|(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}\\b|xox[abeoprs]-[\\w-]{10,255}+|AIza[\\w-]{35}|npm_[A-Za-z0-9]{30,60}+"
          + "|(?:sk|rk)_(?:live|test)_\\w{16,255}+|hf_\\w{20,255}+|pypi-[\\w-]{20,512}+|xapp-[\\w-]{10,255}+"
          + "|GOCSPX-[\\w-]{20,255}+|dckr_pat_[\\w-]{20,255}+|glsa_\\w{20,255}+|AKCp\\w{20,255}+|hvs\\.[\\w-]{20,512}+"
          + "|ya29\\.[\\w-]{20,2048}+|SG\\.[\\w-]{16,64}+\\.[\\w-]{16,64}+"
          + "|AT[AB][TB][\\w=-]{20,255}+|dop_v1_[a-f0-9]{64}|sk-[\\w-]{20,255}+"
          + "|eyJ[\\w-]{8,4000}+\\.[\\w-]{8,8000}+(?:\\.[\\w-]{0,8000}+){0,3})");

  private static final Pattern BEARER = Pattern.compile(
      "(?i)\\b(bearer|basic|negotiate|ntlm)(\\s++)(?=[a-z+/]{0,200}[0-9=])"
          + "([A-Za-z0-9+/._~-]{16,8000}+=*+|(?:[A-Za-z0-9+/]{4}){1,4}={0,2}(?![\\w+/=\"]))");

  /// `GITHUB_TOKEN=…`, `?access_token=…`, `"password": "…"`, `X-Amz-Signature=…`.
  private static final Pattern ASSIGNMENT = Pattern.compile(
      "(?i)(?<![a-z])(?:\\w{0,40}[_.-])?((?:pass(?:word|wd|phrase)?|pwd|tokens?|secret|api[_-]?key|access[_-]?key"
          + "|private[_-]?key|signature|sig|credentials?|client[_-]?secret|authtoken|auth|jwt"
          + "|session(?:id)?|nonce|opaque)"
          + "(?:[_-]?(?:id|key|token|value))?)(\"?(?:\\s{0,8}+[:=]|%3d)\\s{0,8}+[\"']?)"
          + "([^\\s\"'&<>#;,]{1,8000}+)");

  /// The order of netrc is free, but login and password always stand together.
  private static final Pattern NETRC = Pattern.compile(
      "(?i)\\b((?:login|account)\\s++\\S++\\s++password\\s++|machine\\s++\\S++\\s++password\\s++)(\\S++)");
  private static final Pattern NETRC_TURNED = Pattern.compile("(?i)\\b(password\\s++)([^\\s<]\\S*+)(?=\\s++login\\s)");

  /// A name may hold blanks where a backslash ends it.
  private static final Pattern WINDOWS_HOME = Pattern.compile(
      "(?i)(?:\\b[a-z]:|(?<!\\w)[a-z]%3a)(?:[\\\\/]{1,4}+|%5c|%2f)(?:Users|Documents and Settings)"
          + "(?:[\\\\/]{1,4}+|%5c|%2f)"
          + "(?:[^\\\\/:\"'<>;,|)\\r\\n%]{1,64}+(?=\\\\)|[^\\\\/\\s:\"'<>;,|)%]{1,256}+)");
  private static final Pattern UNIX_HOME = Pattern.compile(
      "(?i)(?:(?<!\\w)|(?<=/mnt/[a-z])|(?<=(?:^|[^\\w/])/[a-z])|(?<=/cygdrive/[a-z]))(?:/|%2f)(?:home|Users)(?:/|%2f)"
          + "[^/\\\\%\\s:\"'<>;,|)]{1,256}+");
  /// `\\wsl$\Ubuntu\home\name`.
  private static final Pattern WSL_HOME = Pattern.compile(
      "(?i)(?<=\\\\{1,2}[\\w.-]{1,40})\\\\{1,2}home\\\\{1,2}[^\\\\/\\s:\"'<>;,|)]{1,256}+");
  /// `\\server\share`; a drive or a word before it means that the backslashes are an escape.
  private static final Pattern UNC = Pattern.compile(
      "(?<![\\w:\\\\/])(\\\\{2,4}+)(?!wsl)([A-Za-z][\\w.-]{1,253}+)(?=(\\\\{1,2}+)[\\w$])");

  /// Values after such words that are no secrets but sentences or states.
  private static final Set<String> NO_SECRETS = Set.of("true", "false", "null", "required", "none", "off", "on", "yes",
      "no", "0", "1", "2", "netrc", "git", "authentication", "failed", "invalid", "missing", "empty", "parent");

  /// Without one of these words, in lower case, a shape cannot be in a text. Most lines have none of them, and looking
  /// for a word costs a hundredth of what looking for a shape does.
  private enum Sign {
    COOKIE_LINE("true", "false"),
    HEADER("auth", "cookie", "-token", "x-"),
    URL("//", "\\/\\/", "%2f%2f"),
    USERINFO("@"),
    NETRC("password"),
    TOKEN("gh", "gl", "akia", "asia", "aroa", "aida", "xox", "aiza", "npm_", "sk", "rk_", "hf_", "pypi-", "xapp-",
        "gocspx-", "dckr_pat_", "akcp", "hvs.", "ya29.", "sg.", "at", "dop_v1_", "eyj"),
    BEARER("bearer", "basic", "negotiate", "ntlm"),
    ON_COMMAND_LINE("-u", "--user", "--proxy-user", "sshpass", "--password", "-x"),
    ASSIGNMENT("pass", "pwd", "token", "secret", "api", "access", "private", "sig", "credential", "client", "auth",
        "jwt", "session", "nonce", "opaque"),
    WINDOWS_HOME("users", "documents"),
    UNIX_HOME("home", "users"),
    BACKSLASH("\\");

    private final String[] words;
    private final long[] letters;

    Sign(String... words) {
      this.words = words;
      this.letters = Arrays.stream(words).mapToLong(Folded::letters).toArray();
    }

    boolean in(Folded folded) {
      for (int i = 0; i < words.length; i++) {
        if ((letters[i] & ~folded.letters) == 0 && folded.text.contains(words[i])) {
          return true;
        }
      }
      return false;
    }
  }

  /// A text in lower case, and which letters it has: without the letters of a word it does not have the word.
  private record Folded(String text, long letters) {
    static Folded of(String text) {
      String folded = Literals.fold(text);
      return new Folded(folded, letters(folded));
    }

    private static long letters(String text) {
      long letters = 0;
      for (int i = 0; i < text.length(); i++) {
        letters |= 1L << (text.charAt(i) & 63);
      }
      return letters;
    }
  }

  private final PastedSettings pasted = new PastedSettings();
  private final UrlSecrets urls = new UrlSecrets();

  String replaceIn(String text, Set<String> proxyCredentials, Pseudonyms names) {
    Folded folded = Folded.of(text);
    String result = pemKeys(text, names);
    result = each(COOKIE_LINE, Sign.COOKIE_LINE, folded, result,
        m -> m.group(1) + names.of(Kind.TOKEN, m.group(2)));
    result = each(HEADER, Sign.HEADER, folded, result,
        m -> m.group(1) + m.group(2) + names.of(Kind.TOKEN, m.group(3).strip()));
    result = pasted.replaceIn(result, names);
    result = Sign.URL.in(folded) ? urls.replaceIn(result, proxyCredentials, names) : result;
    result = withoutPorts(result, names);
    result = each(BARE_USERINFO, Sign.USERINFO, folded, result, m -> {
      String info = m.group().substring(0, m.group().length() - 1);
      return names.of(kind(info, proxyCredentials), info) + "@";
    });
    result = each(NETRC, Sign.NETRC, folded, result, m -> m.group(2).startsWith("<") ? m.group() : netrc(m, names));
    result = each(NETRC_TURNED, Sign.NETRC, folded, result, m -> m.group(1) + names.of(Kind.PASSWORD, m.group(2)));
    result = each(SHAPED_TOKEN, Sign.TOKEN, folded, result, m -> names.of(Kind.TOKEN, m.group()));
    result = each(BEARER, Sign.BEARER, folded, result,
        m -> m.group(1) + m.group(2) + names.of(Kind.TOKEN, m.group(3)));
    result = each(ON_COMMAND_LINE, Sign.ON_COMMAND_LINE, folded, result, m -> onCommandLine(m, names));
    result = each(BASE64, result, m -> credentials(m.group()).map(pair -> names.of(kind(pair, proxyCredentials), pair))
        .orElse(m.group()));
    return each(ASSIGNMENT, Sign.ASSIGNMENT, folded, result, m -> assignment(m, names));
  }

  /// It stands in the address before it too.
  private static String withoutPorts(String text, Pseudonyms names) {
    String result = text;
    for (Matcher port = NO_PORT.matcher(text); text.contains("invalid port") && port.find();) {
      result = result.replace(":" + port.group(1), ":" + names.of(Kind.PASSWORD, port.group(1)));
    }
    return result;
  }

  private static String onCommandLine(MatchResult m, Pseudonyms names) {
    int option = m.group(1) != null ? 1 : m.group(4) != null ? 4 : 7;
    Kind kind = option == 7 ? Kind.TOKEN : Kind.PASSWORD;
    return m.group(option) + m.group(option + 1) + names.of(kind, m.group(option + 2));
  }

  /// The `user:password` that this is in base64.
  private static Optional<String> credentials(String text) {
    try {
      String plain = new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1);
      return Optional.of(plain).filter(pair -> PAIR.matcher(pair).matches());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Home folders of anybody; kept apart, because the known home folder is replaced first.
  String homesIn(String text, Pseudonyms names) {
    Folded folded = Folded.of(text);
    String result = each(WINDOWS_HOME, Sign.WINDOWS_HOME, folded, text,
        m -> names.of(Kind.HOME, Literals.fold(m.group())));
    result = each(UNIX_HOME, Sign.UNIX_HOME, folded, result, m -> names.of(Kind.HOME, Literals.fold(m.group())));
    result = each(WSL_HOME, Sign.BACKSLASH, folded, result,
        m -> "\\" + names.of(Kind.HOME, Literals.fold(m.group())));
    return each(UNC, Sign.BACKSLASH, folded, result,
        m -> m.group(1) + names.of(Kind.PRIVATE_HOST, Literals.fold(m.group(2))));
  }

  private static String netrc(MatchResult m, Pseudonyms names) {
    String head = m.group(1);
    if (head.regionMatches(true, 0, "machine", 0, 7)) {
      return head + names.of(Kind.PASSWORD, m.group(2));
    }
    String[] words = head.split("\\s+", -1);
    return words[0] + " " + names.of(Kind.USER_NAME, words[1]) + " password " + names.of(Kind.PASSWORD, m.group(2));
  }

  private static String assignment(MatchResult m, Pseudonyms names) {
    String value = m.group(3);
    // "cannot verify signature: insecure algorithm": a signature is no word, and a word in a sentence no signature.
    boolean sentence = Literals.fold(m.group(1)).startsWith("sig") && m.group(2).equals(": ") && value.length() < 20
        && value.chars().allMatch(Character::isLetter);
    if (sentence || NO_SECRETS.contains(Literals.fold(value)) || value.startsWith("//")) {
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

  static Kind kind(String info, Set<String> proxyCredentials) {
    return proxyCredentials.contains(Literals.fold(info)) ? Kind.PROXY_PASSWORD : Kind.PASSWORD;
  }

  private static String each(
      Pattern pattern, Sign sign, Folded folded, String text, Function<MatchResult, String> replacement) {
    return sign.in(folded) ? each(pattern, text, replacement) : text;
  }

  private static String each(Pattern pattern, String text, Function<MatchResult, String> replacement) {
    return pattern.matcher(text).replaceAll(m -> Matcher.quoteReplacement(replacement.apply(m)));
  }
}
