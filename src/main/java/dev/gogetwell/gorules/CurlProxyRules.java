package dev.gogetwell.gorules;

import dev.gogetwell.model.ProxyRef;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which proxy git's libcurl uses for a URL: other settings, other case rule and another NO_PROXY than Go's.
/// Source: git http.c:http_init, get_curl_handle; curl lib/proxy.c, lib/noproxy.c. Stateless; any thread.
public final class CurlProxyRules {
  private static final Set<String> SCHEMES =
      Set.of("http", "https", "socks", "socks4", "socks4a", "socks5", "socks5h");

  private CurlProxyRules() {}

  /// What git does.
  public sealed interface Choice {
    /// The proxy, where one is used.
    default Optional<ProxyRef> proxy() {
      return Optional.empty();
    }

    /// No proxy; `detail` is the setting or the NO_PROXY entry behind it.
    record Direct(Reason reason, String detail) implements Choice {}

    /// Through this proxy.
    record Via(ProxyRef ref, String raw) implements Choice {
      @Override
      public Optional<ProxyRef> proxy() {
        return Optional.of(ref);
      }
    }

    /// The value cannot be used; git stops.
    record Unusable(String setting, String raw) implements Choice {}
  }

  /// Why no proxy is used.
  public enum Reason {
    UNSET, EMPTY_SETTING, NO_PROXY
  }

  /// The choice for a repository URL. cmd/go names its remote `origin`, so that remote's proxy counts too.
  public static Choice choose(Map<String, String> environment, GitConfigList config, GoUrl url) {
    Optional<Named> configured = Stream.of(
            config.value("remote.origin.proxy").map(value -> new Named("remote.origin.proxy", value)),
            config.http("proxy", url).map(entry -> new Named(entry.key(), entry.value())))
        .flatMap(Optional::stream)
        .findFirst();
    if (configured.isPresent() && configured.get().value().isEmpty()) {
      return new Choice.Direct(Reason.EMPTY_SETTING, configured.get().name());
    }
    Optional<Named> chosen = configured.or(() -> fromEnvironment(environment, url.scheme()));
    if (chosen.isEmpty()) {
      return new Choice.Direct(Reason.UNSET, "");
    }
    String list = first(environment, "no_proxy", "NO_PROXY").map(Named::value).orElse("");
    Optional<String> exempt = noProxy(list, url.hostname());
    return exempt.isPresent() ? new Choice.Direct(Reason.NO_PROXY, exempt.get()) : parse(chosen.get());
  }

  private record Named(String name, String value) {}

  // Upper-case HTTP_PROXY is skipped because a CGI server sets it from a request header.
  private static Optional<Named> fromEnvironment(Map<String, String> environment, String scheme) {
    Optional<Named> own = scheme.equals("https")
        ? first(environment, "https_proxy", "HTTPS_PROXY")
        : first(environment, scheme + "_proxy");
    return own.or(() -> first(environment, "all_proxy", "ALL_PROXY"));
  }

  private static Optional<Named> first(Map<String, String> environment, String... names) {
    return Stream.of(names)
        .map(name -> new Named(name, environment.getOrDefault(name, "")))
        .filter(named -> !named.value().isEmpty())
        .findFirst();
  }

  private static Choice parse(Named setting) {
    String raw = setting.value();
    String text = ProxyRepair.readable(raw.contains("://") ? raw : "http://" + raw);
    if (!(GoUrl.parse(text, GoVersion.DEVEL) instanceof GoUrl.Result.Parsed parsed)
        || parsed.url().hostname().isEmpty() || !SCHEMES.contains(parsed.url().scheme())) {
      return new Choice.Unusable(setting.name(), raw);
    }
    GoUrl url = parsed.url();
    // libcurl's default port is 443 for https and 1080 for everything else, also for plain http.
    int port = url.portText().isEmpty() ? url.scheme().equals("https") ? 443 : 1080 : url.port();
    return new Choice.Via(
        new ProxyRef(url.scheme(), url.hostname(), port, url.userInfo().isPresent(), setting.name()), raw);
  }

  private static Optional<String> noProxy(String list, String host) {
    if (list.equals("*")) {
      return Optional.of("*");
    }
    String name = trimDot(host.toLowerCase(Locale.ROOT));
    Optional<IpLiteral> address = IpLiteral.parse(name);
    return List.of(list.split("[,\\s]+")).stream()
        .filter(item -> !item.isEmpty() && covers(item.toLowerCase(Locale.ROOT), name, address))
        .findFirst();
  }

  private static boolean covers(String item, String name, Optional<IpLiteral> address) {
    if (address.isPresent()) {
      int slash = item.indexOf('/');
      Optional<IpLiteral> network = IpLiteral.parse(slash < 0 ? item : item.substring(0, slash));
      if (network.isEmpty()) {
        return false;
      }
      int most = network.get().isV6() ? 128 : 32;
      String bits = slash < 0 ? Integer.toString(most) : item.substring(slash + 1);
      return bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= most
          && address.get().within(network.get(), Integer.parseInt(bits));
    }
    String suffix = trimDot(item.startsWith(".") ? item.substring(1) : item);
    return !suffix.isEmpty() && (name.equals(suffix) || name.endsWith("." + suffix));
  }

  private static String trimDot(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
