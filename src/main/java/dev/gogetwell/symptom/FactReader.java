package dev.gogetwell.symptom;

import dev.gogetwell.model.Symptom;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what a paste names: module, host, address of the proxy, go version, command. Pure; any thread.
final class FactReader {
  private static final String PATH = "[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,6}(?:/[\\w.~!-]{1,100}){0,8}";
  private static final Pattern MODULE_AT =
      Pattern.compile("(?<![\\w./@:-])(" + PATH + "@[vV]?[\\w.+/-]{1,100})");
  private static final Pattern MODULE_NAMED = Pattern.compile(
      "(?:module|package|unrecognized import path|providing package|go get(?: -\\S+)*) \"?((?!https?:)" + PATH + ")");
  private static final Pattern PROXY_URL =
      Pattern.compile("https?://[^/\\s\"]{1,200}/((?:[\\w.~!-]{1,100}/){1,9})@v/([\\w.!+-]{1,100})\\.(?:info|mod|zip)");
  private static final Pattern URL = Pattern.compile("(?:https?|ssh|git)://[^\\s\"'<>)]{1,1000}");
  private static final Pattern LOOKUP = Pattern.compile("lookup ([\\w.-]{1,255})(?= on |: )");
  private static final Pattern GIT_HOST =
      Pattern.compile("(?:resolve host(?:name)?:? |connect to(?: host)? )([\\w.-]{1,255})");
  private static final Pattern PROXY = Pattern.compile(
      "(?:proxyconnect tcp: .{0,40}?dial tcp |socks connect tcp )(\\[?[\\w.:-]{1,255}\\]?:\\d{1,5})|"
          + "(?i:https?_proxy|all_proxy)=['\"]?([^\\s'\"]{3,300})");
  private static final Pattern GO_VERSION = Pattern.compile(
      "go version (?:devel )?go([\\d.]{1,10}(?:rc\\d+|beta\\d+)?)|running go ([\\d.]{1,10})|"
          + "GOVERSION=['\"]?go([\\d.]{1,10})|"
          + "FROM (?:\\S{0,80}/)?golang:([\\d.]{3,10})");
  private static final Pattern COMMAND = Pattern.compile(
      "(?:^|[$#%>❯➜] |RUN |&& |\\+ )((?:\\w{1,30}=\\S{0,200} ){0,5}"
          + "go (?:get|install|mod|build|run|test|list|work|generate|vet) ?[^\\n&;|]{0,300})",
      Pattern.MULTILINE);

  private FactReader() {}

  /// The facts of a paste; the deciding line goes before the rest.
  static Symptom.Facts read(String whole, String line, Map<String, String> groups) {
    Optional<String> url = first(URL, line).or(() -> first(URL, whole)).map(u -> u.replaceAll("[:,.]+$", ""));
    Optional<String> host = Optional.ofNullable(groups.get("host"))
        .or(() -> first(LOOKUP, line)).or(() -> first(GIT_HOST, line)).or(() -> url.map(FactReader::hostOf));
    return new Symptom.Facts(
        module(whole, line, groups),
        host.filter(h -> !h.isBlank()),
        url.map(SecretMask::mask),
        Optional.ofNullable(groups.get("proxy")).or(() -> first(PROXY, whole)).map(SecretMask::mask),
        first(GO_VERSION, whole),
        first(COMMAND, whole).map(String::strip).map(SecretMask::mask));
  }

  private static Optional<String> module(String whole, String line, Map<String, String> groups) {
    if (groups.containsKey("module")) {
      String version = groups.get("version");
      return Optional.of(groups.get("module") + (version == null ? "" : "@" + version));
    }
    return first(MODULE_AT, line).or(() -> fromProxyUrl(line)).or(() -> first(MODULE_NAMED, line))
        .or(() -> first(MODULE_AT, whole)).or(() -> fromProxyUrl(whole)).or(() -> first(MODULE_NAMED, whole))
        .map(m -> m.replaceAll("[:,.]+$", ""));
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
    return Pattern.compile("!([a-z])").matcher(escaped).replaceAll(m -> m.group(1).toUpperCase(java.util.Locale.ROOT));
  }

  private static String hostOf(String url) {
    String rest = url.substring(url.indexOf("://") + 3);
    String authority = rest.split("[/?#]", 2)[0];
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return Optional.of(matcher.group(group));
      }
    }
    return Optional.of(matcher.group());
  }
}
