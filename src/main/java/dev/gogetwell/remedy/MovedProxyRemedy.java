package dev.gogetwell.remedy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.proxy.LocalProxies;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The proxy program of this machine listens at another port than the variables say, and this run reached the hop
/// there. The variables get the proxy as it was measured: without the login of the old value. Pure.
final class MovedProxyRemedy {
  private static final List<String> VARIABLES = List.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy");

  private MovedProxyRemedy() {}

  static Optional<Remedy> of(Facts facts, Finding cause) {
    if (cause.code() != CauseCode.PROXY_UNREACHABLE) {
      return Optional.empty();
    }
    Optional<Hop> hop = cause.hop().flatMap(facts.route()::hop)
        .filter(one -> one.via().map(ProxyRef::setting).filter(VARIABLES::contains).isPresent());
    return hop.flatMap(one -> LocalProxies.passing(facts, one)
        .map(through -> remedy(facts, one, through.proxy())));
  }

  private static Remedy remedy(Facts facts, Hop hop, ProxyRef found) {
    ProxyRef stale = hop.via().orElseThrow();
    String value = found.scheme() + "://" + found.authority();
    List<Change> changes = Stream.concat(Stream.of(stale.setting()), VARIABLES.stream()
            .filter(name -> facts.settings().environmentValue(name).matches(
                "(?:\\w+://)?(?:.*@)?\\Q" + stale.authority() + "\\E/?"))).distinct()
        .map(name -> SettingChange.ofEnvironment(facts.settings(), name, Optional.of(value))).toList();
    return new Remedy("", CauseCode.PROXY_UNREACHABLE, Harm.SMALL,
        Message.of("remedy.moved-proxy.title", stale.setting(), found.authority()),
        Message.of("remedy.moved-proxy.why", stale.authority(), found.authority(), hop.host()), changes, List.of());
  }
}
