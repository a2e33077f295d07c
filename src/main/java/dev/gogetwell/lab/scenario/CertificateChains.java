package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.CertificateOrder;
import dev.gogetwell.lab.server.Issued;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.LabAuthority.Form;
import dev.gogetwell.lab.server.ServedIdentity;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;

/// What the server sends, and in which order; weak links.
final class CertificateChains {
  private static final String UNKNOWN = "x509: certificate signed by unknown authority";

  private CertificateChains() {}

  static List<Scenario> all() {
    return List.of(missingIntermediate(), selfSigned(), sha1(), smallKey(), negativeSerial(), forClients(),
        scrambled(), extra(), crossSigned(), oldKey(), extraUnreadable());
  }

  /// Browsers would fetch the missing certificate from the address in the leaf.
  private static Scenario missingIntermediate() {
    return Scenario.broken("cert-missing-intermediate", CauseCode.CERT_UNKNOWN_AUTHORITY, GoCanSee.ALL, UNKNOWN,
        site -> {
          Host host = site.host("goproxy");
          serve(site, host, ServedIdentity.of(site.authority().order(List.of(host.name()))
              .issuerAt("http://certs.example.test/issuing.der").signedBy(site.authority().intermediate())));
          site.references().mirror(site.mirror("mirror").url());
        }).fixable();
  }

  private static Scenario selfSigned() {
    return Scenario.broken("cert-self-signed", CauseCode.CERT_PRIVATE_CA, GoCanSee.ALL, UNKNOWN, site -> {
      Host host = site.host("goproxy");
      serve(site, host, site.identity(Form.SELF_SIGNED, host));
    });
  }

  private static Scenario sha1() {
    return Scenario.broken("cert-sha1", CauseCode.CERT_WEAK_KEY_OR_HASH, GoCanSee.ALL,
        "insecure algorithm (?:SHA1-RSA|ECDSA-SHA1)", site -> {
          Host host = site.host("goproxy");
          Issued middle = CertificateOrder.authority("Practice Legacy", "Practice Legacy CA", site.now()).hash("SHA1")
              .signedBy(site.authority().root());
          serve(site, host, ServedIdentity.of(site.authority().order(List.of(host.name())).signedBy(middle), middle));
          site.references().mirror(site.mirror("mirror").url());
        }).fixable();
  }

  /// Go 1.24 and later refuse RSA keys below 1024 bits.
  private static Scenario smallKey() {
    return Scenario.broken("cert-rsa-512", CauseCode.CERT_WEAK_KEY_OR_HASH, GoCanSee.ALL, "512-bit keys are insecure",
        site -> {
          Host host = site.host("goproxy");
          Issued middle = CertificateOrder.authority("Practice Small", "Practice Small CA", site.now()).rsa(512)
              .signedBy(site.authority().root());
          serve(site, host, ServedIdentity.of(site.authority().order(List.of(host.name())).signedBy(middle), middle));
          site.references().mirror(site.mirror("mirror").url());
        }).fixable();
  }

  /// Go 1.23 and later refuse to parse it; browsers and curl do not mind.
  private static Scenario negativeSerial() {
    return Scenario.broken("cert-negative-serial", CauseCode.CERT_MALFORMED, GoCanSee.ALL,
        "x509: negative serial number", site -> {
          Host host = site.host("goproxy");
          Issued middle = site.authority().intermediate();
          serve(site, host, ServedIdentity.of(
              site.authority().order(List.of(host.name())).serial(-20_251_125).signedBy(middle), middle));
          site.references().mirror(site.mirror("mirror").url());
        }).fixable();
  }

  /// A certificate that nobody needs, and that go cannot read: go reads all of them before it verifies any
  /// (crypto/tls/handshake_client.go, verifyServerCertificate).
  private static Scenario extraUnreadable() {
    return Scenario.broken("cert-extra-unreadable", CauseCode.CERT_MALFORMED, GoCanSee.ALL,
        "failed to parse certificate from server: x509: negative serial number", site -> {
          Host host = site.host("goproxy");
          Issued middle = site.authority().intermediate();
          Issued old = CertificateOrder.authority("Practice Forgotten", "Practice Forgotten CA", site.now())
              .serial(-20_251_125).selfSigned();
          serve(site, host, ServedIdentity.of(site.authority().order(List.of(host.name())).signedBy(middle), middle,
              old));
          site.references().mirror(site.mirror("mirror").url());
        });
  }

