package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.ConnectProxy;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.ModuleProxy;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The way out is a proxy, and go does not get through it.
final class ProxyFaults {
  /// Where proxy programs usually listen; what else the machine runs may have taken one of them.
  private static final List<Integer> USUAL_PORTS = List.of(7897, 10809, 8118, 1087, 10808, 7891);

  private ProxyFaults() {}

  static List<Scenario> all() {
    return List.of(unreachable(), movedPort(), besideAnother(), wrongScheme(), authRequired(), notUsed(), inGoEnvFile(),
        storageRefused(), databaseRefused(), mirrorRefused(), storagePasses(),
        misread("proxy-password-torn", "lookup http", "clerk:a/long#Pa55word",
            proxy -> "http://clerk:a/long#Pa55word@" + proxy),
        misread("proxy-password-at", "lookup long", "clerk:a@long/password",
            proxy -> "http://clerk:a@long/password@" + proxy),
        misread("proxy-quoted", "lookup \"http", "", proxy -> "\"http://" + proxy + "\""),
        misread("proxy-escape-bad", "lookup \\S+test", "clerk:100%long", proxy -> "http://clerk:100%long@" + proxy),
        passwordWithAt(), bypassWithScheme(), bypass(), signsWithOldDates(), hollow());
  }

  /// The variable is not read as it was meant; only the proxy gets out.
  private static Scenario misread(String name, String goSays, String credentials, UnaryOperator<String> value) {
    return Scenario.broken(name, CauseCode.PROXY_MALFORMED, GoCanSee.LINUX, goSays, site -> {
      inside(site);
      site.settings().variable("HTTPS_PROXY",
          value.apply(site.proxies().start(Optional.of(credentials).filter(text -> !text.isEmpty()))));
    }).fixable();
  }

  /// The proxy signs every connection anew, go knows its authority, and what it signs has ended weeks ago.
  private static Scenario signsWithOldDates() {
    return Scenario.broken("proxy-signs-old-dates", CauseCode.CERT_EXPIRED, GoCanSee.LINUX, "certificate has expired",
        site -> {
          Host host = inside(site);
          LabAuthority box = site.stranger("Some Company");
          site.trust().installed(box.root());
          HttpService service = site.modules("goproxy", host);
          site.settings().variable("HTTPS_PROXY", "http://" + site.proxies().start(Optional.empty(),
              target -> new ConnectProxy.Intercept(TlsServer.always(new TlsBehaviour.Serve(box.identity(
                  LabAuthority.Form.EXPIRED, List.of(target.substring(0, target.lastIndexOf(':'))))), service))));
        });
  }

  /// The proxy program runs and has lost its own way out: it promises every tunnel and keeps none.
  private static Scenario hollow() {
    return Scenario.broken("proxy-hollow-tunnels", CauseCode.PROXY_BAD_GATEWAY, GoCanSee.LINUX, "EOF|connection reset",
        site -> {
          inside(site);
          site.settings().variable("HTTPS_PROXY", "http://" + site.proxies().start(Optional.empty(),
              _ -> new ConnectProxy.Hollow()));
        });
  }

  /// The company's own mirror needs no proxy, and NO_PROXY says so with a scheme in front.
  private static Scenario bypassWithScheme() {
    return Scenario.broken("no-proxy-with-scheme", CauseCode.CONFIG_PATTERN_NEVER_MATCHES, GoCanSee.LINUX,
        "proxyconnect tcp", site -> bypass(site, "https://")).orCalled(CauseCode.PROXY_UNREACHABLE).fixable();
  }

  private static Scenario bypass() {
    return Scenario.healthy("healthy-no-proxy", GoCanSee.LINUX, site -> bypass(site, ""));
  }

  private static void bypass(LabNetwork site, String before) throws IOException {
    Host host = site.mirror("goproxy");
    site.settings().goEnv("GOPROXY", host.url()).variable("HTTPS_PROXY", "http://" + site.proxies().dead())
        .variable("NO_PROXY", "localhost," + before + host.name());
  }

  /// Go takes the last `@` for the end of the user, and nothing is wrong.
  private static Scenario passwordWithAt() {
    return Scenario.healthy("healthy-proxy-password", GoCanSee.LINUX, site -> {
      inside(site);
      site.settings().variable("HTTPS_PROXY",
          "http://clerk:a@long:p@ssword@" + site.proxies().start(Optional.of("clerk:a@long:p@ssword")));
    });
  }

  /// The proxy of the company lets the module proxy pass and not the host on which the archives lie.
  private static Scenario storageRefused() {
    return Scenario.broken("proxy-refuses-storage", CauseCode.GOPROXY_ZIP_REDIRECT, GoCanSee.LINUX, ": Forbidden",
        site -> storage(site, Set.of("storage"))).orCalled(CauseCode.PROXY_FORBIDDEN);
  }

  /// The proxy of the company lets the module proxy pass and not the checksum database.
  private static Scenario databaseRefused() {
    return Scenario.broken("proxy-refuses-database", CauseCode.SUMDB_UNREACHABLE, GoCanSee.LINUX, ": Forbidden",
        site -> {
          Host host = site.host("goproxy");
          ModuleProxy modules = site.modules("goproxy", host);
          site.tls(host, site.good(host),
              path -> path.contains("/sumdb/") ? HttpAnswer.notFound(path) : modules.answer(path));
          restricted(site, Set.of("sums"));
          site.settings().goEnv("GOPROXY", host.url());
        }).orCalled(CauseCode.PROXY_FORBIDDEN);
  }

