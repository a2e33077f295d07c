package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.path.Middlebox;
import dev.gogetwell.lab.server.TlsServer;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// Client and hosts are healthy; a box between them is not.
final class PathFaults {
  private static final String HANDSHAKE_TIMEOUT = "net/http: TLS handshake timeout";
  private static final int LARGE = 60_000;

  private PathFaults() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.broken("path-mtu", CauseCode.NETWORK_MTU, GoCanSee.LINUX, HANDSHAKE_TIMEOUT,
            site -> behind(site, _ -> new Middlebox.LimitMtu(Middlebox.LEAST_MTU, false))).slowly(),
        Scenario.broken("path-mtu-both-ways", CauseCode.NETWORK_MTU, GoCanSee.LINUX, HANDSHAKE_TIMEOUT,
            site -> behind(site, _ -> new Middlebox.LimitMtu(600, true))).slowly(),
        Scenario.broken("path-name-dropped", CauseCode.TLS_SNI_FILTER, GoCanSee.LINUX, HANDSHAKE_TIMEOUT,
            site -> behind(site, host -> new Middlebox.DropName(host.name()))).slowly(),
        Scenario.broken("path-name-reset", CauseCode.TLS_SNI_FILTER, GoCanSee.LINUX, "connection reset by peer",
            site -> behind(site, host -> new Middlebox.ResetName(host.name()))),
        Scenario.broken("path-late-handshake", CauseCode.TLS_TIMEOUT, GoCanSee.LINUX, HANDSHAKE_TIMEOUT,
            site -> behind(site, _ -> new Middlebox.LateHello(Duration.ofSeconds(15)))).slowly(),
        Scenario.broken("path-port-dropped", CauseCode.NETWORK_TIMEOUT, GoCanSee.LINUX, "i/o timeout",
            site -> behind(site, host -> new Middlebox.DropPort(host.port()))).slowly(),
        Scenario.broken("path-port-prohibited", CauseCode.NETWORK_UNREACHABLE, GoCanSee.LINUX, "no route to host",
            site -> behind(site, host -> new Middlebox.ProhibitPort(host.port()))),
        Scenario.broken("path-port-refused", CauseCode.NETWORK_REFUSED, GoCanSee.LINUX, "connection refused",
            site -> behind(site, host -> new Middlebox.RefusePort(host.port()))),
        cut(), stalled(), stalledLate(), diesOverIpv6(), translatorDead());
  }

  /// A network of IPv6 only, whose resolver gives every host a translated address, and nobody translates.
  private static Scenario translatorDead() {
    return Scenario.broken("path-nat64-dead", CauseCode.NETWORK_UNREACHABLE, GoCanSee.LINUX, "network is unreachable",
        site -> {
          translated(site, true);
          site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
        });
  }

  static void translated(LabNetwork site, boolean dead) throws IOException {
    String prefix = "2a0b:64:77:9::";
    site.way().withIpv6().withoutIpv4().through(new Middlebox.Translate(prefix, dead));
    site.names().translate(prefix);
  }

  /// Whatever is longer than some packets is cut.
  private static Scenario cut() {
    return Scenario.broken("path-cut", CauseCode.NETWORK_RESET, GoCanSee.LINUX, "connection reset by peer", site -> {
      site.content().large(LARGE);
      behind(site, _ -> new Middlebox.CutAfter(LARGE / 2));
    });
  }

  /// Whatever is longer than some packets stands still in the middle; go waits for ever, or as long as its user does.
  private static Scenario stalled() {
    return Scenario.broken("path-stall", CauseCode.NETWORK_SLOW, GoCanSee.LINUX, "no end in", site -> {
      site.content().large(LARGE);
      behind(site, _ -> new Middlebox.StallAfter(LARGE / 2));
    }).slowly();
  }

  /// The same where most of a larger archive comes first.
  private static Scenario stalledLate() {
    return Scenario.broken("path-stall-late", CauseCode.NETWORK_SLOW, GoCanSee.LINUX, "no end in", site -> {
      site.content().large(30 * LARGE);
      behind(site, _ -> new Middlebox.StallAfter(20 * LARGE));
    }).slowly();
  }

  /// Both families have an address, and over IPv6 nothing that is said arrives.
  private static Scenario diesOverIpv6() {
    return Scenario.broken("path-ipv6-dies", CauseCode.NETWORK_IPV6_BROKEN, GoCanSee.LINUX, HANDSHAKE_TIMEOUT, site -> {
      site.way().withIpv6().through(new Middlebox.DieAfterConnectIpv6());
      overBothFamilies(site);
    }).slowly();
  }

  /// A module proxy that answers over IPv4 and IPv6.
  static Host overBothFamilies(LabNetwork site) throws IOException {
    Host host = site.mirror("goproxy");
    String address = site.names().ipv6(true);
    site.alsoServe(host, address, new TlsServer(_ -> site.good(host),
        site.modules("goproxy", host)));
    site.names().alsoAt(host, address);
    site.settings().goEnv("GOPROXY", host.url());
    return host;
  }

  /// A module proxy behind a box.
  static void behind(LabNetwork site, Function<Host, Middlebox> box) throws IOException {
    Host host = site.mirror("goproxy");
    site.way().through(box.apply(host));
    site.settings().goEnv("GOPROXY", host.url());
  }
}
