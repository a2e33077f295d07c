package dev.gogetwell.diagnostics.proxy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The proxies that this machine knows of but that `go` is not told about: one that its own variable means, git's own,
/// another shell's, variables that Go does not read for https. Go reads HTTPS_PROXY and https_proxy only (x/net/http/httpproxy, FromEnvironment). Pure.
final class ProxyCandidates {
  private ProxyCandidates() {}

  /// A proxy and where it stands.
  ///
  /// @param origin the place as the report names it; it is a part of what an experiment is
  /// @param known the same as a sentence
  record Candidate(ProxyRef proxy, String origin, Message known) {}

  /// Every candidate once, the likeliest first.
  static List<Candidate> of(Facts facts) {
    Settings settings = facts.settings();
    List<Candidate> found = new ArrayList<>();
    for (String name : MisreadRule.SETTINGS) {
      MisreadRule.meant(facts, name).ifPresent(proxy -> found.add(new Candidate(proxy, name, known(proxy, name))));
    }
    for (Settings.Elsewhere elsewhere : settings.ownElsewhere()) {
      for (String name : List.of("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy")) {
        add(found, elsewhere.variables().getOrDefault(name, ""), name, proxy -> known(elsewhere.source(), proxy, name),
            name + " (" + elsewhere.source().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                + elsewhere.source().detail() + ")");
      }
    }
    for (Setting setting : settings.gitConfig()) {
      String key = setting.name().toLowerCase(Locale.ROOT);
      if (key.equals("http.proxy") || (key.startsWith("http.") && key.endsWith(".proxy"))) {
        String origin = "git " + setting.name() + ", " + setting.origin().where();
        add(found, setting.value(), "git " + setting.name(), proxy -> known(proxy, origin), origin);
      }
    }
    // What go and git read themselves, from which a list or a setting of git may keep them.
    for (String name : List.of("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy")) {
      add(found, settings.environmentValue(name), name, proxy -> known(proxy, name), name);
    }
    return found;
  }

  private static Message known(ProxyRef proxy, String place) {
    return Message.of("detail.proxy-known-to", proxy.authority(), place);
  }

  private static Message known(EnvironmentSource source, ProxyRef proxy, String name) {
    return Message.of("detail.proxy-known-to." + source.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        proxy.authority(), name);
  }

  private static void add(List<Candidate> found, String value, String setting, Function<ProxyRef, Message> known,
      String origin) {
    parse(value, setting).filter(proxy -> found.stream().noneMatch(other ->
        other.proxy().authority().equals(proxy.authority()) && other.proxy().scheme().equals(proxy.scheme())))
        .ifPresent(proxy -> found.add(new Candidate(proxy, origin, known.apply(proxy))));
  }

  /// `scheme://[user[:password]@]host[:port]` or `host:port`; whatever else is no candidate.
  static Optional<ProxyRef> parse(String value, String setting) {
    if (value.isBlank()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(value.contains("://") ? value.strip() : "http://" + value.strip());
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      if (uri.getHost() == null || !List.of("http", "https", "socks5", "socks5h").contains(scheme)) {
        return Optional.empty();
      }
      int port = uri.getPort() >= 0 ? uri.getPort() : switch (scheme) {
        case "http" -> 80;
        case "https" -> 443;
        default -> 1080;
      };
      return Optional.of(new ProxyRef(scheme, uri.getHost().replaceAll("^\\[|\\]$", ""), port,
          uri.getRawUserInfo() != null, setting));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}
