package dev.gogetwell.symptom;

import dev.gogetwell.model.Symptom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what a paste names: module, host, address of the proxy, go version, command. What failed is taken from the
/// line that says so, else from the lines of the same message, and from elsewhere only if nothing else can be meant.
/// Pure; any thread.
final class FactReader {
  private static final String PATH = "[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,6}(?:/[\\w.~!-]{1,100}){0,8}";
  private static final String SITE = "[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,6}";
  private static final Pattern MODULE_AT =
      Pattern.compile("(?<![\\w./@:-])(" + PATH + "@[vV]?[\\w.+/-]{1,100})");
  private static final Pattern MODULE_COLON =
      Pattern.compile("(?<![\\w./@:-])(" + PATH + "@[vV]?[\\w.+/-]{1,100})(?=: )");
  private static final Pattern MODULE_NAMED = Pattern.compile(
      "(?:module|package|unrecognized import path|providing package|go get(?: -\\S+)*) \"?((?!https?:)" + PATH + ")");
  private static final Pattern MODULE_GOT = Pattern.compile("^(?:go: |go get )(" + PATH + ")(?=: )", Pattern.MULTILINE);
  private static final Pattern PROXY_URL =
      Pattern.compile("https?://[^/\\s\"]{1,200}/((?:[\\w.~!%-]{1,100}/){1,12})"
          + "@v/([\\w.!+%-]{1,100})\\.(?:info|mod|zip)");
  /// Where go only sends its reader is no place that failed.
  private static final String HELP = "(?!(?:golang\\.org|go\\.dev)/(?:s|doc|issues?|wiki|ref)/)";
  private static final String ADDRESS =
      "(?:https?:/{1,2}|(?:ssh|git)://)" + HELP + "[^\\s\"'<>)/][^\\s\"'<>)]{0,1000}";
  private static final Pattern FRAMED_URL = Pattern.compile(
      "(?:get |read |head |reading |access |repository |fetch |parse |for |-q (?:--end-of-options )?)[\"']?(" + ADDRESS
          + ")", Pattern.CASE_INSENSITIVE);
  private static final Pattern URL = Pattern.compile(ADDRESS);
  private static final Pattern LOOKUP = Pattern.compile("lookup ([\\w.-]{1,255})(?= on |: )");
  private static final Pattern GIT_HOST =
      Pattern.compile("(?:resolve host(?:name)?:? |connect to(?: host)? )(?!the )([\\w.-]{1,255})");
  private static final Pattern GIT_ORIGIN = Pattern.compile("git (?:-c \\S+ )?(?:ls-remote|fetch|clone) ");
  private static final Pattern HOSTED =
      Pattern.compile("(?<![\\w./-])(github\\.com|gitlab\\.com|bitbucket\\.org|gitee\\.com)(?=/)");
  /// Where browsers, curl and openssl name the host of the page: in another line than the one with the code.
  private static final Pattern PAGE_HOST = Pattern.compile("(?:information from |试图从 ?|did not continue to |typo in "
      + "|检查 |与 ?|server(?: at)? \"?|服务器\"|\\* Connected to |in connection to |s_client .{0,80}?-connect "
      + "|(?:curl|wget|iwr|irm|Invoke-WebRequest|Test-NetConnection)\\b[^\n]{0,120}?[ /])"
      + "(" + SITE + ")(?=[\\s\"/:）)]|$|\\.\\s)"
      + "|(?m)^(" + SITE + ") (?:is most likely a safe site|took too long|refused to|uses an unsupported"
      + "|sent an invalid|unexpectedly closed|redirected you|didn't send|normally uses encryption"
      + "|的响应时间过长|拒绝了|使用了不受|发送了无效|发送的响应无效|意外终止|将您重定向|未发送|通常会使用加密)");
  private static final Pattern SSH_HOST = Pattern.compile("(?:^|\\s)[\\w.-]{1,60}@(?!v\\d|latest:|ma(?:ster|in):)([\\w.-]{1,255}): ");
  private static final Pattern PROXY =
      Pattern.compile("(?:proxyconnect tcp: .{0,40}?dial tcp |socks connect tcp )(\\[?[\\w.:-]{1,255}\\]?:\\d{1,5})");
  private static final Pattern IP = Pattern.compile("\\[?(?:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)"
      + "(?:%\\w+)?\\]?(?::\\d{1,5})?");
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
  private static final Pattern GO_VERSION = Pattern.compile(
      "go version (?:devel )?go([\\d.]{1,10}(?:rc\\d+|beta\\d+)?)|running go ([\\d.]{1,10})|"
          + "GOVERSION=['\"]?go([\\d.]{1,10})|"
          + "FROM (?:\\S{0,80}/)?golang:([\\d.]{3,10})");
  private static final Pattern COMMAND = Pattern.compile(
      "(?:^|[$#%>❯➜] ?|RUN |&& |\\+ )((?:\\w{1,30}=\\S{0,200} ){0,5}"
          + "go (?:get|install|mod|build|run|test|list|work|generate|vet)(?: [^\\n&;|]{0,300})?$)",
      Pattern.MULTILINE);

  private FactReader() {}

  /// The facts of a paste of which `match` decided.
  static Symptom.Facts read(Match match, Normalizer.Paste paste, PasteSettings settings) {
    String whole = paste.whole();
    Optional<String> url = url(match).or(() -> match.text().isEmpty() ? only(FRAMED_URL, whole) : Optional.empty());
    return new Symptom.Facts(
        module(match, whole),
        host(match, url).or(() -> match.text().isEmpty() ? Optional.empty() : first(PAGE_HOST, whole))
            .filter(h -> !h.isBlank()),
        url.map(SecretMask::mask),
        Optional.ofNullable(match.groups().get("proxy")).or(() -> first(PROXY, match.text()))
            .or(settings::proxy).map(SecretMask::mask).map(FactReader::withoutEnd),
        first(GO_VERSION, whole),
        first(COMMAND, whole).map(String::strip).map(SecretMask::mask));
  }

