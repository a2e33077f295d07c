package dev.gogetwell.engine;

import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.gorules.GoDebug;
import dev.gogetwell.gorules.GoProxyList;
import dev.gogetwell.gorules.GoUrl;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.gorules.ModuleUrls;
import dev.gogetwell.gorules.PrivatePatterns;
import dev.gogetwell.gorules.ProxyRules;
import dev.gogetwell.gorules.PublicHosts;
import dev.gogetwell.gorules.SshConfigText;
import dev.gogetwell.gorules.SumDbSetting;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Settings;
import dev.gogetwell.net.dns.SystemLookup;
import dev.gogetwell.probe.AllowedContacts;
import dev.gogetwell.probe.HopProbe;
import dev.gogetwell.probe.Hops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a run may ask beside its route, by its settings and its reference hosts. The one place that keeps private names
/// from third parties. Any thread.
public final class RunSurroundings implements AllowedContacts {
  /// So many entries of a list that another hides are asked.
  private static final int MOST_HIDDEN = 4;
  /// So many ways to the checksum database are tried.
  private static final int MOST_WAYS = 5;
  private static final Duration PROXY_LOOKUP = Duration.ofSeconds(2);

  /// Hosts of which everybody knows, whatever address this machine is told.
  private final Settings settings;
  private final Route route;
  private final ReferenceHosts references;
  private final List<Endpoint> ownResolvers;
  private final Function<String, Optional<NameLookup>> hostsFile;
  private final GoVersion version;
  private final Map<String, String> environment;

  /// @param ownResolvers the servers of this machine's configuration
  /// @param hostsFile what the hosts file says of a name
  public RunSurroundings(Settings settings, Route route, ReferenceHosts references, List<Endpoint> ownResolvers,
      Function<String, Optional<NameLookup>> hostsFile) {
    this.hostsFile = hostsFile;
    this.settings = settings;
    this.route = route;
    this.references = references;
    this.ownResolvers = List.copyOf(ownResolvers);
    this.version = GoVersion.judged(settings);
    this.environment = settings.environmentValues();
  }

  @Override
  public List<Server> resolvers(boolean privateName) {
    List<Server> servers = new ArrayList<>();
    ownResolvers.stream().limit(2).forEach(own -> servers.add(new Server(Resolver.Kind.CONFIGURED, own)));
    if (!privateName) {
      references.udp().stream().filter(server -> !ownResolvers.contains(server)).limit(2)
          .forEach(server -> servers.add(new Server(Resolver.Kind.PUBLIC, server)));
    }
    return servers;
  }

  @Override
  public boolean mayBeTold(Hop hop, Collection<String> addresses) {
    boolean isEverybodys = PublicHosts.contains(hop.host())
        || Stream.concat(references.mirrors().stream().map(Mirrors::host), references.control().stream())
            .anyMatch(hop.host()::equalsIgnoreCase);
    return isEverybodys || (!hop.isPrivate() && !OwnHosts.isOwnName(hop.host())
        && (addresses.isEmpty() || !addresses.stream().allMatch(OwnHosts::isOwnAddress)));
  }

  /// The released `go` of Linux is built without libc, and asks with EDNS unless it is told not to. What has no dot or
  /// ends in `.local` may be told by others than DNS.
  @Override
  public List<Server> askedByGo(Hop hop) {
    Map<String, String> debug = GoDebug.parse(GoDebug.ofCommand(version, settings.environmentValue("GODEBUG")));
    boolean asksItself = settings.os().equals("linux") && hop.role() != HopRole.VCS_GIT
        && !debug.getOrDefault("netdns", "").startsWith("cgo") && !"0".equals(debug.get("netedns0"));
    boolean isOfDns = hop.host().contains(".") && !hop.host().endsWith(".local") && pinned(hop.host()).isEmpty();
    return asksItself && isOfDns ? resolvers(true) : List.of();
  }

  @Override
  public Optional<NameLookup> pinned(String host) {
    return hostsFile.apply(host);
  }

  /// A control host of the run, else another public host of the route.
  @Override
  public Optional<String> controlName(String host) {
    return Stream.concat(references.control().stream(), route.hops().stream()
        .filter(hop -> !PublicHosts.isOwn(hop) && hop.via().isEmpty()).map(Hop::host))
        .filter(name -> !name.equals(host) && !HopProbe.isAddress(name) && hostsFile.apply(name).isEmpty()).findFirst();
  }

  @Override
  public List<Doh> dohServices(boolean privateName) {
    return privateName ? List.of() : references.doh().stream().filter(doh -> !doh.addresses().isEmpty()).limit(2)
        .map(doh -> new Doh(doh.url(), doh.addresses().getFirst())).toList();
  }

