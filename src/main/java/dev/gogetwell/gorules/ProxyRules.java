package dev.gogetwell.gorules;

import dev.gogetwell.model.ProxyRef;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which proxy Go itself uses for a URL. Only environment variables count, and a value that cannot be read is ignored
/// without a word. Source: vendor/golang.org/x/net/http/httpproxy/proxy.go. Stateless; any thread.
public final class ProxyRules {
  private static final Set<String> SPOKEN = Set.of("http", "https", "socks5", "socks5h");

  private ProxyRules() {}

  /// What Go does.
  public sealed interface Choice {
    /// The proxy, where one is used.
    default Optional<ProxyRef> proxy() {
      return Optional.empty();
    }

    /// No proxy, because of `reason`; `detail` is the NO_PROXY entry that matched, or empty.
    record Direct(Reason reason, String detail) implements Choice {}

    /// Through this proxy. `misread` tells that Go took the value for something other than its writer meant:
    /// the host is then a word of the setting, such as the scheme.
    record Via(ProxyRef ref, String raw, boolean misread) implements Choice {
      @Override
      public Optional<ProxyRef> proxy() {
        return Optional.of(ref);
      }
    }

    /// A value is set but unreadable, so Go goes direct without saying so.
    record Ignored(String setting, String raw, String message) implements Choice {}

    /// Go refuses the request with this text.
    record Refused(String message) implements Choice {}
  }

  /// Why no proxy is used.
  public enum Reason {
    UNSET, LOOPBACK, NO_PROXY, SCHEME
  }

  /// The choice for `https://host…` or `http://host…`; `environment` holds the variables by their exact name.
  public static Choice choose(Map<String, String> environment, GoUrl url, GoVersion version) {
    if (!url.scheme().equals("https") && !url.scheme().equals("http")) {
      return new Choice.Direct(Reason.SCHEME, url.scheme());
    }
    String upper = url.scheme().equals("https") ? "HTTPS_PROXY" : "HTTP_PROXY";
    String lower = url.scheme().equals("https") ? "https_proxy" : "http_proxy";
    String setting = environment.getOrDefault(upper, "").isEmpty() ? lower : upper;
    String raw = environment.getOrDefault(setting, "");
    if (raw.isEmpty()) {
      return new Choice.Direct(Reason.UNSET, "");
    }
    Choice parsed = parse(setting, raw, version);
    if (!(parsed instanceof Choice.Via)) {
      return parsed;
    }
    if (url.scheme().equals("http") && !environment.getOrDefault("REQUEST_METHOD", "").isEmpty()) {
      return new Choice.Refused(
          "refusing to use HTTP_PROXY value in CGI environment; see golang.org/s/cgihttpproxy");
    }
    String host = NoProxyList.ascii(url.hostname());
    if (host.equals("localhost") || IpLiteral.parse(host).filter(IpLiteral::isLoopback).isPresent()) {
      return new Choice.Direct(Reason.LOOPBACK, host);
    }
    String noProxy = environment.getOrDefault("NO_PROXY", "");
    String list = noProxy.isEmpty() ? environment.getOrDefault("no_proxy", "") : noProxy;
    return NoProxyList.match(list, host, url.port())
        .<Choice>map(entry -> new Choice.Direct(Reason.NO_PROXY, entry))
        .orElse(parsed);
  }

  /// What Go makes of one setting: [Choice.Via] or [Choice.Ignored].
  public static Choice parse(String setting, String raw, GoVersion version) {
    GoUrl.Result first = GoUrl.parse(raw, version);
    boolean usable = first instanceof GoUrl.Result.Parsed p
        && (version.atLeast(23) ? !p.url().scheme().isEmpty() && !p.url().host().isEmpty() : spokenByOldGo(p.url()));
    if (!usable && GoUrl.parse("http://" + raw, version) instanceof GoUrl.Result.Parsed second) {
      boolean misread = raw.contains("://");
      return via(setting, raw, second.url(), misread);
    }
    return switch (first) {
      case GoUrl.Result.Parsed parsed -> via(setting, raw, parsed.url(), !SPOKEN.contains(parsed.url().scheme()));
      case GoUrl.Result.Bad bad -> new Choice.Ignored(setting, raw,
          "invalid proxy address " + GoQuote.quote(raw) + ": " + bad.message());
    };
  }

  // Up to Go 1.22 parseProxy knew three schemes and took every other text for host[:port].
  private static boolean spokenByOldGo(GoUrl url) {
    return Set.of("http", "https", "socks5").contains(url.scheme());
  }

  private static Choice via(String setting, String raw, GoUrl url, boolean misread) {
    int port = url.port() < 0 ? 80 : url.port();
    return new Choice.Via(
        new ProxyRef(url.scheme(), url.hostname(), port, url.userInfo().isPresent(), setting), raw, misread);
  }
}
