package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// TCP to the module proxy does not come about; another mirror is healthy.
final class TransportFaults {
  private TransportFaults() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.broken("network-refused", CauseCode.NETWORK_REFUSED, GoCanSee.ALL,
            "dial tcp \\S+: connect(?:ex)?: (?:connection refused|No connection could be made)", site -> {
              site.settings().goEnv("GOPROXY", site.refusing("goproxy").url());
              site.references().mirror(site.mirror("mirror").url());
            }).fixable().withPlainTwin(),
        Scenario.broken("network-timeout", CauseCode.NETWORK_TIMEOUT, GoCanSee.ALL,
            "dial tcp \\S+: (?:i/o timeout|connect: (?:connection|operation) timed out)", site -> {
              site.settings().goEnv("GOPROXY", site.unanswering("goproxy").url());
              site.references().mirror(site.mirror("mirror").url());
            }).fixable().slowly().withPlainTwin(),
        Scenario.broken("network-one-program", CauseCode.NETWORK_LOCAL_FIREWALL, GoCanSee.LINUX,
            "connect: connection refused", site -> walled(site, "!= 53")),
        Scenario.healthy("healthy-one-program", GoCanSee.LINUX, site -> walled(site, "25")),
        noWayOverIpv6(), diesOverIpv6(), lostOverIpv6());
  }

  /// The system knows nothing but an IPv6 address of the host, and this machine has no way there.
  private static Scenario noWayOverIpv6() {
    return Scenario.broken("network-ipv6-only", CauseCode.NETWORK_IPV6_BROKEN, GoCanSee.LINUX,
        "dial tcp \\[\\S+: connect: network is unreachable", site -> {
          Host host = site.mirror("goproxy");
          site.names().lieAbout(host, "2a0b:4c10:9e::7");
          site.settings().goEnv("GOPROXY", host.url());
        });
  }

  /// A connection over IPv6 comes about, and then nothing more comes over it; go does not try IPv4 any more.
  private static Scenario diesOverIpv6() {
    return Scenario.broken("network-ipv6-dies", CauseCode.NETWORK_IPV6_BROKEN, GoCanSee.LINUX,
        "TLS handshake timeout", site -> {
          Host host = site.mirror("goproxy");
          String address = site.names().ipv6(true);
          site.alsoServe(host, address, socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()));
          site.names().alsoAt(host, address);
          site.settings().goEnv("GOPROXY", host.url());
        }).slowly();
  }

  /// Packets over IPv6 get lost, and go changes to IPv4 while it dials.
  private static Scenario lostOverIpv6() {
    return Scenario.healthy("healthy-ipv6-lost", GoCanSee.LINUX, site -> {
      Host host = site.mirror("goproxy");
      site.names().alsoAt(host, site.names().ipv6(false));
      site.settings().goEnv("GOPROXY", host.url());
    });
  }

  /// A firewall has a rule for `go` alone.
  private static void walled(LabNetwork site, String ports) throws IOException {
    site.settings().homeFile("bin/go", """
        #!/bin/sh
        PATH=${PATH#*/home/bin:}
        exec %s go "$@"
        """.formatted(String.join(" ", site.way().walled(ports)))).searchFirst("bin");
    site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
  }
}
