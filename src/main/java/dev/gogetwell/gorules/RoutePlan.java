package dev.gogetwell.gorules;

import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The hops that `go get` can contact for a module under given settings, in its order: entries of GOPROXY, the direct
/// way, the checksum database. Which of them are reached is decided by what the earlier ones answer.
/// Source: cmd/go/internal/modfetch/proxy.go, repo.go:lookup, sumdb.go. One instance per plan; not for sharing.
public final class RoutePlan {
  private static final Pattern SSH_WITHOUT_PORT =
      Pattern.compile("(?:git\\+)?ssh://(?:[^/@]*@)?([^/@:]+:[^/:]*[^/:0-9][^/:]*)(?:/.*)?");

  private final Settings settings;
  private final GoVersion version;
  private final Map<String, String> environment;
  private final GitConfigList git;
  private final ModulePath.Query query;
  private final boolean bypassesProxies;
  private final boolean isPrivate;
  private final List<Hop> hops = new ArrayList<>();

  private RoutePlan(String module, Settings settings) {
    this.settings = settings;
    this.version = GoVersion.judged(settings);
    this.environment = settings.environmentValues();
    this.git = WeakSettings.gitConfigOfGo(settings);
    this.query = ModulePath.Query.parse(module);
    String goprivate = settings.goEnvValue("GOPRIVATE");
    this.bypassesProxies =
        PrivatePatterns.effective(settings.goEnvValue("GONOPROXY"), goprivate).matches(query.path());
    this.isPrivate = bypassesProxies || PrivatePatterns.parse(goprivate).matches(query.path())
        || noSumDb().matches(query.path()) || PrivatePatterns.misses(goprivate, query.path());
  }

  /// The route of `path@version`; with an empty module only the hops that the settings alone name.
  public static Route plan(String module, Settings settings) {
    return new RoutePlan(module, settings).build(module);
  }

  /// The hop that an answer of another one leads to, over the way that `go` or git takes there; empty for what is no
  /// address.
  ///
  /// @param id of the new hop
  /// @param url with whatever it needs to be asked
  public static Optional<Hop> led(String module, Settings settings, Hop from, Hop.By by, HopId id, String url) {
    RoutePlan plan = new RoutePlan(module, settings);
    boolean toGit = by == Hop.By.REPOSITORY || from.role() == HopRole.VCS_GIT;
    plan.add(id.value(), toGit ? HopRole.VCS_GIT : from.role(), toGit ? plan.git.fetchUrl(url) : url, from.entry(),
        from.separator());
    return plan.hops.stream().findFirst().map(hop -> new Hop(hop.id(), hop.role(), hop.url(), hop.host(), hop.port(),
        hop.tls(), hop.via(), hop.entry(), hop.separator(), hop.isPrivate() || from.isPrivate(),
        Optional.of(new Hop.Led(from.id(), by))));
  }

  private Route build(String module) {
    String goproxy = settings.goEnvValue("GOPROXY");
    boolean told = settings.goAnswers() && settings.goEnv().containsKey("GOPROXY") && version.atLeast(21);
    String value = goproxy.isEmpty() && !told ? "https://proxy.golang.org,direct" : goproxy;
    Optional<String> malformed = query.path().isEmpty() ? Optional.empty() : ModulePath.malformed(query.path());
    if (malformed.isPresent()) {
      return broken(module, value, FailureKind.MALFORMED_SETTING, malformed.get());
    }
    return switch (GoProxyList.parse(value, version)) {
      case GoProxyList.Result.Malformed bad ->
          broken(module, value, FailureKind.MALFORMED_SETTING, bad.message());
      case GoProxyList.Result.Valid list -> along(module, value, list.entries());
    };
  }

