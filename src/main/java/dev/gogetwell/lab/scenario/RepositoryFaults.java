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
import java.util.Optional;

/// Repositories behind the real `git http-backend`: logins, tags, git's own proxy and program, and what forbids them.
final class RepositoryFaults {
  private static final String LOGIN = "builder:right-word-7";

  private RepositoryFaults() {}

  static List<Scenario> all() {
    return List.of(loginRefused(), helperRefused(), helperSilent(), tagMissing(), forbidden(), gitTooOld(), proxyDead(),
        scopedProxyDead(), proxyWantsLogin(), proxyPassword(), noAuthorities(), dubiousOwner(), tagLeadsNowhere(),
        hiddenSubgroup(), wrongPrefix(), deadRepositoryHost(),
        protocolList(), protocolOff(), protocolListed(), served(), vanity(), subgroup(), movedDiscovery(), netrc(),
        helper(), otherProxy(), oldLoginElsewhere());
  }

  private static Scenario protocolList() {
    return Scenario.broken("git-protocol-list", CauseCode.VCS_PROTOCOL_BLOCKED, GoCanSee.LINUX,
        "no secure protocol found", site -> {
          RewriteFaults.served(site);
          site.settings().variable("GIT_ALLOW_PROTOCOL", "ssh:file");
        }).fixable();
  }

  private static Scenario protocolOff() {
    return Scenario.broken("git-protocol-off", CauseCode.VCS_PROTOCOL_BLOCKED, GoCanSee.LINUX,
        "no secure protocol found", site -> {
          RewriteFaults.served(site);
          site.settings().gitConfig("[protocol]").gitConfig("\tallow = never");
        }).fixable();
  }

  private static Scenario protocolListed() {
    return Scenario.healthy("healthy-git-protocol", GoCanSee.LINUX, site -> {
      RewriteFaults.served(site);
      site.settings().variable("GIT_ALLOW_PROTOCOL", "https:ssh").gitConfig("[protocol]").gitConfig("\tallow = never");
    });
  }

  private static Scenario loginRefused() {
    return Scenario.broken("repo-login-refused", CauseCode.VCS_AUTH_FAILED, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "Authentication failed",
        site -> netrc(site, "older-word-3"));
  }

  private static Scenario helperRefused() {
    return Scenario.broken("repo-helper-refused", CauseCode.VCS_AUTH_FAILED, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "Authentication failed",
        site -> helper(site, "username=builder\\npassword=older-word-3\\n"));
  }

  private static Scenario helperSilent() {
    return Scenario.broken("repo-helper-silent", CauseCode.VCS_AUTH_PROMPT_DISABLED, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "could not read Username", site -> helper(site, ""));
  }

  private static Scenario netrc() {
    return Scenario.healthy("healthy-repo-netrc", GoCanSee.LINUX, site -> netrc(site, "right-word-7"));
  }

  private static Scenario helper() {
    return Scenario.healthy("healthy-repo-helper", GoCanSee.LINUX,
        site -> helper(site, "username=builder\\npassword=right-word-7\\n"));
  }

  /// An expired login for a host that nobody asks.
  private static Scenario oldLoginElsewhere() {
    return Scenario.healthy("healthy-repo-old-login", GoCanSee.LINUX, site -> {
      RewriteFaults.served(site);
      site.settings().homeFile(".netrc", "machine code.somewhere-else.test login builder password older-word-3\n");
    });
  }

  private static Scenario tagMissing() {
    return Scenario.broken("repo-tag-missing", CauseCode.MODULE_VERSION_UNKNOWN, GoCanSee.LINUX, "unknown revision",
        site -> {
          Host host = site.at("code", 443);
          ServedRepository repository = site.content().servedWithout(host);
          site.tls(host, site.good(host), repository);
          RewriteFaults.direct(site);
        });
  }

  private static Scenario forbidden() {
    return Scenario.broken("repo-forbidden", CauseCode.VCS_PROTOCOL_BLOCKED, GoCanSee.LINUX, "GOVCS disallows",
        site -> {
          RewriteFaults.served(site);
          site.settings().goEnv("GOVCS", "public:off,private:git");
        }).fixable();
  }

