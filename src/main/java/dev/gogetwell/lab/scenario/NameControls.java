package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.path.Middlebox;
import dev.gogetwell.lab.server.DnsServer;
import dev.gogetwell.lab.server.TlsServer;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Names lead to unusual addresses, or resolvers are odd, and no resolver is at fault.
final class NameControls {
  private NameControls() {}

  static List<Scenario> all() {
    return List.of(
        elsewhere("healthy-cdn", "151.101.65.7"),
        elsewhere("healthy-fake-ip", "198.18.0.23"),
        elsewhere("healthy-mesh", "100.101.7.9"),
        elsewhere("healthy-private-answer", "10.20.30.40"),
        splitHorizon(), secondResolver(), late(), errorForIpv6(), forgedForOthers(), dohBlocked(),
        nobodyKnowsButProxy(),
        timedOutEverywhere(), vpnOff(), neighbourDown());
  }

  /// The system is told an address that nobody else is told, and the right machine stands there.
  private static Scenario elsewhere(String name, String address) {
    return Scenario.healthy(name, GoCanSee.LINUX, site -> {
      Host host = site.mirror("goproxy");
      also(site, host, address);
      site.names().answer(host, List.of(address), List.of(host.address()));
      site.settings().goEnv("GOPROXY", host.url());
    });
  }

  /// A company's own proxy, of which nobody outside knows.
  private static Scenario splitHorizon() {
    return Scenario.healthy("healthy-split-horizon", GoCanSee.LINUX, site -> {
      Host host = site.mirror("goproxy");
      also(site, host, "172.20.3.4");
      site.names().answer(host, List.of("172.20.3.4"), List.of());
      site.settings().goEnv("GOPROXY", host.url());
    });
  }

  private static Scenario secondResolver() {
    return Scenario.healthy("healthy-second-resolver", GoCanSee.LINUX, site -> {
      site.names().deadResolverFirst();
      site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
    }).slowly();
  }

  /// go waits five seconds for an answer (resolv.conf(5), timeout).
  private static Scenario late() {
    return Scenario.healthy("healthy-dns-late", GoCanSee.LINUX, site -> {
      site.names().slow(Duration.ofSeconds(4));
      site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
    }).slowly();
  }

  private static Scenario errorForIpv6() {
    return Scenario.healthy("healthy-dns-ipv6-error", GoCanSee.LINUX, site -> {
      site.names().systemResolver(DnsServer.Behaviour.SERVFAIL_FOR_IPV6);
      site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
    });
  }

  /// Answers are forged, but not those that go needs.
  private static Scenario forgedForOthers() {
    return Scenario.healthy("healthy-others-forged", GoCanSee.LINUX, site -> {
      site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
      site.way().through(new Middlebox.InjectAnswer("somebody-else.example", "127.0.0.1", Duration.ofMillis(20)));
    });
  }

  /// The server refuses and DoH is blocked: the latter says nothing about the name.
  private static Scenario dohBlocked() {
    return Scenario.broken("network-refused-doh-blocked", CauseCode.NETWORK_REFUSED, GoCanSee.LINUX,
        "connect: connection refused", site -> {
          Host service = site.refusing("doh");
          site.references().doh("https://" + service.authority() + "/dns-query", service.address());
          site.settings().goEnv("GOPROXY", site.refusing("goproxy").url());
        });
  }

  /// The name exists nowhere here, the proxy knows it, and go is told about the proxy; the resolver is down as well.
  private static Scenario nobodyKnowsButProxy() {
    return Scenario.healthy("healthy-proxy-resolver-down", GoCanSee.LINUX, site -> {
      site.names().systemResolver(DnsServer.Behaviour.REFUSED);
      Host host = site.mirror("goproxy");
      site.settings().goEnv("GOPROXY", host.url())
          .variable("HTTPS_PROXY", "http://" + site.proxies().start(Optional.empty()));
    });
  }

  /// Every resolver names the same address, and nobody answers there: a server that is down, no interference.
  private static Scenario timedOutEverywhere() {
    return Scenario.broken("network-down-for-all", CauseCode.NETWORK_TIMEOUT, GoCanSee.LINUX, "i/o timeout", site -> {
      site.way().through(new Middlebox.Delay(Duration.ofMillis(10)));
      site.settings().goEnv("GOPROXY", site.unanswering("goproxy").url());
    }).slowly();
  }

  /// A company's own name leads to a private address, which only its VPN reaches; outside it has a public one.
  private static Scenario vpnOff() {
    return Scenario.broken("network-vpn-off", CauseCode.NETWORK_TIMEOUT, GoCanSee.LINUX, "i/o timeout", site -> {
      site.way().through(new Middlebox.Delay(Duration.ofMillis(10)));
      Host host = site.mirror("goproxy");
      site.names().answer(host, List.of("10.200.3.4"), List.of(host.address()));
      site.settings().goEnv("GOPROXY", host.url());
    }).slowly();
  }

  /// The resolver names one machine of a service, which is down, and others name its neighbours.
  private static Scenario neighbourDown() {
    return Scenario.broken("network-refused-neighbour", CauseCode.NETWORK_REFUSED, GoCanSee.LINUX,
        "connect: connection refused", site -> {
          Host host = site.mirror("goproxy");
          String block = host.address().substring(0, host.address().indexOf('.', host.address().indexOf('.') + 1));
          site.names().have(block + ".251.9");
          site.names().answer(host, List.of(block + ".251.9"), List.of(host.address()));
          site.settings().goEnv("GOPROXY", host.url());
        });
  }

  private static void also(LabNetwork site, Host host, String address) throws IOException {
    site.names().have(address);
    site.alsoServe(host, address, new TlsServer(_ -> site.good(host), site.modules("goproxy", host)));
  }
}
