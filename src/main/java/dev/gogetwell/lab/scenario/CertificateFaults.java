package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.ConnectProxy;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.LabAuthority.Form;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import dev.gogetwell.model.CauseCode;
import java.util.List;
import java.util.Optional;

/// The handshake works and the certificate is not acceptable.
final class CertificateFaults {
  private CertificateFaults() {}

  static List<Scenario> all() {
    return List.of(expired(), hostNameMismatch(), inspectingProxy());
  }

  private static Scenario expired() {
    return Scenario.broken("cert-expired", CauseCode.CERT_EXPIRED, GoCanSee.ALL,
        "x509: certificate has expired or is not yet valid", site -> {
          Host host = site.host("goproxy");
          site.tls(host, new TlsBehaviour.Serve(site.identity(Form.EXPIRED, host)), site.modules("goproxy", host));
          site.settings().goEnv("GOPROXY", host.url());
          site.references().mirror(site.mirror("mirror").url());
        }).fixable();
  }

  private static Scenario hostNameMismatch() {
    return Scenario.broken("cert-hostname-mismatch", CauseCode.CERT_HOSTNAME_MISMATCH, GoCanSee.ALL,
        "x509: (?:certificate is valid for|certificate is not valid for any names|cannot validate certificate for)",
        site -> {
          Host host = site.host("goproxy");
          Host other = new Host("shop.example.test", host.address(), host.port(), "", Optional.empty());
          site.tls(host, site.good(other), site.modules("goproxy", host));
          site.settings().goEnv("GOPROXY", host.url());
        });
  }

  /// The company's proxy opens every connection and signs it again; its authority is not installed here.
  private static Scenario inspectingProxy() {
    return Scenario.broken("cert-mitm", CauseCode.CERT_MITM, GoCanSee.ALL,
        "x509: certificate signed by unknown authority|x509: .*certificate is not trusted", site -> {
          site.onlyProxyGetsOut();
          Host host = site.hidden("goproxy");
          LabAuthority inspector = site.stranger("Netwatch Secure Gateway");
          site.settings().goEnv("GOPROXY", host.url()).variable("HTTPS_PROXY", "http://"
              + site.proxies().start(Optional.empty(), target -> new ConnectProxy.Intercept(TlsServer.always(
                  new TlsBehaviour.Serve(inspector.identity(
                      Form.GOOD, List.of(target.substring(0, target.lastIndexOf(':'))))),
                  target.startsWith(host.name())
                      ? site.modules("goproxy", host)
                      : path -> HttpAnswer.notFound(path)))));
        });
  }
}
