package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.model.CauseCode;
import java.util.List;

/// The name of the module proxy does not lead to it.
final class DnsFaults {
  private DnsFaults() {}

  static List<Scenario> all() {
    return List.of(nxdomain(), hijack());
  }

  /// No resolver knows the name: it is wrong, not filtered.
  private static Scenario nxdomain() {
    return Scenario.broken("dns-nxdomain", CauseCode.DNS_NXDOMAIN, GoCanSee.LINUX,
        "lookup \\S+(?: on \\S+)?: no such host", site -> {
          Host host = site.host("goproxy");
          site.forget(host);
          site.settings().goEnv("GOPROXY", host.url());
        });
  }

  /// The system's resolver gives the address of a stranger; another one and the certificate there tell the truth.
  private static Scenario hijack() {
    return Scenario.broken("dns-hijack", CauseCode.DNS_HIJACK, GoCanSee.LINUX,
        "x509: certificate is valid for |connect: connection refused", site -> {
          Host host = site.mirror("goproxy");
          Host stranger = site.at("parking", host.port());
          site.tls(stranger, site.good(stranger), path -> HttpAnswer.html(200, "OK", "<title>parked</title>"));
          site.lieAbout(host, stranger.address());
          site.settings().goEnv("GOPROXY", host.url());
          site.references().mirror(site.mirror("mirror").url());
        }).fixable();
  }
}