  private static Scenario forClients() {
    return Scenario.broken("cert-for-clients", CauseCode.CERT_MALFORMED, GoCanSee.ALL,
        "x509: certificate specifies an incompatible key usage", site -> {
          Host host = site.host("goproxy");
          Issued middle = site.authority().intermediate();
          serve(site, host, ServedIdentity.of(
              site.authority().order(List.of(host.name())).forClients().signedBy(middle), middle));
        });
  }

  /// The leaf first, as it must be; the rest upside down.
  private static Scenario scrambled() {
    return Scenario.healthy("healthy-cert-order", GoCanSee.ALL, site -> {
      Host host = site.host("goproxy");
      Issued upper = site.authority().intermediate();
      Issued lower = CertificateOrder.authority("Practice Lower", "Practice Lower CA", site.now()).signedBy(upper);
      serve(site, host, ServedIdentity.of(site.authority().order(List.of(host.name())).signedBy(lower), upper,
          site.authority().root(), lower));
    });
  }

  /// Somebody pasted every certificate that lay around, an expired one among them.
  private static Scenario extra() {
    return Scenario.healthy("healthy-cert-extra", GoCanSee.ALL, site -> {
      Host host = site.host("goproxy");
      Issued middle = site.authority().intermediate();
      Issued old = CertificateOrder.authority("Practice Forgotten", "Practice Forgotten CA", site.now())
          .valid(site.now().minus(Duration.ofDays(900)), site.now().minus(Duration.ofDays(5))).selfSigned();
      LabAuthority other = site.stranger("Somewhere Else");
      serve(site, host, ServedIdentity.of(site.authority().order(List.of(host.name())).signedBy(middle), old,
          other.root(), middle, other.intermediate()));
    });
  }

  /// The root is also signed by an older one, whose time is over; stores of today hold the younger form.
  private static Scenario crossSigned() {
    return Scenario.healthy("healthy-cert-cross-signed", GoCanSee.ALL, site -> {
      Host host = site.host("goproxy");
      Issued old = CertificateOrder.authority("Practice Ancient", "Practice Ancient Root", site.now())
          .valid(site.now().minus(Duration.ofDays(7000)), site.now().minus(Duration.ofDays(60))).selfSigned();
      Issued root = CertificateOrder.authority("Practice Modern", "Practice Modern Root", site.now()).selfSigned();
      Issued crossed = CertificateOrder.authority("Practice Modern", "Practice Modern Root", site.now())
          .withKeys(root.keys()).signedBy(old);
      Issued middle = CertificateOrder.authority("Practice Modern", "Practice Modern CA 1", site.now()).signedBy(root);
      site.trust().publicly(root).installed(root).installed(old);
      serve(site, host, ServedIdentity.of(
          site.authority().order(List.of(host.name())).signedBy(middle), middle, crossed));
    });
  }

  /// 1024 bits are few and Go accepts them.
  private static Scenario oldKey() {
    return Scenario.healthy("healthy-cert-rsa-1024", GoCanSee.ALL, site -> {
      Host host = site.host("goproxy");
      Issued middle = CertificateOrder.authority("Practice Thrifty", "Practice Thrifty CA", site.now()).rsa(1024)
          .signedBy(site.authority().root());
      serve(site, host, ServedIdentity.of(site.authority().order(List.of(host.name())).signedBy(middle), middle));
    });
  }

  private static void serve(LabNetwork site, Host host, SSLContext identity) throws IOException {
    site.tls(host, new TlsBehaviour.Serve(identity), site.modules("goproxy", host));
    site.settings().goEnv("GOPROXY", host.url());
  }
}
