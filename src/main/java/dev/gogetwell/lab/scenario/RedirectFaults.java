package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.LabAuthority.Form;
import dev.gogetwell.lab.server.ModuleProxy;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/// What is asked of one host is answered by a redirect to another one.
final class RedirectFaults {
  private RedirectFaults() {}

  static List<Scenario> all() {
    return List.of(refused(), foreignArchive(), toPlainText(), round(), forbiddenElsewhere(), databaseElsewhere(),
        pageElsewhere(), everythingElsewhere(), pageMoved());
  }

  /// Every question for the module is sent on to a host that refuses connections.
  private static Scenario refused() {
    return Scenario.broken("redirect-refused", CauseCode.NETWORK_REFUSED, GoCanSee.ALL,
        "connect(?:ex)?: (?:connection refused|No connection could be made)", site -> {
          String storage = site.refusing("storage").url();
          goproxy(site, path -> path.contains("/@v/"), path -> HttpAnswer.redirect(storage + "/store" + path));
        }).withPlainTwin();
  }

  /// Only the host of the archives is intercepted: its certificate is a stranger's.
  private static Scenario foreignArchive() {
    return Scenario.broken("redirect-foreign-certificate", CauseCode.CERT_UNKNOWN_AUTHORITY, GoCanSee.LINUX,
        "certificate signed by unknown authority", site -> {
          Host storage = site.host("storage");
          site.tls(storage, new TlsBehaviour.Serve(site.stranger("Somebody Unknown")
              .identity(Form.GOOD, List.of(storage.name()))), _ -> HttpAnswer.bytes("application/zip",
                  site.module().zip()));
          goproxy(site, path -> path.endsWith(".zip"), path -> HttpAnswer.redirect(storage.url() + path));
        }).orCalled(CauseCode.CERT_PRIVATE_CA);
  }

  /// A redirect out of TLS, which go never follows.
  private static Scenario toPlainText() {
    return Scenario.broken("redirect-to-plain-text", CauseCode.GOPROXY_BAD_CONTENT, GoCanSee.LINUX,
        "redirected from secure URL", site -> {
          Host plain = site.host("store");
          site.plain(plain, path -> HttpAnswer.text("you should not be here\n"));
          goproxy(site, path -> path.contains("/@v/"),
              path -> HttpAnswer.redirect(plain.url().replace("https:", "http:") + path));
        });
  }

  /// A sign-on that sends everybody back to where he came from.
  private static Scenario round() {
    return Scenario.broken("redirect-round", CauseCode.GOPROXY_BAD_CONTENT, GoCanSee.ALL,
        "stopped after 10 redirects", site -> goproxy(site, path -> path.contains("/@v/"), HttpAnswer::redirect))
        .withPlainTwin();
  }

  /// The proxy of the company lets the module proxy pass and forbids the host of the archives.
  private static Scenario forbiddenElsewhere() {
    return Scenario.broken("redirect-archive-403", CauseCode.GOPROXY_ZIP_REDIRECT, GoCanSee.ALL, "403 Forbidden",
        site -> {
          Host storage = site.host("storage");
          site.tls(storage, site.good(storage), _ -> HttpAnswer.html(403, "Forbidden", "<h1>This page is blocked</h1>"));
          goproxy(site, path -> path.endsWith(".zip"), path -> HttpAnswer.redirect(storage.url() + path));
        }).withPlainTwin();
  }

  /// The checksum database has moved to a host that is dead.
  private static Scenario databaseElsewhere() {
    return Scenario.broken("redirect-database-dead", CauseCode.SUMDB_UNREACHABLE, GoCanSee.LINUX,
        "connect(?:ex)?: (?:connection refused|No connection could be made)", site -> {
          String moved = site.refusing("sums").url();
          goproxy(site, path -> path.contains("/sumdb/"), HttpAnswer::notFound);
          site.content().databaseAnswers(_ -> path -> HttpAnswer.redirect(moved + path));
        });
  }

  /// The page that says where the repository is has moved to a host that is dead.
  private static Scenario pageElsewhere() {
    return Scenario.broken("redirect-discovery-dead", CauseCode.NETWORK_REFUSED, GoCanSee.LINUX,
        "connect(?:ex)?: (?:connection refused|No connection could be made)", site -> {
          Host host = site.at("code", 443);
          String moved = site.refusing("pages").url();
          site.content().vanity(host);
          site.tls(host, site.good(host), path -> HttpAnswer.redirect(moved + path));
          site.settings().goEnv("GOPROXY", "direct");
        });
  }

  /// Everything lies elsewhere, and all is well.
  private static Scenario everythingElsewhere() {
    return Scenario.healthy("healthy-redirect-all", GoCanSee.ALL, site -> {
      Host store = site.host("store");
      ModuleProxy modules = site.modules("store", store);
      site.tls(store, site.good(store), path -> modules.answer(path.replaceFirst("\\?.*", "")));
      Host host = site.host("goproxy");
      site.tls(host, site.good(host), path -> path.startsWith(host.prefix())
          ? HttpAnswer.redirect(store.url() + path.substring(host.prefix().length()) + "?signature=of-this-answer")
          : HttpAnswer.notFound(path));
      site.settings().goEnv("GOPROXY", host.url());
    }).withPlainTwin();
  }

  /// The page of the import path has moved, and its repository does not exist: the way is not to blame.
  private static Scenario pageMoved() {
    return Scenario.broken("redirect-repository-missing", CauseCode.VCS_REPO_NOT_FOUND, GoCanSee.LINUX, "not found",
        site -> {
          Host host = site.at("code", 443);
          Host pages = site.host("pages");
          site.content().vanity(host);
          String path = site.module().path();
          site.tls(host, site.good(host), asked -> asked.contains("go-get=1")
              ? HttpAnswer.redirect(pages.url() + "/moved") : HttpAnswer.notFound(asked));
          site.tls(pages, site.good(pages), _ -> HttpAnswer.html(200, "OK", "<html><head><meta name=\"go-import\" "
              + "content=\"" + path + " git https://" + host.name() + "/priv/lib.git\"></head></html>"));
          site.trust().forGit(site.authority().root());
          site.settings().goEnv("GOPROXY", "direct");
        });
  }

  /// @param moved which paths are answered otherwise
  private static void goproxy(LabNetwork site, Predicate<String> moved, HttpService otherwise) throws IOException {
    Host host = site.host("goproxy");
    ModuleProxy modules = site.modules("goproxy", host);
    site.tls(host, site.good(host), path -> moved.test(path) ? otherwise.answer(path) : modules.answer(path));
    site.settings().goEnv("GOPROXY", host.url());
  }
}
