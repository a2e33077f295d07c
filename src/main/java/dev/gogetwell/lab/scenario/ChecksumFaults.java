package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.ChecksumDatabase;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.ModuleProxy;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The module can be had, and its checksum is another matter.
final class ChecksumFaults {
  private static final String BLOCKED = "<!doctype html><title>Access denied</title><h1>Blocked by your organization</h1>";

  private ChecksumFaults() {}

  static List<Scenario> all() {
    return List.of(refused(), dropped(), cut(), nameUntold(), answers("sumdb-403", 403, "Forbidden", "no\n", "403 Forbidden"),
        answers("sumdb-503", 503, "Service Unavailable", "busy\n", "503 Service Unavailable"), page(),
        passedOn("sumdb-proxy-403", 403, "Forbidden"), passedOn("sumdb-proxy-500", 500, "Internal Server Error"),
        lookupRefused(), nowhere(), databaseNotNeeded(),
        tampered("sumdb-record-altered", "cannot authenticate record data", path -> path.startsWith("/lookup/"),
            body -> body.replaceFirst("h1:.", "h1:/")),
        tampered("sumdb-signature-altered", "invalid signature for key", path -> path.startsWith("/lookup/"),
            body -> body.replaceFirst("(?m)^(\u2014 \\S+ \\S{60})..", "$1AA")),
        tampered("sumdb-note-cut", "malformed note|malformed record data", path -> path.startsWith("/lookup/"),
            body -> body.substring(0, body.indexOf("\u2014"))),
        strangersKey(), tilesAltered(), tilesFailing());
  }

  /// Somebody on the way changes what the database says; its own words stay as they are.
  private static Scenario tampered(String name, String goSays, Predicate<String> where, UnaryOperator<String> how) {
    return Scenario.broken(name, CauseCode.SUMDB_BAD_SIGNATURE, GoCanSee.LINUX, goSays, site -> {
      site.content().databaseAnswers(honest -> path -> where.test(path)
          ? HttpAnswer.text(how.apply(new String(honest.answer(path).body(), StandardCharsets.UTF_8)))
          : honest.answer(path));
      goproxy(site, HttpAnswer::notFound);
    });
  }

  /// A mirror of its own database answers under the name of the public one.
  private static Scenario strangersKey() {
    return Scenario.broken("sumdb-key-of-another", CauseCode.SUMDB_BAD_SIGNATURE, GoCanSee.LINUX,
        "no verifiable signatures|invalid signature", site -> {
          site.content().databaseAnswers(_ -> ChecksumDatabase.create(site.database().name(), List.of(site.module()), 6));
          goproxy(site, HttpAnswer::notFound);
        });
  }

  /// The hashes that prove the record are another tree's.
  private static Scenario tilesAltered() {
    return Scenario.broken("sumdb-tiles-altered", CauseCode.SUMDB_BAD_SIGNATURE, GoCanSee.LINUX,
        "downloaded inconsistent tile|cannot authenticate|SECURITY ERROR", site -> {
          site.content().databaseAnswers(honest -> path -> {
            HttpAnswer answer = honest.answer(path);
            if (path.contains("/tile/") && answer.status() == 200) {
              byte[] other = answer.body().clone();
              other[0] ^= 1;
              return HttpAnswer.bytes("application/octet-stream", other);
            }
            return answer;
          });
          goproxy(site, HttpAnswer::notFound);
        });
  }

  /// The record comes, and what proves it does not.
  private static Scenario tilesFailing() {
    return broken("sumdb-tiles-failing", "tile/.*500 Internal Server Error", site -> site.content()
        .databaseAnswers(honest -> path -> path.contains("/tile/")
            ? HttpAnswer.text(500, "Internal Server Error", "internal error\n") : honest.answer(path)));
  }

  private static Scenario refused() {
    return broken("sumdb-refused", "connection refused", site -> site.content().databaseLiesAt(site.refusing("sums")));
  }