  private Route along(String module, String goproxy, List<GoProxyList.Entry> entries) {
    if (bypassesProxies) {
      direct(-1, Separator.END);
    } else if (entries.getFirst() instanceof GoProxyList.Entry.Off) {
      return broken(module, goproxy, FailureKind.SWITCHED_OFF, "module lookup disabled by GOPROXY=off");
    } else {
      Optional<String> refused = entries(entries);
      if (refused.isPresent() && hops.isEmpty()) {
        return broken(module, goproxy, FailureKind.MALFORMED_SETTING, refused.get());
      }
    }
    boolean needed = SumDbRoute.needed(query.path(), settings.goEnvValue("GOSUMDB"), noSumDb(), version);
    if (!needed) {
      return new Route(module, hops, goproxy, false, Optional.empty());
    }
    String gosumdb = settings.goEnvValue("GOSUMDB");
    return switch (SumDbSetting.parse(gosumdb.isEmpty() ? "sum.golang.org" : gosumdb, version)) {
      case SumDbSetting.Database database -> {
        ModuleUrls direct = new ModuleUrls(base(database));
        Optional<String> refused = GoRefusals.ofRequest(checksumRequest(direct), version);
        database(database, direct, entries);
        yield refused.map(text -> withFailure(module, goproxy, FailureKind.MALFORMED_SETTING, text))
            .orElseGet(() -> new Route(module, hops, goproxy, true, Optional.empty()));
      }
      case SumDbSetting.Off off -> withFailure(module, goproxy, FailureKind.SWITCHED_OFF,
          "checksum database disabled by GOSUMDB=off");
      case SumDbSetting.Malformed bad ->
          withFailure(module, goproxy, FailureKind.MALFORMED_SETTING, bad.message());
    };
  }

  /// Adds the entries up to one that `go` refuses to ask; only `|` goes on behind such a one.
  ///
  /// @return the last refusal
  private Optional<String> entries(List<GoProxyList.Entry> entries) {
    Optional<String> last = Optional.empty();
    for (int i = 0; i < entries.size(); i++) {
      Optional<String> refused = entry(i, entries.get(i));
      if (refused.isPresent() && entries.get(i).separator() != Separator.PIPE) {
        return refused;
      }
      last = refused.isPresent() ? refused : last;
    }
    return last;
  }

  private Optional<String> entry(int index, GoProxyList.Entry entry) {
    switch (entry) {
      case GoProxyList.Entry.Url proxy -> {
        ModuleUrls urls = ModuleUrls.of(proxy.url());
        String asked = ModulePath.escape(query.path()).map(path -> firstRequest(urls, path)).orElse(urls.base());
        Optional<String> refused = GoRefusals.ofRequest(asked, version);
        if (refused.isPresent()) {
          return refused;
        }
        add("proxy-" + (index + 1), HopRole.MODULE_PROXY, asked, index, proxy.separator());
      }
      case GoProxyList.Entry.Direct direct -> direct(index, direct.separator());
      case GoProxyList.Entry.Off off -> { }
    }
    return Optional.empty();
  }

  /// A version or the name of a branch is asked for by itself; `latest`, `v1` and `>=v1.2` want the list
  /// (modload/query.go:newQueryMatcher).
  private String firstRequest(ModuleUrls urls, String path) {
    boolean named = !query.version().matches("|latest|upgrade|patch|none|[<>].*|v\\d+(?:\\.\\d+)?");
    return isExact() || named
        ? ModulePath.escapeVersion(query.version()).map(text -> urls.info(path, text)).orElse(urls.list(path))
        : urls.list(path);
  }

  private void direct(int index, Separator separator) {
    if (query.path().isEmpty()) {
      return;
    }
    switch (VcsRoute.of(query.path(), version)) {
      case VcsRoute.Result.Discovery discovery -> {
        add("discovery", HopRole.VCS_DISCOVERY, discovery.url(), index, separator);
        if (InsecureDiscovery.allowed(settings, query.path())) {
          add("discovery-plain", HopRole.VCS_DISCOVERY, InsecureDiscovery.plain(discovery.url()), index, separator);
        }
      }
      case VcsRoute.Result.Repository repository when repository.vcs().equals("git") ->
          add("git", HopRole.VCS_GIT, git.fetchUrl(repository.url()), index, separator);
      case VcsRoute.Result.Repository other -> { }
      case VcsRoute.Result.Refused refused -> { }
    }
  }

  /// A URL without a scheme is asked over TLS (cmd/go/internal/web/http.go:get).
  private static String base(SumDbSetting.Database database) {
    return database.url().map(url -> url.contains("://") ? url : "https://" + url)
        .orElse("https://" + database.name());
  }

