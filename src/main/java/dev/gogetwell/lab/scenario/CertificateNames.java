package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.CertificateOrder;
import dev.gogetwell.lab.server.Issued;
import dev.gogetwell.lab.server.ServedIdentity;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.util.List;

/// The chain is fine and the names are not.
final class CertificateNames {
  private CertificateNames() {}

  static List<Scenario> all() {
    return List.of(addressWithoutName(), commonNameOnly(), wildcardTooDeep(), wildcard(), nameConstraint());
  }

  /// The URL names an address; the certificate knows names only.
  private static Scenario addressWithoutName() {
    return Scenario.broken("cert-ip-without-san", CauseCode.CERT_HOSTNAME_MISMATCH, GoCanSee.ALL,
        "x509: cannot validate certificate for \\S+ because it doesn't contain any IP SANs", site -> {
          Host host = site.host("goproxy");
          serve(site, host, "proxy.example.test");
          site.settings().goEnv("GOPROXY", host.url().replace(host.authority(), host.address() + ":" + host.port()));
        });
  }

  private static Scenario commonNameOnly() {
    return Scenario.broken("cert-legacy-cn", CauseCode.CERT_LEGACY_CN, GoCanSee.LINUX,
        "x509: certificate relies on legacy Common Name field, use SANs instead", site -> {
          Host host = site.host("goproxy");
          Issued leaf = CertificateOrder.server(host.name(), List.of(), site.now())
              .signedBy(site.authority().intermediate());
          site.tls(host, new TlsBehaviour.Serve(ServedIdentity.of(leaf, site.authority().intermediate())),
              site.modules("goproxy", host));
          site.settings().goEnv("GOPROXY", host.url());
        });
  }

  private static Scenario wildcardTooDeep() {
    return Scenario.broken("cert-wildcard-too-deep", CauseCode.CERT_HOSTNAME_MISMATCH, GoCanSee.LINUX,
        "x509: certificate is valid for \\*\\.", site -> {
          Host host = site.host("go.modules");
          serve(site, host, "*." + parent(parent(host.name())));
        });
  }

  private static Scenario wildcard() {
    return Scenario.healthy("healthy-cert-wildcard", GoCanSee.LINUX, site -> {
      Host host = site.host("goproxy");
      serve(site, host, "*." + parent(host.name()));
    });
  }

  /// An authority that may sign for its own company only signs for another name.
  private static Scenario nameConstraint() {
    return Scenario.broken("cert-name-constraint", CauseCode.CERT_MALFORMED, GoCanSee.LINUX,
        "x509: a root or intermediate certificate is not authorized to sign for this name", site -> {
          Host host = site.host("goproxy");
          Issued narrow = CertificateOrder.authority("Practice Narrow", "Practice Narrow CA", site.now())
              .onlyFor("inside.example").signedBy(site.authority().root());
          site.tls(host, new TlsBehaviour.Serve(ServedIdentity.of(
              site.authority().order(List.of(host.name())).signedBy(narrow), narrow)), site.modules("goproxy", host));
          site.settings().goEnv("GOPROXY", host.url());
          site.references().mirror(site.mirror("mirror").url());
        }).fixable();
  }

  private static String parent(String name) {
    return name.substring(name.indexOf('.') + 1);
  }

  private static void serve(LabNetwork site, Host host, String certified) throws IOException {
    Issued middle = site.authority().intermediate();
    site.tls(host, new TlsBehaviour.Serve(ServedIdentity.of(
        site.authority().order(List.of(certified)).signedBy(middle), middle)), site.modules("goproxy", host));
    site.settings().goEnv("GOPROXY", host.url());
  }
}
