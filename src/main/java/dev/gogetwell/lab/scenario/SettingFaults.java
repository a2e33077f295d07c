package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.ModuleProxy;
import dev.gogetwell.model.CauseCode;
import java.time.Duration;
import java.util.List;

/// The network is fine; what go is told is not.
final class SettingFaults {
  private SettingFaults() {}

  static List<Scenario> all() {
    return List.of(notFound(), legalReasons(), noFallThrough(), off(), offButCached(), override(), overrideOfDirect(),
        noGoMod(), weakened(), plainToTls(), lineLost(), fileLeft(), commentedOut(), fullWidth(), fullWidthHost(),
        database("sumdb-setting-on", "on", "invalid GOSUMDB: malformed verifier id"),
        database("sumdb-setting-blank", " ", "missing GOSUMDB"), pattern(), withoutSuffix(), unknownVersion(), modeOff());
  }

  /// A line of an old manual, from the time in which modules were new.
  private static Scenario modeOff() {
    return Scenario.broken("module-mode-off", CauseCode.MODULE_GET_DEPRECATED, GoCanSee.ALL,
        "modules disabled by GO111MODULE=off", site -> site.settings()
            .goEnv("GOPROXY", site.mirror("goproxy").url()).variable("GO111MODULE", "off"))
        .orCalled(CauseCode.MODULE_GOPATH_MODE).fixable().withPlainTwin();
  }

  /// A curated module proxy that does not have the module; nobody else has it either.
  private static Scenario notFound() {
    return Scenario.broken("goproxy-404", CauseCode.GOPROXY_404, GoCanSee.ALL, "404 Not Found", site -> {
      Host host = site.host("goproxy");
      site.tls(host, site.good(host), site.modules("goproxy", host, List.of(), Duration.ZERO));
      site.settings().goEnv("GOPROXY", host.url());
    }).withPlainTwin();
  }

  private static Scenario legalReasons() {
    return Scenario.broken("goproxy-451", CauseCode.GOPROXY_403, GoCanSee.ALL, "451 Unavailable For Legal Reasons",
        site -> {
          Host host = site.host("goproxy");
          site.tls(host, site.good(host), _ -> HttpAnswer.text(451, "Unavailable For Legal Reasons", "not here\n"));
          site.settings().goEnv("GOPROXY", host.url());
        }).withPlainTwin();
  }

  /// After a comma go tries the next entry on 404 and 410 only (cmd/go/internal/modfetch/proxy.go).
  private static Scenario noFallThrough() {
    return Scenario.broken("goproxy-no-fallthrough", CauseCode.GOPROXY_NO_FALLTHROUGH, GoCanSee.ALL,
        "dial tcp \\S+: (?:i/o timeout|connect: (?:connection|operation) timed out)", site -> site.settings().goEnv(
            "GOPROXY", site.unanswering("goproxy").url() + "," + site.mirror("mirror").url())).fixable().slowly()
        .withPlainTwin();
  }

  /// Version 2 of a module whose path does not end in /v2: the module proxy says why it cannot have that
  /// (cmd/go/internal/modfetch/coderepo.go, convert), and go prints its words.
  private static Scenario withoutSuffix() {
    return says("module-without-suffix", CauseCode.MODULE_MAJOR_VERSION, "v2.3.1", "invalid version: module contains a "
        + "go.mod file, so module path must match major version (\"%s/v2\")");
  }

  private static Scenario unknownVersion() {
    return says("module-version-unknown", CauseCode.MODULE_VERSION_UNKNOWN, "v1.77.7",
        "invalid version: unknown revision v1.77.7");
  }

  private static Scenario says(String name, CauseCode code, String version, String reason) {
    return Scenario.broken(name, code, GoCanSee.ALL, "404 Not Found", site -> {
      Host host = site.host("goproxy");
      ModuleProxy modules = site.modules("goproxy", host);
      String said = site.module().path() + "@" + version + ": " + reason.formatted(site.module().path());
      site.content().askedFor(version);
      site.tls(host, site.good(host), path -> path.contains("/@v/") ? HttpAnswer.notFound(said) : modules.answer(path));
      site.settings().goEnv("GOPROXY", host.url());
    }).withPlainTwin();
  }

  private static Scenario off() {
    return Scenario.broken("goproxy-off", CauseCode.GOPROXY_OFF, GoCanSee.ALL,
        "module lookup disabled by GOPROXY=off", site -> {
          site.settings().goEnv("GOPROXY", "off");
          site.references().mirror(site.mirror("mirror").url());
        }).fixable().withPlainTwin();
  }

  /// The stored mirror is healthy; a variable of the shell says something else and wins.
  private static Scenario override() {
    return Scenario.broken("env-override", CauseCode.ENV_OVERRIDE, GoCanSee.ALL,
        "dial tcp \\S+: connect(?:ex)?: (?:connection refused|No connection could be made)", site -> site.settings()
            .goEnv("GOPROXY", site.mirror("mirror").url())
            .variable("GOPROXY", site.refusing("goproxy").url())).fixable()
        .withPlainTwin();
  }

  /// The scheme of another time, at a port where TLS is spoken.
  private static Scenario plainToTls() {
    return Scenario.broken("goproxy-plain-to-tls", CauseCode.GOPROXY_MALFORMED, GoCanSee.ALL,
        "malformed HTTP response", site -> {
          Host host = site.mirror("goproxy");
          site.settings().goEnv("GOPROXY", host.url()
              .replaceFirst("^https://[^/]+", "http://" + host.name() + ":" + host.port()));
        }).fixable();
  }

