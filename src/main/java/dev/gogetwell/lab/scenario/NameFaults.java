package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.path.Middlebox;
import dev.gogetwell.lab.server.DnsServer;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Resolvers that say nothing, nothing useful, or something false, each in a way of its own.
final class NameFaults {
  private static final Duration TOO_LATE = Duration.ofMillis(60);
  /// Nobody waits so long for an answer.
  private static final Duration NEVER = Duration.ofMinutes(5);

  private NameFaults() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.broken("dns-silent", CauseCode.DNS_SERVER_DOWN, GoCanSee.LINUX, "lookup \\S+", site -> {
          site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
          site.names().systemResolver(DnsServer.Behaviour.SILENT);
        }).slowly(),
        Scenario.broken("dns-servfail", CauseCode.DNS_MISBEHAVING, GoCanSee.LINUX, "server misbehaving", site -> {
          site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
          site.names().systemResolver(DnsServer.Behaviour.SERVFAIL);
        }),
        behaves("dns-garbage", CauseCode.DNS_MISBEHAVING, "cannot unmarshal", DnsServer.Behaviour.GARBAGE),
        behaves("dns-cut", CauseCode.DNS_MISBEHAVING, "lookup \\S+", DnsServer.Behaviour.CUT_AND_NO_TCP),
        // The C library asks without EDNS and is answered, go is not.
        behaves("dns-edns-dropped", CauseCode.DNS_SERVER_DOWN, "i/o timeout", DnsServer.Behaviour.SILENT_FOR_EDNS)
            .slowly().fixable(),
        behaves("dns-edns-refused", CauseCode.DNS_MISBEHAVING, "server misbehaving",
            DnsServer.Behaviour.FORMERR_FOR_EDNS).fixable(),
        Scenario.broken("dns-empty", CauseCode.DNS_FILTERED, GoCanSee.LINUX, "no such host", site -> {
          Host host = served(site);
          site.names().answer(host, List.of(), List.of(host.address()));
        }),
        Scenario.broken("dns-injected-stranger", CauseCode.DNS_INJECTED, GoCanSee.LINUX, "x509: ", site -> {
          Host host = served(site);
          Host page = DnsFaults.pageOf(site, host, "parking", "parked");
          site.way().through(new Middlebox.InjectAnswer(host.name(), page.address(), TOO_LATE));
        }),
        Scenario.broken("dns-injected-dead", CauseCode.DNS_INJECTED, GoCanSee.LINUX, "i/o timeout", site -> {
          Host host = served(site);
          site.way().through(new Middlebox.InjectAnswer(host.name(), site.unanswering("dead").address(), TOO_LATE));
        }).slowly(),
        Scenario.broken("dns-injected-alone", CauseCode.DNS_INJECTED, GoCanSee.LINUX, "x509: ", site -> {
          Host host = served(site);
          Host page = DnsFaults.pageOf(site, host, "parking", "parked");
          site.way().through(new Middlebox.InjectAnswer(host.name(), page.address(), NEVER));
        }),
        Scenario.broken("dns-injected-alone-dead", CauseCode.DNS_INJECTED, GoCanSee.LINUX, "i/o timeout", site -> {
          Host host = served(site);
          site.way().through(new Middlebox.InjectAnswer(host.name(), site.unanswering("dead").address(), NEVER));
        }).slowly(),
        sinkhole(), deadContentHost(), brokenFakeAddress());
  }

  /// The resolver sends the name to 0.0.0.0, as lists against advertisements do.
  private static Scenario sinkhole() {
    return Scenario.broken("dns-sinkhole", CauseCode.DNS_FILTERED, GoCanSee.LINUX, "connect: connection refused",
        site -> {
          Host host = served(site);
          site.names().answer(host, List.of("0.0.0.0"), List.of(host.address()));
        }).orCalled(CauseCode.DNS_HIJACK);
  }

  /// A content network answers everybody with other machines, and ours is down: the resolver told the truth.
  private static Scenario deadContentHost() {
    return Scenario.broken("network-refused-cdn", CauseCode.NETWORK_REFUSED, GoCanSee.LINUX,
        "connect: connection refused", site -> {
          Host host = served(site);
          site.names().answer(host, List.of(site.refusing("edge").address()), List.of(host.address()));
        }).orCalled(CauseCode.DNS_HIJACK);
  }

  /// A local proxy program answers with placeholders, and nothing stands behind them.
  private static Scenario brokenFakeAddress() {
    return Scenario.broken("dns-fake-ip-dead", CauseCode.NETWORK_REFUSED, GoCanSee.LINUX,
        "connect: connection refused", site -> {
          Host host = served(site);
          site.names().have("198.18.0.41");
          site.names().answer(host, List.of("198.18.0.41"), List.of(host.address()));
        }).warns(CauseCode.DNS_FAKE_IP);
  }

  private static Scenario behaves(String name, CauseCode cause, String goSays, DnsServer.Behaviour behaviour) {
    return Scenario.broken(name, cause, GoCanSee.LINUX, goSays, site -> {
      served(site);
      site.names().systemResolver(behaviour);
    });
  }

  private static Host served(LabNetwork site) throws IOException {
    Host host = site.mirror("goproxy");
    site.settings().goEnv("GOPROXY", host.url());
    return host;
  }
}
