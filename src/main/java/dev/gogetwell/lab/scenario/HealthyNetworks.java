package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.LabAuthority.Form;
import dev.gogetwell.lab.server.TlsBehaviour;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The controls: everything works and nothing may be accused.
final class HealthyNetworks {
  private HealthyNetworks() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.healthy("healthy", GoCanSee.ALL,
            site -> site.settings().goEnv("GOPROXY", site.mirror("goproxy").url())).withPlainTwin(),
        behindProxy(), twoMirrors(), slow(), verySlow());
  }

  /// Nothing resolves here and nothing gets out, except through the proxy that go is told about.
  private static Scenario behindProxy() {
    return Scenario.healthy("healthy-behind-proxy", GoCanSee.ALL, site -> {
      site.onlyProxyGetsOut();
      Host host = site.hidden("goproxy");
      site.tls(host, site.good(host), site.modules("goproxy", host));
      site.settings().goEnv("GOPROXY", host.url())
          .variable(host.plain() ? "HTTP_PROXY" : "HTTPS_PROXY",
              "http://" + site.proxies().start(Optional.empty()));
    }).withPlainTwin();
  }

  private static Scenario twoMirrors() {
    return Scenario.healthy("healthy-two-mirrors", GoCanSee.ALL, site -> {
      Host first = site.host("goproxy");
      site.tls(first, site.good(first), site.modules("empty-mirror", first, List.of(), Duration.ZERO));
      site.settings().goEnv("GOPROXY", first.url() + "," + site.mirror("mirror").url());
    }).withPlainTwin();
  }

  private static Scenario slow() {
    return Scenario.healthy("healthy-slow", GoCanSee.ALL, site -> {
      Host host = site.host("goproxy");
      site.names().slow(Duration.ofMillis(300));
      site.tls(host, new TlsBehaviour.ServeLate(site.identity(Form.GOOD, host), Duration.ofMillis(700)),
          site.modules("goproxy", host, List.of(site.module()), Duration.ofMillis(400)));
      site.settings().goEnv("GOPROXY", host.url());
    }).slowly().withPlainTwin();
  }

  /// Slower than our own patience, not than go's: 8 of the 10 s that it gives a handshake
  /// (net/http/transport.go, TLSHandshakeTimeout).
  private static Scenario verySlow() {
    return Scenario.healthy("healthy-very-slow", GoCanSee.LINUX, site -> {
      Host host = site.host("goproxy");
      site.tls(host, new TlsBehaviour.ServeLate(site.identity(Form.GOOD, host), Duration.ofSeconds(8)),
          site.modules("goproxy", host, List.of(site.module()), Duration.ZERO));
      site.settings().goEnv("GOPROXY", host.url());
    }).slowly();
  }
}
