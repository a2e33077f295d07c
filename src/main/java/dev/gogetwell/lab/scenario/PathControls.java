package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.path.Middlebox;
import dev.gogetwell.lab.server.LabAuthority.Form;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// The way is odd, and go gets there.
final class PathControls {
  private PathControls() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.healthy("healthy-far-away", GoCanSee.LINUX,
            site -> PathFaults.behind(site, _ -> new Middlebox.Delay(Duration.ofMillis(60)))),
        // go gives a connection 30 s and a handshake 10 s (net/http/transport.go, DefaultTransport).
        Scenario.healthy("healthy-late-connect", GoCanSee.LINUX,
            site -> PathFaults.behind(site, _ -> new Middlebox.LateConnect(Duration.ofSeconds(12)))).slowly(),
        Scenario.healthy("healthy-late-handshake", GoCanSee.LINUX,
            site -> PathFaults.behind(site, _ -> new Middlebox.LateHello(Duration.ofSeconds(8)))).slowly(),
        Scenario.healthy("healthy-small-mtu", GoCanSee.LINUX,
            site -> PathFaults.behind(site, _ -> new Middlebox.LimitMtu(1500, true))),
        Scenario.healthy("healthy-other-name-filtered", GoCanSee.LINUX,
            site -> PathFaults.behind(site, _ -> new Middlebox.ResetName("somebody-else.example"))),
        Scenario.healthy("healthy-other-port-refused", GoCanSee.LINUX,
            site -> PathFaults.behind(site, _ -> new Middlebox.RefusePort(80))),
        Scenario.healthy("healthy-both-families", GoCanSee.LINUX, site -> {
          site.way().withIpv6();
          PathFaults.overBothFamilies(site);
        }),
        Scenario.healthy("healthy-ipv6-black-hole", GoCanSee.LINUX, site -> {
          site.way().withIpv6().through(new Middlebox.BlackholeIpv6());
          PathFaults.overBothFamilies(site);
        }),
        Scenario.healthy("healthy-no-ipv6", GoCanSee.LINUX, site -> {
          PathFaults.overBothFamilies(site);
          site.way().through(new Middlebox.Delay(Duration.ofMillis(5)));
        }),
        slowOverIpv6(), slowByName(), slowFirst(), translated(), onlyTranslated());
  }

  /// Over IPv6 the handshake takes nearly as long as go waits, over IPv4 it is quick; go takes IPv6.
  private static Scenario slowOverIpv6() {
    return Scenario.healthy("healthy-ipv6-late", GoCanSee.LINUX, site -> {
      site.way().withIpv6();
      Host host = site.mirror("goproxy");
      String address = site.names().ipv6(true);
      site.alsoServe(host, address, new TlsServer(_ -> late(site, host), site.modules("goproxy", host)));
      site.names().alsoAt(host, address);
      site.settings().goEnv("GOPROXY", host.url());
    }).slowly();
  }

  /// The host is slow, and what else is served at its address is quick.
  private static Scenario slowByName() {
    return Scenario.healthy("healthy-name-late", GoCanSee.LINUX, site -> {
      Host host = site.host("goproxy");
      TlsBehaviour late = late(site, host);
      TlsBehaviour good = site.good(host);
      site.tls(host, name -> name.equalsIgnoreCase(host.name()) ? late : good, site.modules("goproxy", host));
      site.settings().goEnv("GOPROXY", host.url());
    }).slowly();
  }

  /// The first module proxy is slow and the second quick; go waits for the first.
  private static Scenario slowFirst() {
    return Scenario.healthy("healthy-first-late", GoCanSee.LINUX, site -> {
      Host host = site.host("goproxy");
      site.tls(host, late(site, host), site.modules("goproxy", host));
      site.settings().goEnv("GOPROXY", host.url() + "," + site.mirror("mirror").url());
    }).slowly();
  }

  private static TlsBehaviour late(LabNetwork site, Host host) {
    return new TlsBehaviour.ServeLate(site.identity(Form.GOOD, host), Duration.ofSeconds(7));
  }

  /// A network of IPv6 only, in which a translator gives IPv4 hosts an address of IPv6 (RFC 6052, 6147).
  private static Scenario translated() {
    return Scenario.healthy("healthy-nat64", GoCanSee.LINUX, site -> {
      site.way().withIpv6().through(new Middlebox.Delay(Duration.ofMillis(5)));
      Host host = site.mirror("goproxy");
      String address = "64:ff9b::" + hex(host.address());
      site.names().have(address);
      site.alsoServe(host, address, new TlsServer(_ -> site.good(host),
          site.modules("goproxy", host)));
      site.names().answer(host, List.of(address), List.of(host.address()));
      site.settings().goEnv("GOPROXY", host.url());
    }).warns(CauseCode.DNS_NAT64);
  }

  /// The same with no way over IPv4 at all and a prefix of the network's own, which only its resolver tells.
  private static Scenario onlyTranslated() {
    return Scenario.healthy("healthy-nat64-only", GoCanSee.LINUX, site -> {
      PathFaults.translated(site, false);
      site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
    });
  }

  private static String hex(String ipv4) throws IOException {
    byte[] bytes = InetAddress.getByName(ipv4).getAddress();
    return "%02x%02x:%02x%02x".formatted(bytes[0], bytes[1], bytes[2], bytes[3]);
  }
}