  /// A git that was told nothing of what go passes today.
  private static Scenario gitTooOld() {
    return Scenario.broken("git-too-old", CauseCode.VCS_GIT_TOO_OLD, GoCanSee.LINUX, "end-of-options|usage: git",
        site -> {
          RewriteFaults.served(site);
          site.settings().homeFile("bin/git", """
              #!/bin/sh
              [ "$1" = --version ] && { echo "git version 2.17.1"; exit; }
              for word; do
                [ "$word" = --end-of-options ] && { echo "error: unknown option \\`end-of-options'" >&2; exit 129; }
              done
              PATH=${PATH#*/home/bin:}
              exec git "$@"
              """).searchFirst("bin");
        });
  }

  /// git has a proxy of its own, and go none.
  private static Scenario proxyDead() {
    return Scenario.broken("git-proxy-dead", CauseCode.PROXY_UNREACHABLE, GoCanSee.LINUX, "ailed to connect", site -> {
      RewriteFaults.vanity(site);
      site.settings().gitConfig("[http]").gitConfig("\tproxy = http://" + site.proxies().dead());
    }).fixable();
  }

  private static Scenario scopedProxyDead() {
    return Scenario.broken("git-proxy-dead-scoped", CauseCode.PROXY_UNREACHABLE, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "ailed to connect",
        site -> {
          Host host = RewriteFaults.served(site);
          site.settings().gitConfig("[http \"https://" + host.name() + "\"]")
              .gitConfig("\tproxy = http://" + site.proxies().dead());
        }).fixable();
  }

  private static Scenario proxyWantsLogin() {
    return Scenario.broken("git-proxy-login", CauseCode.PROXY_AUTH_REQUIRED, GoCanSee.LINUX, "407", site -> {
      RewriteFaults.vanity(site);
      site.settings().gitConfig("[http]")
          .gitConfig("\tproxy = http://" + site.proxies().start(Optional.of("clerk:right-word-7")));
    });
  }

  /// A password with an at sign: go ends it at the last one and is let through, git at the first and is not.
  private static Scenario proxyPassword() {
    return Scenario.broken("git-proxy-password", CauseCode.PROXY_MALFORMED, GoCanSee.LINUX, "407|no secure protocol",
        site -> {
          RewriteFaults.vanity(site);
          site.settings().variable("HTTPS_PROXY", "http://clerk:right@word-7@"
              + site.proxies().start(Optional.of("clerk:right@word-7")));
        }).fixable();
  }

  private static Scenario otherProxy() {
    return Scenario.healthy("healthy-git-proxy-elsewhere", GoCanSee.LINUX, site -> {
      RewriteFaults.vanity(site);
      site.settings().gitConfig("[http \"https://code.somewhere-else.test\"]")
          .gitConfig("\tproxy = http://" + site.proxies().dead());
    });
  }

  /// The list of authorities that git is told to read is not there.
  private static Scenario noAuthorities() {
    return Scenario.broken("git-no-authorities", CauseCode.CERT_MISSING_ROOTS, GoCanSee.LINUX,
        "CAfile|certificate verify locations|SSL CA cert", site -> {
          Host host = RewriteFaults.vanity(site);
          site.settings().gitConfig("[http \"https://" + host.name() + "/\"]")
              .gitConfig("\tsslCAInfo = /opt/company/roots-that-moved.pem");
        });
  }

