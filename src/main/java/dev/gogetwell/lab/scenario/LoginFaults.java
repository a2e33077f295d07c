package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.ModuleArchive;
import dev.gogetwell.lab.server.SignedInOnly;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Module proxies that want a user name and a password, and where go finds them.
final class LoginFaults {
  private static final int PORT = 8443;

  private LoginFaults() {}

  static List<Scenario> all() {
    return List.of(withoutPort(), refused(), versionUnknown(), netrc(), inUrl(), command());
  }

  /// The entry is for another port; go compares host and port with what stands behind `machine`.
  private static Scenario withoutPort() {
    return Scenario.broken("login-netrc-without-port", CauseCode.GOPROXY_401, GoCanSee.LINUX, "401 Unauthorized",
        site -> {
          Host host = company(site, List.of(site.module()));
          site.settings().goEnv("GOPROXY", host.url()).homeFile(".netrc", netrc(host.name(), "right-word-7"));
        });
  }

  private static Scenario refused() {
    return Scenario.broken("login-refused", CauseCode.GOPROXY_401, GoCanSee.LINUX, "401 Unauthorized", site -> {
      Host host = company(site, List.of(site.module()));
      site.settings().goEnv("GOPROXY", host.url()).homeFile(".netrc", netrc(host.authority(), "older-word-3"));
    });
  }

  /// Behind the login, the module is not there.
  private static Scenario versionUnknown() {
    return Scenario.broken("login-right-module-missing", CauseCode.GOPROXY_404, GoCanSee.LINUX,
        "404 Not Found", site -> {
      Host host = company(site, List.of());
      site.settings().goEnv("GOPROXY", host.url()).homeFile(".netrc", netrc(host.authority(), "right-word-7"));
    });
  }

  private static Scenario netrc() {
    return Scenario.healthy("healthy-login-netrc", GoCanSee.LINUX, site -> {
      Host host = company(site, List.of(site.module()));
      site.settings().goEnv("GOPROXY", host.url()).homeFile(".netrc", netrc(host.authority(), "right-word-7"));
    });
  }

  private static Scenario inUrl() {
    return Scenario.healthy("healthy-login-in-url", GoCanSee.LINUX, site -> {
      Host host = company(site, List.of(site.module()));
      site.settings().goEnv("GOPROXY", host.url().replace("https://", "https://builder:right-word-7@"));
    });
  }

  /// Nothing in netrc: a program of the company's gives the header (Go 1.24 and newer).
  private static Scenario command() {
    return Scenario.healthy("healthy-login-command", GoCanSee.LINUX, site -> {
      Host host = company(site, List.of(site.module()));
      site.settings().goEnv("GOPROXY", host.url())
          .homeFile("sign-in", "#!/bin/sh\nprintf 'https://%s\\n\\nAuthorization: Basic %s\\n\\n' '" + host.authority()
              + "' \"$(printf 'builder:right-word-7' | base64)\"\n")
          .goEnv("GOAUTH", "netrc; sh -c 'exec \"$HOME/sign-in\"'");
    });
  }

  private static Host company(LabNetwork site, List<ModuleArchive> content) throws IOException {
    Host host = site.at("goproxy", PORT);
    site.tls(host, site.good(host),
        new SignedInOnly(site.modules("goproxy", host, content, Duration.ZERO), "builder:right-word-7"));
    return host;
  }

  private static String netrc(String machine, String password) {
    return "machine " + machine + " login builder password " + password + "\n";
  }
}
