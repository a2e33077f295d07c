package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.ServedRepository;
import dev.gogetwell.lab.server.SignedInOnly;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.util.List;

/// `url.X.insteadOf` in git's configuration: where git is sent instead, and what becomes of it there.
final class RewriteFaults {
  /// What go says of a path that ends in `.git`, whatever git has said: it tries one protocol after the other.
  static final String ANY_WAY = "no secure protocol found for repository|";

  private RewriteFaults() {}

  static List<Scenario> all() {
    return List.of(deadMirror(), unknownMirror(), deadMirrorBehindDiscovery(), missingSlash(), mirrorWithoutIt(),
        oldToken(), oldProtocol(), workingMirror(), longestWins(), pushOnly(), otherHost());
  }

  private static Scenario deadMirror() {
    return Scenario.broken("rewrite-dead-mirror", CauseCode.VCS_REWRITE, GoCanSee.LINUX, ANY_WAY + "ailed to connect",
        site -> insteadOf(site, nobody(site), at(served(site)))).fixable();
  }

  private static Scenario unknownMirror() {
    return Scenario.broken("rewrite-unknown-mirror", CauseCode.VCS_REWRITE, GoCanSee.LINUX,
        ANY_WAY + "Could not resolve host",
        site -> {
          Host code = served(site);
          Host mirror = site.refusing("mirror");
          site.names().forget(mirror);
          insteadOf(site, at(mirror), at(code));
        }).fixable();
  }

  /// The host of the import path answers go, and git goes elsewhere.
  private static Scenario deadMirrorBehindDiscovery() {
    return Scenario.broken("rewrite-dead-mirror-vanity", CauseCode.VCS_REWRITE, GoCanSee.LINUX, "ailed to connect",
        site -> insteadOf(site, nobody(site), at(vanity(site))));
  }

  /// Without the slash at its end, the host and the owner become one word.
  private static Scenario missingSlash() {
    return Scenario.broken("rewrite-missing-slash", CauseCode.VCS_REWRITE, GoCanSee.LINUX,
        ANY_WAY + "Could not resolve host",
        site -> {
          Host code = served(site);
          insteadOf(site, "https://" + code.name(), at(code));
        }).fixable();
  }

  /// The mirror is up and does not have this repository.
  private static Scenario mirrorWithoutIt() {
    return Scenario.broken("rewrite-mirror-without-it", CauseCode.VCS_REWRITE, GoCanSee.LINUX,
        ANY_WAY + "not found", site -> {
      Host code = served(site);
      Host mirror = site.at("mirror", 443);
      site.tls(mirror, site.good(mirror), HttpAnswer::notFound);
      insteadOf(site, at(mirror), at(code));
    }).fixable();
  }

  /// A rule that brings a token along, which has run out.
  private static Scenario oldToken() {
    return Scenario.broken("rewrite-old-token", CauseCode.VCS_AUTH_FAILED, GoCanSee.LINUX, "Authentication failed",
        site -> {
          Host host = site.at("code", 443);
          site.content().vanity(host);
          ServedRepository repository = site.content().servedAt("/priv/lib.git");
          site.tls(host, site.good(host), new DirectFaults.Pages(site.module().path(), "https://" + host.name()
              + "/priv/lib.git", new SignedInOnly(repository, "ci:right-word-7")));
          direct(site);
          insteadOf(site, "https://ci:glpat-0ld3rW0rd77@" + host.name() + "/", at(host));
        });
  }

  /// git's own protocol, which hardly any host speaks today.
  private static Scenario oldProtocol() {
    return Scenario.broken("rewrite-git-protocol", CauseCode.VCS_REWRITE, GoCanSee.LINUX, "unable to connect",
        site -> {
          Host host = vanity(site);
          insteadOf(site, "git://" + host.name() + "/", at(host));
        }).fixable();
  }

  private static Scenario workingMirror() {
    return Scenario.healthy("healthy-rewrite", GoCanSee.LINUX, site -> {
      Host mirror = site.at("mirror", 443);
      Host code = site.refusing("code");
      ServedRepository repository = site.content().served(code);
      site.tls(mirror, site.good(mirror), repository);
      direct(site);
      insteadOf(site, at(mirror), at(code).replaceFirst(":\\d+/$", "/"));
    });
  }

  /// A rule for all hosts leads nowhere, and a longer one for this host leads on.
  private static Scenario longestWins() {
    return Scenario.healthy("healthy-rewrite-longest", GoCanSee.LINUX, site -> {
      Host code = served(site);
      insteadOf(site, nobody(site), "https://");
      insteadOf(site, at(code), at(code));
    });
  }

  private static Scenario pushOnly() {
    return Scenario.healthy("healthy-rewrite-push", GoCanSee.LINUX, site -> {
      Host code = served(site);
      site.settings().gitConfig("[url \"" + site.refusing("mirror").url() + "/\"]")
          .gitConfig("\tpushInsteadOf = " + at(code));
    });
  }

  private static Scenario otherHost() {
    return Scenario.healthy("healthy-rewrite-other-host", GoCanSee.LINUX, site -> {
      served(site);
      insteadOf(site, nobody(site), "https://code.somewhere-else.test/");
    });
  }

  static void insteadOf(LabNetwork site, String base, String instead) {
    site.settings().gitConfig("[url \"" + base + "\"]").gitConfig("\tinsteadOf = " + instead);
  }

  /// A host with a real repository, under a path that needs no discovery.
  static Host served(LabNetwork site) throws IOException {
    Host host = site.at("code", 443);
    ServedRepository repository = site.content().served(host);
    site.tls(host, site.good(host), repository);
    direct(site);
    return host;
  }

  /// A host that tells where the real repository is: at itself.
  static Host vanity(LabNetwork site) throws IOException {
    Host host = site.at("code", 443);
    site.content().vanity(host);
    ServedRepository repository = site.content().servedAt("/priv/lib.git");
    site.tls(host, site.good(host), new DirectFaults.Pages(site.module().path(), "https://" + host.name()
        + "/priv/lib.git", repository));
    direct(site);
    return host;
  }

  static void direct(LabNetwork site) {
    site.trust().forGit(site.authority().root());
    site.settings().goEnv("GOPROXY", "direct");
  }

  /// The address of a host as a rule names it.
  static String at(Host host) {
    return "https://" + host.authority() + "/";
  }

  private static String nobody(LabNetwork site) throws IOException {
    return at(site.refusing("mirror"));
  }
}
