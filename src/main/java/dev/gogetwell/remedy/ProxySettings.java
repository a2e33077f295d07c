package dev.gogetwell.remedy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.proxy.LocalProxies;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What this run says about the proxies that this machine knows. Pure.
final class ProxySettings {
  private ProxySettings() {}

  /// A proxy through which the hop worked in an experiment, as `host:port`.
  static Optional<String> passing(Facts facts, Hop hop) {
    return passed(facts, hop).map(ProxyRef::authority)
        .filter(authority -> !authority.equals(hop.via().map(ProxyRef::authority).orElse(""))).findFirst();
  }

  /// The scheme under which the hop's own proxy let it through.
  static Optional<String> passingScheme(Facts facts, Hop hop) {
    String own = hop.via().orElseThrow().authority();
    return passed(facts, hop).filter(proxy -> proxy.authority().equals(own)).map(ProxyRef::scheme).findFirst();
  }

  /// The variables that send a hop through a proxy, and with it the others that go straight and break: for an address
  /// without TLS go reads another one (golang.org/x/net/http/httpproxy).
  static List<String> variables(Facts facts, Hop hop) {
    return Stream.concat(Stream.of(hop),
            facts.directHops().stream().filter(other -> facts.breakOf(other.id()).isPresent()))
        .map(one -> one.tls() ? "HTTPS_PROXY" : "HTTP_PROXY").distinct().toList();
  }

  /// The setting's own value for a proxy, credentials included, wherever it stands.
  static Optional<String> valueOf(Settings settings, String authority) {
    Stream<String> values = Stream.concat(
        settings.ownElsewhere().stream().flatMap(elsewhere -> elsewhere.variables().values().stream()),
        Stream.concat(settings.gitConfig().stream().map(Setting::value),
            settings.environment().values().stream().map(Setting::value)));
    List<String> matching = values.filter(value -> value.contains(authority)).toList();
    return matching.stream().filter(value -> value.contains("://")).findFirst()
        .or(() -> matching.stream().findFirst().map(value -> "http://" + value));
  }

  private static Stream<ProxyRef> passed(Facts facts, Hop hop) {
    return facts.made(Experiment.ThroughProxy.class)
        .filter(through -> !LocalProxies.isOne(through) && through.hop().equals(hop.id())
            && facts.passed(through, hop.id()))
        .map(Experiment.ThroughProxy::proxy).sorted(Comparator.comparing(ProxyRef::scheme)
            .thenComparing(ProxyRef::authority));
  }
}
