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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;

/// A certificate is out of its dates, or the clock is.
final class CertificateDates {
  private static final String OUT_OF_DATE = "x509: certificate has expired or is not yet valid";

  private CertificateDates() {}

  static List<Scenario> all() {
    return List.of(intermediateExpired(), rootExpired(), rootRenewed(),
        notYetValid(), clockSlow(), clockFast());
  }

  private static Scenario intermediateExpired() {
    return Scenario.broken("cert-expired-intermediate", CauseCode.CERT_EXPIRED, GoCanSee.ALL, OUT_OF_DATE, site -> {
      Host host = site.host("goproxy");
      Issued middle = CertificateOrder.authority("Practice Middle", "Practice Middle CA", site.now())
          .valid(ago(site, 400), ago(site, 30)).signedBy(site.authority().root());
      serve(site, host, ServedIdentity.of(site.authority().order(List.of(host.name())).signedBy(middle), middle));
      site.references().mirror(site.mirror("mirror").url());
    }).fixable();
  }

  /// The root stands in every store and its time is over.
  private static Scenario rootExpired() {
    return Scenario.broken("cert-expired-root", CauseCode.CERT_EXPIRED, GoCanSee.ALL, OUT_OF_DATE, site -> {
      Host host = site.host("goproxy");
      Issued root = CertificateOrder.authority("Practice Old", "Practice Old Root", site.now())
          .valid(ago(site, 4000), ago(site, 12)).selfSigned();
      site.trust().publicly(root).installed(root);
      serve(site, host, ServedIdentity.of(site.authority().order(List.of(host.name())).signedBy(root)));
      site.references().mirror(site.mirror("mirror").url());
    }).fixable();
  }

  /// The authority renewed its root, with the same name and key; this machine's list still holds the old one.
  private static Scenario rootRenewed() {
    return Scenario.broken("cert-root-renewed", CauseCode.CERT_MISSING_ROOTS, GoCanSee.ALL, OUT_OF_DATE, site -> {
      Host host = site.host("goproxy");
      Issued root = CertificateOrder.authority("Practice Renewed", "Practice Renewed Root", site.now()).selfSigned();
      Issued old = CertificateOrder.authority("Practice Renewed", "Practice Renewed Root", site.now())
          .withKeys(root.keys()).valid(ago(site, 4000), ago(site, 12)).selfSigned();
      site.trust().publicly(root).installed(old);
      serve(site, host, ServedIdentity.of(site.authority().order(List.of(host.name())).signedBy(root)));
    }).fixable();
  }

  private static Scenario notYetValid() {
    return Scenario.broken("cert-not-yet-valid", CauseCode.CERT_EXPIRED, GoCanSee.ALL, OUT_OF_DATE, site -> {
      Host host = site.host("goproxy");
      serve(site, host, ServedIdentity.of(site.authority().order(List.of(host.name()))
          .valid(ago(site, -20), ago(site, -100)).signedBy(site.authority().intermediate()),
          site.authority().intermediate()));
      site.references().mirror(site.mirror("mirror").url());
    }).fixable();
  }

  /// Every server lives weeks ahead of this machine.
  private static Scenario clockSlow() {
    return Scenario.broken("cert-clock-slow", CauseCode.CERT_CLOCK, GoCanSee.LINUX, OUT_OF_DATE, site -> {
      site.serversLiveAt(ago(site, -40));
      site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
    });
  }

  /// Every server lives in a time when its certificates still were valid.
  private static Scenario clockFast() {
    return Scenario.broken("cert-clock-fast", CauseCode.CERT_CLOCK, GoCanSee.LINUX, OUT_OF_DATE, site -> {
      site.serversLiveAt(ago(site, 200));
      site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
    });
  }

  private static Instant ago(LabNetwork site, long days) {
    return site.now().minus(Duration.ofDays(days));
  }

  private static void serve(LabNetwork site, Host host, SSLContext identity) throws IOException {
    site.tls(host, new TlsBehaviour.Serve(identity), site.modules("goproxy", host));
    site.settings().goEnv("GOPROXY", host.url());
  }
}