  private static Scenario nameUntold() {
    return broken("sumdb-name-untold", "no such host", site -> site.names().untold(site.database().name()));
  }

  private static Scenario dropped() {
    return broken("sumdb-dropped", "i/o timeout", site -> site.content().databaseLiesAt(site.unanswering("sums"))).slowly();
  }

  private static Scenario cut() {
    return broken("sumdb-reset", "connection reset by peer", site -> site.content().databaseBehaves(new TlsBehaviour.Reset()));
  }

  private static Scenario answers(String name, int status, String phrase, String body, String goSays) {
    return broken(name, goSays, site -> site.content().databaseAnswers(_ -> _ -> HttpAnswer.text(status, phrase, body)));
  }

  /// A page of a filter, with the status of a good answer.
  private static Scenario page() {
    return broken("sumdb-page", "malformed record data|unmarshal|invalid", site -> site.content().databaseAnswers(
        _ -> _ -> HttpAnswer.html(200, "OK", BLOCKED)));
  }

  /// The module proxy gives modules and not what it should pass on of the database.
  private static Scenario passedOn(String name, int status, String phrase) {
    return Scenario.broken(name, CauseCode.SUMDB_UNREACHABLE, GoCanSee.ALL, status + " " + phrase,
        site -> goproxy(site, path -> HttpAnswer.html(status, phrase, BLOCKED))).withPlainTwin();
  }

  /// It says that it passes on, and then it does not.
  private static Scenario lookupRefused() {
    return Scenario.broken("sumdb-proxy-lookup-403", CauseCode.SUMDB_UNREACHABLE, GoCanSee.ALL, "403 Forbidden",
        site -> goproxy(site, path -> path.endsWith("/supported") ? HttpAnswer.text("")
            : HttpAnswer.text(403, "Forbidden", "not this one\n"))).withPlainTwin();
  }

  /// A version that is nowhere: neither the proxy nor the database has it, and nobody is to blame for a private module.
  private static Scenario nowhere() {
    return Scenario.broken("module-exists-nowhere", CauseCode.GOPROXY_404, GoCanSee.LINUX, "404 Not Found", site -> {
      Host host = site.host("goproxy");
      HttpService database = site.database();
      ModuleProxy modules = site.modules("goproxy", host);
      site.tls(host, site.good(host), path -> path.contains("/@v/") ? HttpAnswer.notFound(path)
          : path.contains("/sumdb/") ? HttpAnswer.notFound(path) : modules.answer(path));
      site.content().databaseAnswers(_ -> path -> path.contains("/lookup/") ? HttpAnswer.notFound(path) : database.answer(path));
      site.settings().goEnv("GOPROXY", host.url());
    }).orCalled(CauseCode.MODULE_VERSION_UNKNOWN);
  }

  /// The database's own host is dead, and the module proxy passes its answers on: nobody misses it.
  private static Scenario databaseNotNeeded() {
    return Scenario.healthy("healthy-sumdb-proxied", GoCanSee.LINUX, site -> {
      site.content().databaseLiesAt(site.refusing("sums"));
      Host host = site.mirror("goproxy");
      site.settings().goEnv("GOPROXY", host.url());
    });
  }

  private static Scenario broken(String name, String goSays, Scenario.Plan database) {
    return Scenario.broken(name, CauseCode.SUMDB_UNREACHABLE, GoCanSee.LINUX, goSays, site -> {
      database.build(site);
      goproxy(site, HttpAnswer::notFound);
    });
  }

  /// @param database what becomes of what the module proxy is asked of the database
  private static void goproxy(LabNetwork site, HttpService database) throws IOException {
    Host host = site.host("goproxy");
    ModuleProxy modules = site.modules("goproxy", host);
    site.tls(host, site.good(host), path -> path.contains("/sumdb/") ? database.answer(path) : modules.answer(path));
    site.settings().goEnv("GOPROXY", host.url());
  }
}
