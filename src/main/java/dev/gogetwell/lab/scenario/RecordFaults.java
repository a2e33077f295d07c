package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.ChecksumDatabase;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.ModuleArchive;
import dev.gogetwell.lab.server.ModuleProxy;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who is right about a checksum: the database, a mirror that passes its answers on, go.sum, or what was downloaded.
/// The signature of the database decides.
final class RecordFaults {
  private RecordFaults() {}

  static List<Scenario> all() {
    return List.of(lyingMirror(), otherHost(), forgedHost(), wrongLine(), changedModule(), changedAgainstLine(),
        privateModule(), privateCovered(), keptHeadDamaged(), keptHeadOfAnotherKey(), forked(), behind(), keptHead());
  }

  /// The module proxy passes the database on and changes a hash; the database itself says what it always said.
  private static Scenario lyingMirror() {
    return Scenario.broken("sumdb-mirror-lies", CauseCode.SUMDB_BAD_SIGNATURE, GoCanSee.LINUX,
        "cannot authenticate record data", site -> {
          HttpService database = site.database();
          Host host = site.host("goproxy");
          String below = host.prefix() + "/sumdb/" + site.database().name();
          ModuleProxy modules = site.modules("goproxy", host);
          site.tls(host, site.good(host), path -> {
            if (!path.startsWith(below + "/")) {
              return modules.answer(path);
            }
            HttpAnswer answer = database.answer(path.substring(below.length()));
            return path.contains("/lookup/") && answer.status() == 200 ? HttpAnswer.text(
                new String(answer.body(), StandardCharsets.UTF_8).replaceFirst("h1:.", "h1:/")) : answer;
          });
          site.settings().goEnv("GOPROXY", host.url());
        }).fixable();
  }

  /// The database cannot be had at its own host, and another one answers in its name.
  private static Scenario otherHost() {
    return Scenario.broken("sumdb-other-host", CauseCode.SUMDB_UNREACHABLE, GoCanSee.LINUX, "connection refused", site ->
        withOtherHost(site, site.database())).fixable();
  }

  /// The same, and the other host signs with a key of its own: it is no way out.
  private static Scenario forgedHost() {
    return Scenario.broken("sumdb-other-host-forged", CauseCode.SUMDB_UNREACHABLE, GoCanSee.LINUX, "connection refused",
        site -> withOtherHost(site, ChecksumDatabase.create(site.database().name(), List.of(site.module()), 4)));
  }

  private static void withOtherHost(LabNetwork site, HttpService other) throws IOException {
    site.content().databaseLiesAt(site.refusing("sums"));
    Host alias = site.host("othersums");
    site.tls(alias, site.good(alias), path -> other.answer(path.substring(alias.prefix().length())));
    site.references().database(site.database().name(), alias.url());
    goproxy(site, site.module());
  }

  /// go.sum holds a hash that was never published.
  private static Scenario wrongLine() {
    return Scenario.broken("go-sum-line-wrong", CauseCode.SUMDB_MISMATCH, GoCanSee.LINUX, "checksum mismatch", site -> {
      goproxy(site, site.module());
      site.settings().goSum(site.module().sumLines().replaceFirst("h1:....", "h1:AAAA"));
    });
  }

  /// The module proxy gives another archive than was published; nobody has written a hash down yet.
  private static Scenario changedModule() {
    return Scenario.broken("module-changed", CauseCode.SUMDB_MISMATCH, GoCanSee.LINUX, "checksum mismatch",
        site -> goproxy(site, changed(site.module())));
  }

  /// The same where go.sum knows the module from better days.
  private static Scenario changedAgainstLine() {
    return Scenario.broken("module-changed-since", CauseCode.SUMDB_MISMATCH, GoCanSee.LINUX, "checksum mismatch", site -> {
      goproxy(site, changed(site.module()));
      site.settings().goSum(site.module().sumLines());
    });
  }

  /// The repository gives the module, and the database has never seen it.
  private static Scenario privateModule() {
    return Scenario.broken("sumdb-private-module", CauseCode.SUMDB_PRIVATE, GoCanSee.LINUX,
        "verifying module: .*404 Not Found", RecordFaults::unseen);
  }

  /// The same where GOPRIVATE names the module.
  private static Scenario privateCovered() {
    return Scenario.healthy("healthy-sumdb-private", GoCanSee.LINUX, site -> {
      unseen(site);
      site.settings().goEnv("GOPRIVATE", site.module().path());
    });
  }

  private static void unseen(LabNetwork site) throws IOException {
    RewriteFaults.vanity(site);
    site.content().databaseAnswers(database -> path -> path.contains("/lookup/") ? HttpAnswer.notFound(path)
        : database.answer(path));
  }

  /// What go keeps of the database was cut off.
  private static Scenario keptHeadDamaged() {
    return Scenario.broken("sumdb-kept-head-cut", CauseCode.ENV_MODCACHE, GoCanSee.LINUX, "malformed note", site -> {
      goproxy(site, site.module());
      String head = site.database().head();
      kept(site, head.substring(0, head.length() / 2));
    });
  }

  /// The database was set up anew under its old name, with a new key.
  private static Scenario keptHeadOfAnotherKey() {
    return Scenario.broken("sumdb-kept-head-of-old-key", CauseCode.ENV_MODCACHE, GoCanSee.LINUX,
        "no verifiable signatures", site -> {
      goproxy(site, site.module());
      kept(site, ChecksumDatabase.create(site.database().name(), List.of(site.module()), 4).head());
    });
  }

  /// go has seen another log under the same key.
  private static Scenario forked() {
    return Scenario.broken("sumdb-forked", CauseCode.SUMDB_BAD_SIGNATURE, GoCanSee.LINUX, "downloaded inconsistent tile", site -> {
      goproxy(site, site.module());
      kept(site, site.database().forked().head());
    });
  }

  /// The database is asked where it lags behind; another place has all of it.
  private static Scenario behind() {
    return Scenario.broken("sumdb-behind", CauseCode.SUMDB_UNREACHABLE, GoCanSee.LINUX, "checking tree#.*404", site -> {
      ChecksumDatabase grown = site.database().grown();
      Host other = site.host("othersums");
      site.tls(other, site.good(other), path -> grown.answer(path.substring(other.prefix().length())));
      site.references().database(site.database().name(), other.url());
      goproxy(site, site.module());
      kept(site, grown.head());
    }).fixable();
  }

  private static Scenario keptHead() {
    return Scenario.healthy("healthy-sumdb-kept-head", GoCanSee.LINUX, site -> {
      goproxy(site, site.module());
      kept(site, site.database().before().head());
    });
  }

  private static void kept(LabNetwork site, String head) {
    site.settings().homeFile("go/pkg/sumdb/" + site.database().name() + "/latest", head);
  }

  private static ModuleArchive changed(ModuleArchive module) {
    Map<String, String> files = new LinkedHashMap<>(module.files());
    files.put("more.go", "package more\n");
    return ModuleArchive.of(module.path(), module.version(), files);
  }

  /// A module proxy that does not pass the database on.
  private static void goproxy(LabNetwork site, ModuleArchive module) throws IOException {
    Host host = site.host("goproxy");
    ModuleProxy modules = site.modules("goproxy", host, List.of(module), Duration.ZERO);
    site.tls(host, site.good(host), path -> path.contains("/sumdb/") ? HttpAnswer.notFound(path) : modules.answer(path));
    site.settings().goEnv("GOPROXY", host.url());
  }
}