  /// A repository on the disk that belongs to somebody else.
  private static Scenario dubiousOwner() {
    return Scenario.broken("repo-of-somebody-else", CauseCode.VCS_UNSAFE_DIR, GoCanSee.LINUX, "dubious ownership",
        site -> {
          Host host = RewriteFaults.vanity(site);
          RewriteFaults.insteadOf(site, "file://" + site.content().repositories() + "/", RewriteFaults.at(host));
          site.settings().variable("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
        }).fixable();
  }

  /// The tag names a repository on a host that does not exist.
  private static Scenario tagLeadsNowhere() {
    return Scenario.broken("repo-host-unknown", CauseCode.VCS_GIT_NETWORK, GoCanSee.LINUX, "Could not resolve host",
        site -> {
          Host elsewhere = site.refusing("git");
          site.names().forget(elsewhere);
          named(site, elsewhere);
        }).orCalled(CauseCode.DNS_NXDOMAIN);
  }

  private static Scenario deadRepositoryHost() {
    return Scenario.broken("repo-host-refused", CauseCode.VCS_GIT_NETWORK, GoCanSee.LINUX, "ailed to connect",
        site -> named(site, site.refusing("git"))).orCalled(CauseCode.NETWORK_REFUSED);
  }

  private static Scenario wrongPrefix() {
    return Scenario.broken("repo-tag-of-another", CauseCode.MODULE_IMPORT_PATH_UNRECOGNIZED, GoCanSee.LINUX,
        "did not match import path", site -> {
          Host host = site.at("code", 443);
          site.content().vanity(host);
          site.tls(host, site.good(host), new DirectFaults.Pages(host.name() + "/other/thing",
              "https://" + host.name() + "/priv/lib.git", HttpAnswer::notFound));
          RewriteFaults.direct(site);
        });
  }

  private static Scenario served() {
    return Scenario.healthy("healthy-repo", GoCanSee.LINUX, RewriteFaults::served);
  }

  private static Scenario vanity() {
    return Scenario.healthy("healthy-repo-vanity", GoCanSee.LINUX, RewriteFaults::vanity);
  }

  /// Seen without a login, GitLab names the first two parts of every path.
  private static Scenario subgroup() {
    return Scenario.healthy("healthy-repo-subgroup", GoCanSee.LINUX, site -> {
      Host host = site.at("gitlab", 443);
      site.content().vanityDeep(host);
      ServedRepository repository = site.content().servedAt(site.module().path().substring(host.name().length()));
      site.tls(host, site.good(host), new DirectFaults.Pages(site.module().path(),
          "https://" + site.module().path() + ".git", repository));
      RewriteFaults.direct(site);
    });
  }

  /// The same for a project that nobody may see without a login: there is no repository at the first two parts.
  private static Scenario hiddenSubgroup() {
    return Scenario.broken("repo-subgroup-hidden", CauseCode.VCS_AUTH_PROMPT_DISABLED, GoCanSee.LINUX,
        "could not read Username", site -> {
          Host host = site.at("gitlab", 443);
          site.content().vanityDeep(host);
          String path = site.module().path();
          String twoParts = path.substring(0, path.lastIndexOf('/'));
          ServedRepository repository = site.content().servedAt(path.substring(host.name().length()));
          site.tls(host, site.good(host), new DirectFaults.Pages(twoParts, "https://" + twoParts + ".git",
              new SignedInOnly(repository, LOGIN)));
          RewriteFaults.direct(site);
        });
  }

  private static Scenario movedDiscovery() {
    return Scenario.healthy("healthy-repo-moved", GoCanSee.LINUX, site -> {
      Host host = site.at("code", 443);
      site.content().vanity(host);
      ServedRepository repository = site.content().servedAt("/priv/lib.git");
      Host pages = site.at("pages", 443);
      site.tls(pages, site.good(pages), new DirectFaults.Pages(site.module().path(),
          "https://" + host.name() + "/priv/lib.git", HttpAnswer::notFound));
      site.tls(host, site.good(host), new DirectFaults.Moved("https://" + pages.name(), repository));
      RewriteFaults.direct(site);
    });
  }

  /// The host of the import path answers, and names a repository at another one.
  private static void named(LabNetwork site, Host elsewhere) throws IOException {
    Host host = site.at("code", 443);
    site.content().vanity(host);
    site.tls(host, site.good(host), new DirectFaults.Pages(site.module().path(),
        RewriteFaults.at(elsewhere) + "priv/lib.git", HttpAnswer::notFound));
    RewriteFaults.direct(site);
  }

  private static void netrc(LabNetwork site, String password) throws IOException {
    Host host = signedIn(site);
    site.settings().homeFile(".netrc", "machine " + host.name() + " login builder password " + password + "\n");
  }

  private static void helper(LabNetwork site, String answer) throws IOException {
    signedIn(site);
    site.settings().homeFile("bin/git-credential-practice", "#!/bin/sh\ncat >/dev/null\nprintf '" + answer + "'\n")
        .searchFirst("bin").gitConfig("[credential]").gitConfig("\thelper = practice");
  }

  private static Host signedIn(LabNetwork site) throws IOException {
    Host host = site.at("code", 443);
    ServedRepository repository = site.content().served(host);
    site.tls(host, site.good(host), new SignedInOnly(repository, LOGIN));
    RewriteFaults.direct(site);
    return host;
  }
}