  private void database(SumDbSetting.Database database, ModuleUrls direct, List<GoProxyList.Entry> entries) {
    for (int i = 0; i < entries.size() && database.url().isEmpty(); i++) {
      if (entries.get(i) instanceof GoProxyList.Entry.Url proxy && !proxy.url().scheme().equals("file")
          && GoRefusals.ofRequest(proxy.raw(), version).isEmpty()) {
        String asked = ModuleUrls.of(proxy.url()).sumdbSupported(database.name());
        add("sumdb-via-" + (i + 1), HopRole.SUMDB_VIA_PROXY, asked, i, proxy.separator());
      }
    }
    add("sumdb", HopRole.SUMDB_DIRECT, checksumRequest(direct), -1, Separator.END);
  }

  /// What is asked of the database: the module's own line where its version is known, else the tree head.
  private String checksumRequest(ModuleUrls database) {
    Optional<String> path = ModulePath.escape(query.path());
    Optional<String> exact = isExact() ? ModulePath.escapeVersion(query.version()) : Optional.empty();
    return path.isPresent() && exact.isPresent() && !query.path().isEmpty()
        ? database.lookup(path.get(), exact.get()) : database.base() + "/latest";
  }

  private boolean isExact() {
    return query.version().matches("v\\d+\\.\\d+\\.\\d+.*");
  }

  // An insteadOf may turn the repository into an scp-like or ssh address: still a hop, on the port of ssh.
  private void add(String id, HopRole role, String text, int index, Separator separator) {
    Optional<GoUrl> url = GoUrl.parse(text, version) instanceof GoUrl.Result.Parsed parsed
        ? Optional.of(parsed.url()).filter(u -> !u.hostname().isEmpty())
        : Optional.empty();
    if (url.isEmpty()) {
      int colon = text.indexOf(':');
      Matcher noPort = SSH_WITHOUT_PORT.matcher(text);
      if (role == HopRole.VCS_GIT && noPort.matches()) {
        // git takes what is no number for a part of the name (connect.c:get_host_and_port), and ssh cannot find it.
        hops.add(new Hop(new HopId(id), role, text.replaceFirst("//[^/@]*@", "//"), noPort.group(1), 22, false,
            Optional.empty(), index, separator, isPrivate));
      } else if (role == HopRole.VCS_GIT && colon > 0 && !text.contains("://")) {
        String host = text.substring(text.lastIndexOf('@', colon) + 1, colon);
        hops.add(new Hop(new HopId(id), role, text, host, 22, false, Optional.empty(), index, separator, isPrivate));
      }
      return;
    }
    GoUrl place = url.get();
    int port = place.port() >= 0 ? place.port() : place.scheme().equals("git") ? 9418 : 22;
    boolean web = place.scheme().equals("https") || place.scheme().equals("http");
    Optional<ProxyRef> via = !web ? Optional.empty()
        : role == HopRole.VCS_GIT ? CurlProxyRules.choose(environment, git, place).proxy()
        : ProxyRules.choose(environment, place, version).proxy();
    hops.add(new Hop(new HopId(id), role, place.withoutCredentials(), place.hostname(), port,
        place.scheme().equals("https"), via, index, separator, isPrivate || isPrivateHost(place.hostname())));
  }

  /// A company's own module proxy is as private as what it serves, whatever is asked of it.
  private boolean isPrivateHost(String host) {
    return PrivatePatterns.parse(settings.goEnvValue("GOPRIVATE")).matches(host);
  }

  private PrivatePatterns noSumDb() {
    return PrivatePatterns.effective(settings.goEnvValue("GONOSUMDB"), settings.goEnvValue("GOPRIVATE"));
  }

  private Route broken(String module, String goproxy, FailureKind kind, String text) {
    return new Route(module, List.of(), goproxy, false, Optional.of(failure(kind, text)));
  }

  private Route withFailure(String module, String goproxy, FailureKind kind, String text) {
    return new Route(module, hops, goproxy, true, Optional.of(failure(kind, text)));
  }

  private static Failure failure(FailureKind kind, String text) {
    return new Failure(Operation.SETTINGS, kind, text);
  }
}
