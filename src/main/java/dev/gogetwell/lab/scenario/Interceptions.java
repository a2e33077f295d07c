package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.ConnectProxy;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.LabAuthority.Form;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Somebody on the way signs anew, with and without the consent of this machine.
final class Interceptions {
  private static final String UNKNOWN = "x509: certificate signed by unknown authority";

  private Interceptions() {}

  static List<Scenario> all() {
    return List.of(namedProduct(), oneHostOnly(), companyRoot(), antivirusRoot(), nearMiss(),
        signsWithOldDates(true), signsWithOldDates(false));
  }

  /// A product that everybody has heard of.
  private static Scenario namedProduct() {
    return Scenario.broken("cert-mitm-product", CauseCode.CERT_MITM, GoCanSee.ALL, UNKNOWN, site ->
        inspect(site, site.stranger("Zscaler Inc.", "Zscaler Root CA")));
  }

  /// A stranger answers for the module proxy alone; every other host is itself.
  private static Scenario oneHostOnly() {
    return Scenario.broken("cert-one-host-only", CauseCode.CERT_UNKNOWN_AUTHORITY, GoCanSee.LINUX, UNKNOWN, site -> {
      Host host = site.host("goproxy");
      site.tls(host, new TlsBehaviour.Serve(site.stranger("Somebody Unknown")
          .identity(Form.GOOD, List.of(host.name()))), site.modules("goproxy", host));
      site.settings().goEnv("GOPROXY", host.url());
      site.references().mirror(site.mirror("mirror").url()).mirror(host.url());
    }).orCalled(CauseCode.CERT_PRIVATE_CA).fixable();
  }

  /// A box on the way signs for everybody, and what it signs has ended: the clock is right, and nobody says so.
  ///
  /// @param known whether IT installed its root
  private static Scenario signsWithOldDates(boolean known) {
    return Scenario.broken(known ? "cert-box-ended" : "cert-box-ended-unknown",
        known ? CauseCode.CERT_EXPIRED : CauseCode.CERT_MITM, GoCanSee.LINUX, "certificate has expired", site -> {
          LabAuthority box = site.inspected("Some Company", site.now().minus(Duration.ofDays(200)));
          if (known) {
            site.trust().installed(box.root());
          }
          site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
        });
  }

  /// The control: everything is inspected, and IT installed the root.
  private static Scenario companyRoot() {
    return Scenario.healthy("healthy-cert-company-root", GoCanSee.ALL, site -> {
      LabAuthority inspector = site.stranger("Netwatch Secure Gateway");
      inspect(site, inspector);
      site.trust().installed(inspector.root());
    });
  }

  /// The control: the antivirus program of this computer inspects and installed its root.
  private static Scenario antivirusRoot() {
    return Scenario.healthy("healthy-cert-antivirus-root", GoCanSee.ALL, site -> {
      LabAuthority shield = site.stranger("avast! Web/Mail Shield", "avast! Web/Mail Shield Root");
      inspect(site, shield);
      site.trust().installed(shield.root());
    });
  }

  /// The control: a public authority whose name resembles a product's.
  private static Scenario nearMiss() {
    return Scenario.healthy("healthy-cert-near-miss", GoCanSee.ALL, site -> {
      LabAuthority honest = site.stranger("Zscaler Incorporated Trust Services");
      Host host = site.host("goproxy");
      site.tls(host, new TlsBehaviour.Serve(honest.identity(Form.GOOD, List.of(host.name()))),
          site.modules("goproxy", host));
      site.trust().publicly(honest.root()).installed(honest.root());
      site.settings().goEnv("GOPROXY", host.url());
    });
  }

  /// The only way out is a proxy that opens every connection.
  private static void inspect(LabNetwork site, LabAuthority inspector) throws IOException {
    site.onlyProxyGetsOut();
    Host host = site.hidden("goproxy");
    HttpService modules = site.modules("goproxy", host);
    site.settings().goEnv("GOPROXY", host.url()).variable("HTTPS_PROXY", "http://"
        + site.proxies().start(Optional.empty(), target -> new ConnectProxy.Intercept(TlsServer.always(
            new TlsBehaviour.Serve(inspector.identity(
                Form.GOOD, List.of(target.substring(0, target.lastIndexOf(':'))))),
            target.startsWith(host.name()) ? modules
                : target.startsWith(site.database().name()) ? site.database() : HttpAnswer::notFound))));
  }
}
