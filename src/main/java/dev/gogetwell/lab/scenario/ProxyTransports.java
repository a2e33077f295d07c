package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What is spoken on the way to the proxy itself: TLS with a certificate of its own, or plain requests instead of
/// tunnels.
final class ProxyTransports {
  private static final String REFUSED = "proxyconnect tcp: tls: failed to verify certificate";

  private ProxyTransports() {}

  static List<Scenario> all() {
    return List.of(known(), unknown(),
        refused("proxy-certificate-expired", CauseCode.CERT_EXPIRED, "127.0.0.1", LabAuthority.Form.EXPIRED),
        refused("proxy-certificate-other-name", CauseCode.CERT_HOSTNAME_MISMATCH, "proxy.example.test",
            LabAuthority.Form.GOOD),
        plain("healthy-proxy-plain", false), plain("healthy-proxy-plain-tls", true), plainRefused(), plainLogin(""),
        plainLogin("clerk:a-long-password@"));
  }

  private static Scenario known() {
    return Scenario.healthy("healthy-proxy-tls", GoCanSee.LINUX, site -> {
      ProxyFaults.inside(site);
      overTls(site, "HTTPS_PROXY", site.authority(), LabAuthority.Form.GOOD, "127.0.0.1");
    });
  }

  /// The proxy's certificate is a stranger's; those of the hosts behind it are good.
  private static Scenario unknown() {
    return Scenario.broken("proxy-certificate-unknown", CauseCode.CERT_UNKNOWN_AUTHORITY, GoCanSee.LINUX, REFUSED,
        site -> {
          ProxyFaults.inside(site);
          overTls(site, "HTTPS_PROXY", site.stranger("Some Company"), LabAuthority.Form.GOOD, "127.0.0.1");
        });
  }

  private static Scenario refused(String name, CauseCode cause, String certified, LabAuthority.Form form) {
    return Scenario.broken(name, cause, GoCanSee.LINUX, REFUSED, site -> {
      ProxyFaults.inside(site);
      overTls(site, "HTTPS_PROXY", site.authority(), form, certified);
    });
  }

  /// The module proxy speaks HTTP without TLS, so the proxy gets whole URLs.
  private static Scenario plain(String name, boolean overTls) {
    return Scenario.healthy(name, GoCanSee.LINUX, site -> {
      insidePlain(site);
      if (overTls) {
        overTls(site, "HTTP_PROXY", site.authority(), LabAuthority.Form.GOOD, "127.0.0.1");
      } else {
        through(site, _ -> false);
      }
    });
  }

  /// The proxy answers for the module proxy itself, and its answer looks like one of the module proxy.
  private static Scenario plainRefused() {
    return Scenario.broken("proxy-plain-refused", CauseCode.PROXY_FORBIDDEN, GoCanSee.LINUX, "403 Forbidden", site -> {
      Host host = site.host("goproxy").asPlain();
      site.plain(host, site.modules("goproxy", host));
      site.settings().goEnv("GOPROXY", host.url());
      through(site, host.target()::equals);
    });
  }

  /// The proxy wants a login for whole URLs too.
  private static Scenario plainLogin(String login) {
    Scenario.Plan plan = site -> {
      insidePlain(site);
      String proxy = "http://" + login + site.proxies().start(Optional.of("clerk:a-long-password"));
      site.settings().variable("HTTP_PROXY", proxy).variable("HTTPS_PROXY", proxy);
    };
    return login.isEmpty() ? Scenario.broken("proxy-plain-login", CauseCode.PROXY_AUTH_REQUIRED, GoCanSee.LINUX,
        "407 Proxy Authentication Required", plan)
        : Scenario.healthy("healthy-proxy-plain-login", GoCanSee.LINUX, plan);
  }

  private static void insidePlain(LabNetwork site) throws IOException {
    site.onlyProxyGetsOut();
    Host host = site.hiddenPlain("goproxy");
    site.plain(host, site.modules("goproxy", host));
    site.settings().goEnv("GOPROXY", host.url());
  }

  private static void through(LabNetwork site, Predicate<String> forbidden) throws IOException {
    String proxy = "http://" + site.proxies().startBut(forbidden);
    site.settings().variable("HTTP_PROXY", proxy).variable("HTTPS_PROXY", proxy);
  }

  private static void overTls(LabNetwork site, String variable, LabAuthority authority, LabAuthority.Form form,
      String name) throws IOException {
    site.settings().variable(variable,
        "https://" + site.proxies().startOverTls(authority.identity(form, List.of(name))));
  }
}