  /// A line as a shell would have it, in a file that is no script: go takes the proxy that it has of its own.
  private static Scenario lineLost() {
    return Scenario.broken("go-env-line-lost", CauseCode.ENV_GOFLAGS, GoCanSee.LINUX, "proxy\\.golang\\.org",
        site -> site.settings().goEnv("export GOPROXY", site.mirror("mirror").url())).fixable();
  }

  /// The mirror is stored, and a variable of the shell keeps go from reading what is stored.
  private static Scenario fileLeft() {
    return Scenario.broken("go-env-file-off", CauseCode.ENV_OVERRIDE, GoCanSee.LINUX, "proxy\\.golang\\.org",
        site -> site.settings().gorootEnv("GOSUMDB", site.database().verifierKey())
            .goEnv("GOPROXY", site.mirror("mirror").url()).variable("GOENV", "off")).fixable();
  }

  /// Lines that count for nothing beside one that counts: an old mirror, which nobody meant any more.
  private static Scenario commentedOut() {
    return Scenario.healthy("healthy-go-env-line", GoCanSee.LINUX, site -> site.settings()
        .goEnv("export GOPROXY", site.refusing("goproxy").url())
        .goEnv("GOPROXY", site.mirror("mirror").url()));
  }

  /// The stored list goes to the repository itself, and a dead module proxy in the shell hides it.
  private static Scenario overrideOfDirect() {
    return Scenario.broken("env-override-direct", CauseCode.ENV_OVERRIDE, GoCanSee.LINUX, "connect: connection refused",
        site -> {
          RewriteFaults.served(site);
          site.settings().variable("GOPROXY", site.refusing("goproxy").url());
        }).fixable();
  }

  /// Nothing is looked up any more, and nothing has to be: what is asked for lies in the module cache.
  private static Scenario offButCached() {
    return Scenario.healthy("healthy-off-but-cached", GoCanSee.ALL,
        site -> site.settings().goEnv("GOPROXY", "off").fetchedBefore(site.module()));
  }

  /// The comma of a Chinese input method.
  private static Scenario fullWidth() {
    return fullWidth("goproxy-full-width-comma", 8443, "invalid (?:port|character)");
  }

  /// Without a port, go takes the comma for a part of the host.
  private static Scenario fullWidthHost() {
    return fullWidth("goproxy-full-width-host", 443, "no such host|server misbehaving|invalid");
  }

  private static Scenario fullWidth(String name, int port, String goSays) {
    return Scenario.broken(name, CauseCode.GOPROXY_MALFORMED, GoCanSee.LINUX, goSays, site -> {
          Host any = site.at("mirror", port);
          Host host = new Host(any.name(), any.address(), any.port(), "", any.listener());
          site.tls(host, site.good(host), site.modules("mirror", host));
          site.settings().goEnv("GOPROXY", "https://" + host.authority() + "\uFF0Cdirect");
        }).fixable();
  }

  /// The key of this network's checksum database stands in `$GOROOT/go.env`.
  private static Scenario database(String name, String value, String goSays) {
    return Scenario.broken(name, CauseCode.SUMDB_SETTING_MALFORMED, GoCanSee.LINUX, goSays, site -> site.settings()
        .gorootEnv("GOSUMDB", site.database().verifierKey())
        .goEnv("GOPROXY", site.mirror("goproxy").url())
        .goEnv("GOSUMDB", value)).fixable();
  }

  /// The module is private, and the pattern that says so has a scheme: the company's proxy passes the question on to a
  /// checksum database that knows nothing of it.
  private static Scenario pattern() {
    return Scenario.broken("pattern-with-scheme", CauseCode.CONFIG_PATTERN_NEVER_MATCHES, GoCanSee.LINUX,
        "/lookup/\\S+: 404", site -> {
          Host host = site.host("goproxy");
          HttpService proxy = site.modules("goproxy", host);
          site.tls(host, site.good(host),
              path -> path.contains("/lookup/") ? HttpAnswer.notFound(path) : proxy.answer(path));
          String path = site.module().path();
          site.settings().goEnv("GOPROXY", host.url()).goEnv("GONOPROXY", "none")
              .goEnv("GOPRIVATE", "https://" + path.substring(0, path.indexOf('/')));
        });
  }

  private static Scenario noGoMod() {
    return Scenario.broken("module-no-go-mod", CauseCode.MODULE_NO_GO_MOD, GoCanSee.ALL,
        "go\\.mod file not found in current directory or any parent directory", site -> site.settings()
            .goEnv("GOPROXY", site.mirror("goproxy").url())
            .withoutGoMod()).withPlainTwin();
  }

  /// The key of this network's checksum database stands in `$GOROOT/go.env`, as a company's own Go package would have
  /// it, so that deleting the `off` brings verification back.
  private static Scenario weakened() {
    return Scenario.healthy("config-weakened", GoCanSee.LINUX, site -> site.settings()
            .gorootEnv("GOSUMDB", site.database().verifierKey())
            .goEnv("GOPROXY", site.mirror("goproxy").url())
            .goEnv("GOSUMDB", "off"))
        .warns(CauseCode.CONFIG_WEAKENED).fixable();
  }
}