  @Override
  public List<Hop> candidateHops(String mirrorUrl) {
    ModulePath.Query query = ModulePath.Query.parse(route.module());
    Optional<String> path = ModulePath.escape(query.path());
    if (isPrivate(query.path()) || path.isEmpty() || query.path().isEmpty()) {
      return List.of();
    }
    ModuleUrls urls = new ModuleUrls(mirrorUrl);
    boolean exact = query.version().matches("v\\d+\\.\\d+\\.\\d+.*");
    String asked = exact ? ModulePath.escapeVersion(query.version()).map(v -> urls.info(path.get(), v))
        .orElse(urls.list(path.get())) : urls.list(path.get());
    List<Hop> hops = new ArrayList<>();
    hops.add(hop(Mirrors.MODULE, HopRole.CANDIDATE_MIRROR, asked));
    String gosumdb = settings.goEnvValue("GOSUMDB");
    if (SumDbSetting.parse(gosumdb.isEmpty() ? "sum.golang.org" : gosumdb, version)
        instanceof SumDbSetting.Database database && !isPrivate(database.name())) {
      hops.add(hop(Mirrors.CHECKSUM, HopRole.CONTROL, urls.sumdbSupported(database.name())));
    }
    return hops;
  }

  @Override
  public List<String> databases(String base, String reference) {
    String gosumdb = settings.goEnvValue("GOSUMDB");
    if (isPrivate(ModulePath.Query.parse(reference).path())
        || !(SumDbSetting.parse(gosumdb.isEmpty() ? "sum.golang.org" : gosumdb, version)
            instanceof SumDbSetting.Database database)) {
      return List.of();
    }
    Stream<String> strangers = isPrivate(database.name()) ? Stream.empty() : Stream.concat(
        references.databases().stream().filter(other -> other.name().equals(database.name()))
            .map(ReferenceHosts.Database::url),
        references.mirrors().stream().map(mirror -> new ModuleUrls(mirror).sumdbBase(database.name())));
    String own = database.url().orElse(database.name());
    return Stream.concat(Stream.of(base, own.contains("://") ? own : "https://" + own), strangers).distinct()
        .limit(MOST_WAYS).toList();
  }

  /// By the settings and not by the hops: where GOPROXY cannot be read, there are none.
  private boolean isPrivate(String pathOrHost) {
    return Stream.of("GOPRIVATE", "GONOPROXY", "GONOSUMDB")
        .anyMatch(name -> PrivatePatterns.parse(settings.goEnvValue(name)).matches(pathOrHost)
            // What was meant to be private is, although go does not see it.
            || PrivatePatterns.misses(settings.goEnvValue(name), pathOrHost));
  }

  private Hop hop(HopId id, HopRole role, String url) {
    return Hops.ofUrl(id, role, url, proxyFor(url), -1, Separator.END, false);
  }

  @Override
  public Hop redirected(Hop like, String url) {
    return Hops.ofUrl(like.id(), like.role(), url, proxyFor(url), like.entry(), like.separator(), like.isPrivate());
  }

  @Override
  public boolean ownHost(String host) {
    boolean anybody = !references.control().isEmpty() || !references.mirrors().isEmpty();
    return route.hops().stream().anyMatch(hop -> hop.host().equals(host))
        || (anybody && !isPrivate(ModulePath.Query.parse(route.module()).path()));
  }

  @Override
  public Optional<SshConfigText> otherSshPlace(String host) {
    return references.ssh().stream().filter(ssh -> ssh.host().equalsIgnoreCase(host))
        .map(ssh -> new SshConfigText(host, ssh.name(), ssh.port())).findFirst();
  }

  /// A mirror is asked over the way that `go` would take to it.
  private Optional<ProxyRef> proxyFor(String url) {
    return GoUrl.parse(url, version) instanceof GoUrl.Result.Parsed parsed
        ? ProxyRules.choose(environment, parsed.url(), version).proxy() : Optional.empty();
  }

  @Override
  public List<GoProxyList.Entry> proxies(String goproxy) {
    return GoProxyList.parse(goproxy, version) instanceof GoProxyList.Result.Valid list
        ? list.entries().stream().limit(MOST_HIDDEN).toList() : List.of();
  }

  @Override
  public List<Endpoint> addresses(ProxyRef proxy) throws InterruptedException {
    return new SystemLookup().lookup(proxy.host(), PROXY_LOOKUP).addresses().stream()
        .map(address -> new Endpoint(address, proxy.port())).toList();
  }

  @Override
  public List<String> portalUrls() {
    return references.portal().stream().map(ReferenceHosts.Portal::url).limit(3).toList();
  }
}