  /// The proxy of the company lets nobody pass to the module proxy.
  private static Scenario mirrorRefused() {
    return Scenario.broken("proxy-refuses-mirror", CauseCode.PROXY_FORBIDDEN, GoCanSee.LINUX, ": Forbidden",
        site -> storage(site, Set.of("goproxy")));
  }

  /// Everything passes, the host of the archives too.
  private static Scenario storagePasses() {
    return Scenario.healthy("healthy-proxy-storage", GoCanSee.LINUX, site -> storage(site, Set.of()));
  }

  /// @param refused the beginnings of the names to which the proxy gives no tunnel
  private static void storage(LabNetwork site, Set<String> refused) throws IOException {
    Host storage = site.host("storage");
    site.tls(storage, site.good(storage), _ -> HttpAnswer.bytes("application/zip", site.module().zip()));
    Host host = site.host("goproxy");
    ModuleProxy modules = site.modules("goproxy", host);
    site.tls(host, site.good(host), path -> path.endsWith(".zip") ? HttpAnswer.redirect(storage.url() + "/archive.zip")
        : modules.answer(path));
    restricted(site, refused);
    site.settings().goEnv("GOPROXY", host.url());
  }

  private static void restricted(LabNetwork site, Set<String> refused) throws IOException {
    site.settings().variable("HTTPS_PROXY", "http://" + site.proxies().startBut(
        target -> refused.stream().anyMatch(word -> target.startsWith(word) || target.contains("-" + word + "."))));
  }

  /// A proxy that was left behind in the shell's profile; the direct way works.
  private static Scenario unreachable() {
    return Scenario.broken("proxy-unreachable", CauseCode.PROXY_UNREACHABLE, GoCanSee.LINUX,
        "proxyconnect tcp: dial tcp \\S+: connect(?:ex)?: ", site -> site.settings()
            .goEnv("GOPROXY", site.mirror("goproxy").url())
            .variable("HTTPS_PROXY", "http://" + site.proxies().dead())).fixable();
  }

  /// The proxy program was set to another port since, and only it gets out.
  private static Scenario movedPort() {
    return Scenario.broken("proxy-moved-port", CauseCode.PROXY_UNREACHABLE, GoCanSee.LINUX,
        "proxyconnect tcp: dial tcp \\S+: connect(?:ex)?: ", site -> {
          inside(site);
          site.proxies().startAtOneOf(USUAL_PORTS);
          site.settings().variable("HTTPS_PROXY", "http://" + site.proxies().dead());
        }).fixable();
  }

  /// The proxy that is set works; what listens at a usual port beside it is nobody's business.
  private static Scenario besideAnother() {
    return Scenario.healthy("healthy-proxy-beside-another", GoCanSee.LINUX, site -> {
      inside(site);
      site.proxies().startAtOneOf(USUAL_PORTS);
      site.settings().variable("HTTPS_PROXY", "http://" + site.proxies().start(Optional.empty()));
    });
  }

  /// `https://` in front of a proxy that speaks plain HTTP.
  private static Scenario wrongScheme() {
    return Scenario.broken("proxy-wrong-scheme", CauseCode.PROXY_WRONG_SCHEME, GoCanSee.ALL,
        "proxyconnect tcp: tls: first record does not look like a TLS handshake", site -> {
          inside(site);
          site.settings().variable("HTTPS_PROXY", "https://" + site.proxies().start(Optional.empty()));
        }).fixable();
  }

  private static Scenario authRequired() {
    return Scenario.broken("proxy-auth-required", CauseCode.PROXY_AUTH_REQUIRED, GoCanSee.ALL,
        "Proxy Authentication Required", site -> {
          inside(site);
          site.settings().variable("HTTPS_PROXY", "http://" + site.proxies().start(Optional.of("clerk:a-long-password")));
        });
  }

  /// git was told about the proxy and go was not.
  private static Scenario notUsed() {
    return Scenario.broken("proxy-not-used", CauseCode.PROXY_NOT_USED, GoCanSee.ALL,
        "dial tcp: lookup \\S+(?: on \\S+)?: (?:no such host|.*timeout|server misbehaving|.*refused|.*unreachable)"
            + "|dial tcp: lookup [^:]+: ", site -> {
          inside(site);
          site.settings().gitConfig("[http]")
              .gitConfig("\tproxy = http://" + site.proxies().start(Optional.empty()));
        }).fixable().withPlainTwin();
  }

  /// The proxy was written where go keeps its other settings, and there it counts for nothing.
  private static Scenario inGoEnvFile() {
    return Scenario.broken("proxy-in-go-env-file", CauseCode.PROXY_NOT_USED, GoCanSee.LINUX,
        "dial tcp: lookup ", site -> {
          inside(site);
          site.settings().goEnv("HTTPS_PROXY", "http://" + site.proxies().start(Optional.empty()));
        }).fixable();
  }

  /// Nothing resolves locally; only the proxy knows the module proxy.
  static Host inside(LabNetwork site) throws IOException {
    site.onlyProxyGetsOut();
    Host host = site.hidden("goproxy");
    site.tls(host, site.good(host), site.modules("goproxy", host));
    site.settings().goEnv("GOPROXY", host.url());
    return host;
  }
}
