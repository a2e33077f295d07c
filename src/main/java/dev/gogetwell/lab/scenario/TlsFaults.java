package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.util.List;

/// TCP connects and the handshake fails before a certificate is seen.
final class TlsFaults {
  private static final int DECODE_ERROR = 50;
  private static final int INTERNAL_ERROR = 80;

  private TlsFaults() {}

  static List<Scenario> all() {
    return List.of(
        reset(),
        Scenario.broken("tls-eof", CauseCode.TLS_EOF, GoCanSee.ALL, "Get \"https://[^\"]+\": (?:unexpected )?EOF",
            site -> only(site, new TlsBehaviour.Eof())),
        Scenario.broken("tls-timeout", CauseCode.TLS_TIMEOUT, GoCanSee.ALL, "net/http: TLS handshake timeout",
            site -> {
              only(site, new TlsBehaviour.Silent());
              site.references().mirror(site.mirror("mirror").url());
            }).fixable().slowly(),
        Scenario.broken("tls-not-tls", CauseCode.TLS_NOT_TLS, GoCanSee.ALL,
            "http: server gave HTTP response to HTTPS client", site -> only(site, new TlsBehaviour.PlainHttp())),
        Scenario.broken("tls-alert", CauseCode.TLS_ALERT, GoCanSee.ALL, "remote error: tls: internal error",
            site -> only(site, new TlsBehaviour.Alert(INTERNAL_ERROR))),
        smallHellos("tls-large-hello", "read: connection reset by peer", new TlsBehaviour.Reset()),
        smallHellos("tls-large-hello-refused", "remote error: tls: error decoding message",
            new TlsBehaviour.Alert(DECODE_ERROR)));
  }

  /// Something on the way cuts what names this one host; any other name on the same address gets through.
  private static Scenario reset() {
    return Scenario.broken("tls-reset", CauseCode.TLS_SNI_FILTER, GoCanSee.LINUX,
        "read: connection reset by peer", site -> {
          Host host = site.host("goproxy");
          TlsBehaviour good = site.good(host);
          site.tls(host, name -> name.equalsIgnoreCase(host.name()) ? new TlsBehaviour.Reset() : good,
              site.modules("goproxy", host));
          site.settings().goEnv("GOPROXY", host.url());
          site.references().mirror(site.mirror("mirror").url());
        }).orCalled(CauseCode.TLS_RESET_AFTER_CLIENTHELLO).fixable();
  }

  /// What go says since 1.23 with its post-quantum key share fills more than one packet.
  private static Scenario smallHellos(String name, String said, TlsBehaviour otherwise) {
    return Scenario.broken(name, CauseCode.TLS_PQ_HELLO, GoCanSee.ALL, said, site -> {
      Host host = site.host("goproxy");
      site.tls(host, new TlsBehaviour.BySize(site.good(host), otherwise), site.modules("goproxy", host));
      site.settings().goEnv("GOPROXY", host.url());
    }).fixable();
  }

  private static void only(LabNetwork site, TlsBehaviour behaviour) throws IOException {
    Host host = site.host("goproxy");
    site.tls(host, behaviour, site.modules("goproxy", host));
    site.settings().goEnv("GOPROXY", host.url());
  }
}
