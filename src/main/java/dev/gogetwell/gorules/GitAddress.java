package dev.gogetwell.gorules;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where an address leads git: over the web, over ssh, or to a folder.
/// Source: git connect.c:parse_connect_url, url.c:is_url, Documentation/urls.adoc. Immutable; any thread.
///
/// @param scheme in lower case; `ssh` for the short form `user@host:path`, `file` for a path
/// @param host without brackets; empty for a folder
/// @param port -1 where it is the scheme's own
/// @param path what stands behind the host
public record GitAddress(String scheme, String host, int port, String path) {
  private static final Pattern URL = Pattern.compile(
      "([A-Za-z][A-Za-z0-9+.-]*)://(?:[^/@]*@)?(\\[[0-9A-Fa-f:.%]+]|[^/:\\[\\]]*)(?::(\\d{1,5}))?(/.*)?");
  /// A colon before the first slash.
  private static final Pattern SHORT = Pattern.compile("(?:[^/:@]*@)?(\\[[^\\]/]+]|[^/:\\[\\]]+):(.*)");

  /// Reads an address; empty for what is none in git's eyes or ours.
  public static Optional<GitAddress> parse(String text) {
    Matcher url = URL.matcher(text);
    if (url.matches()) {
      String scheme = url.group(1).toLowerCase(Locale.ROOT);
      return Optional.of(new GitAddress(scheme.endsWith("ssh") ? "ssh" : scheme, bare(url.group(2)),
          url.group(3) == null ? -1 : Integer.parseInt(url.group(3)), url.group(4) == null ? "" : url.group(4)));
    }
    Matcher shortForm = SHORT.matcher(text);
    if (!text.contains("://") && shortForm.matches()) {
      return Optional.of(new GitAddress("ssh", bare(shortForm.group(1)), -1, shortForm.group(2)));
    }
    return text.startsWith("/") ? Optional.of(new GitAddress("file", "", -1, text)) : Optional.empty();
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /// Whether git asks it over HTTP.
  public boolean isWeb() {
    return scheme.equals("https") || scheme.equals("http");
  }

  /// Whether ssh carries it.
  public boolean isSsh() {
    return scheme.equals("ssh");
  }

  /// `host`, with the port where one is named.
  public String authority() {
    return port < 0 ? host : host + ":" + port;
  }
}
