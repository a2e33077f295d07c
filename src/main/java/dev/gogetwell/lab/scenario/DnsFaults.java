package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.DnsServer;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.util.List;

/// The name of the module proxy does not lead to it.
final class DnsFaults {
  private DnsFaults() {}

  static List<Scenario> all() {
    return List.of(nxdomain(), hijack(), pinnedToNobody(), pinnedToStranger(), pinnedWell(), refuses(), failsForOne(),
        invents(), pinnedOverIpv6(), sinkholeOverIpv6(), searched(), wakesSlowly());
  }

  /// The hosts file sends the name to a machine that is gone.
  private static Scenario pinnedToNobody() {
    return Scenario.broken("dns-hosts-pin", CauseCode.DNS_HOSTS_PIN, GoCanSee.LINUX, "connect: connection refused",
        site -> {
          Host host = site.mirror("goproxy");
          site.names().pin(host, site.refusing("former").address());
          site.settings().goEnv("GOPROXY", host.url());
        });
  }

  /// The resolver answers with an error, knows the name for a moment, and forgets it again.
  private static Scenario wakesSlowly() {
    return Scenario.broken("dns-flaky", CauseCode.DNS_FLAKY, GoCanSee.LINUX, "server misbehaving", site -> {
      site.names().systemResolver(DnsServer.Behaviour.SLOW_TO_WAKE);
      site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
    });
  }

  /// A list against advertisements knows IPv6 as well.
  private static Scenario pinnedOverIpv6() {
    return Scenario.broken("dns-hosts-pin-ipv6", CauseCode.DNS_HOSTS_PIN, GoCanSee.LINUX, "connect: connection refused",
        site -> {
          Host host = site.mirror("goproxy");
          site.names().pin(host, "::1");
          site.settings().goEnv("GOPROXY", host.url());
        });
  }

  private static Scenario sinkholeOverIpv6() {
    return Scenario.broken("dns-sinkhole-ipv6", CauseCode.DNS_HIJACK, GoCanSee.LINUX, "dial tcp \\[::\\]:",
        site -> {
          Host host = site.mirror("goproxy");
          site.names().lieAbout(host, "::");
          site.settings().goEnv("GOPROXY", host.url());
        });
  }

  /// Every name is asked for with the company's domain behind it first, as in a container cluster (resolv.conf(5),
  /// ndots), and that domain has an address for everything.
  private static Scenario searched() {
    return Scenario.broken("dns-search-domain", CauseCode.DNS_HIJACK, GoCanSee.LINUX, "x509: certificate is valid for ",
        site -> {
          Host host = site.mirror("goproxy");
          site.names().searched(host, "office.test", pageOf(site, host, "intranet", "welcome").address());
          site.settings().goEnv("GOPROXY", host.url());
        });
  }

  /// The hosts file sends the name to a machine of somebody else.
  private static Scenario pinnedToStranger() {
    return Scenario.broken("dns-hosts-pin-stranger", CauseCode.DNS_HOSTS_PIN, GoCanSee.LINUX,
        "x509: certificate is valid for ", site -> {
          Host host = site.mirror("goproxy");
          Host stranger = pageOf(site, host, "parking", "parked");
          site.names().pin(host, stranger.address());
          site.settings().goEnv("GOPROXY", host.url());
        });
  }

  /// The hosts file sends the name to another machine of the same service, and all is well.
  private static Scenario pinnedWell() {
    return Scenario.healthy("healthy-hosts-pin", GoCanSee.LINUX, site -> {
      Host host = site.mirror("goproxy");
      Host second = site.at("goproxy", host.port());
      site.tls(second, site.good(host), site.modules("goproxy", host));
      site.names().pin(host, second.address());
      site.settings().goEnv("GOPROXY", host.url());
    });
  }

  /// The resolver refuses every question: it filters nothing, it serves somebody else.
  private static Scenario refuses() {
    return Scenario.broken("dns-refused", CauseCode.DNS_MISBEHAVING, GoCanSee.LINUX, "lookup \\S+.*: ", site -> {
      site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
      site.names().systemResolver(DnsServer.Behaviour.REFUSED);
    });
  }

  /// The resolver says that one name does not exist, which another one finds; every other name it knows.
  private static Scenario failsForOne() {
    return Scenario.broken("dns-filtered", CauseCode.DNS_FILTERED, GoCanSee.LINUX, "no such host", site -> {
      Host host = site.mirror("goproxy");
      site.names().hideFromSystem(host);
      site.settings().goEnv("GOPROXY", host.url());
    });
  }

  /// The name does not exist, and the resolver names the address of a page of its operator.
  private static Scenario invents() {
    return Scenario.broken("dns-invented", CauseCode.DNS_NXDOMAIN_REWRITE, GoCanSee.LINUX,
        "x509: certificate is valid for ", site -> {
          Host host = site.mirror("goproxy");
          Host page = pageOf(site, host, "search", "did you mean");
          site.names().forget(host);
          site.names().invent(page.address());
          site.settings().goEnv("GOPROXY", host.url());
        });
  }

  /// No resolver knows the name: it is wrong, not filtered.
  private static Scenario nxdomain() {
    return Scenario.broken("dns-nxdomain", CauseCode.DNS_NXDOMAIN, GoCanSee.LINUX,
        "lookup \\S+(?: on \\S+)?: no such host", site -> {
          Host host = site.host("goproxy");
          site.names().forget(host);
          site.settings().goEnv("GOPROXY", host.url());
        });
  }

  /// The system's resolver gives the address of a stranger; another one and the certificate there tell the truth.
  private static Scenario hijack() {
    return Scenario.broken("dns-hijack", CauseCode.DNS_HIJACK, GoCanSee.LINUX,
        "x509: certificate is valid for |connect: connection refused", site -> {
          Host host = site.mirror("goproxy");
          Host stranger = pageOf(site, host, "parking", "parked");
          site.names().lieAbout(host, stranger.address());
          site.settings().goEnv("GOPROXY", host.url());
          site.references().mirror(site.mirror("mirror").url());
        }).fixable();
  }

  /// A page of somebody else, with a certificate of its own, at the port of a host.
  static Host pageOf(LabNetwork site, Host host, String label, String title) throws IOException {
    Host page = site.at(label, host.port());
    site.tls(page, site.good(page), path -> HttpAnswer.html(200, "OK", "<title>" + title + "</title>"));
    return page;
  }
}