  /// Whether the line of the match says itself where it failed, and not a title or a sentence around it.
  static boolean namesPlace(Match match) {
    return !match.groups().isEmpty() || first(FRAMED_URL, match.text()).isPresent()
        || lookedUp(match.text()).or(() -> first(GIT_HOST, match.text())).isPresent();
  }

  /// Whether two lines may be about the same module.
  static boolean maySameModule(Match one, Match other) {
    Optional<String> module = in(one.text()).map(Notes::path);
    return module.isEmpty() || module.equals(in(other.text()).map(Notes::path));
  }

  /// What a condition may ask about.
  static Condition.Failure failure(Match match, PasteSettings settings) {
    return new Condition.Failure(module(match, "").map(Notes::path), url(match),
        Optional.ofNullable(match.groups().get("value")), settings);
  }

  private static Optional<String> url(Match match) {
    return last(FRAMED_URL, match.upToEnd())
        .or(() -> first(FRAMED_URL, match.text())).or(() -> first(URL, match.text()))
        .or(() -> first(FRAMED_URL, match.below()))
        .or(() -> last(FRAMED_URL, match.above())).or(() -> first(URL, match.above()))
        .map(FactReader::withoutEnd);
  }

  private static Optional<String> host(Match match, Optional<String> url) {
    Optional<String> named = match.groups().entrySet().stream().filter(group -> group.getKey().startsWith("host"))
        .map(Map.Entry::getValue).filter(host -> !host.isBlank()).findFirst()
        .or(() -> lookedUp(match.text())).or(() -> first(GIT_HOST, match.text()))
        .or(() -> first(SSH_HOST, match.text()));
    // Addresses are masked in many ways before they are pasted; only they are dialled with a port.
    boolean isAddress = named.filter(h -> IP.matcher(h).matches() || PORT.matcher(h).find()).isPresent();
    Optional<String> fromUrl = url.map(FactReader::hostOf);
    return (isAddress ? fromUrl.or(() -> named) : named.or(() -> fromUrl)).or(() -> gitHost(match));
  }

  /// The name that was looked up, unless it is the one of the proxy.
  private static Optional<String> lookedUp(String line) {
    return line.contains("proxyconnect") ? Optional.empty() : first(LOOKUP, line);
  }

  /// go names only the remote `origin`; on the large hosts the module path says where that is.
  private static Optional<String> gitHost(Match match) {
    return Optional.of(match.above() + match.text()).filter(text -> GIT_ORIGIN.matcher(text).find())
        .flatMap(text -> first(HOSTED, text));
  }

  private static Optional<String> module(Match match, String whole) {
    if (match.groups().containsKey("module")) {
      String version = match.groups().get("version");
      return Optional.of(unescaped(match.groups().get("module") + (version == null ? "" : "@" + version)));
    }
    return last(MODULE_COLON, match.text().substring(0, match.start())).or(() -> in(match.text()))
        .or(() -> last(MODULE_COLON, match.above())).or(() -> in(match.above()))
        .or(() -> only(MODULE_AT, whole)).or(() -> only(MODULE_GOT, whole)).or(() -> first(MODULE_NAMED, whole))
        .map(FactReader::withoutEnd).map(module -> module.replaceFirst("/go\\.mod$", ""));
  }

  private static String withoutEnd(String name) {
    return name.replaceAll("[:,.]+$", "");
  }

  private static Optional<String> in(String text) {
    return first(MODULE_AT, text).or(() -> fromProxyUrl(text)).or(() -> first(MODULE_GOT, text))
        .or(() -> first(MODULE_NAMED, text));
  }

  private static Optional<String> fromProxyUrl(String text) {
    Matcher matcher = PROXY_URL.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String path = matcher.group(1).substring(0, matcher.group(1).length() - 1);
    return Optional.of(unescaped(path) + "@" + unescaped(matcher.group(2)));
  }

  /// Upper case letters travel as `!` and the lower case letter (golang.org/x/mod/module, EscapePath).
  private static String unescaped(String escaped) {
    return Pattern.compile("(?:!|%21)([a-z])").matcher(escaped)
        .replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
  }

  private static String hostOf(String url) {
    String rest = url.replaceFirst("^\\w+:/{1,2}", "");
    String authority = rest.split("[/?#]", 2)[0];
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  /// The text that `pattern` finds first.
  static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(found(matcher)) : Optional.empty();
  }

  private static Optional<String> last(Pattern pattern, String text) {
    List<String> all = all(pattern, text);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  private static Optional<String> only(Pattern pattern, String text) {
    Set<String> all = new HashSet<>(all(pattern, text));
    return all.size() == 1 ? Optional.of(all.iterator().next()) : Optional.empty();
  }

  private static List<String> all(Pattern pattern, String text) {
    List<String> all = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      all.add(found(matcher));
    }
    return all;
  }

  private static String found(Matcher matcher) {
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    return matcher.group();
  }

  /// The match that decided, or the whole paste if nothing was recognised.
  ///
  /// @param text the line
  /// @param above the lines above it that belong to the same message
  /// @param below the lines below it that belong to the same message
  /// @param start where in the line the match starts
  /// @param end where it ends
  /// @param groups what the entry names
  record Match(String text, String above, String below, int start, int end, Map<String, String> groups) {
    String upToEnd() {
      return text.substring(0, end);
    }
  }
}
