package dev.gogetwell.firewall;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.firewall.HostNeed.Asker;
import dev.gogetwell.firewall.HostNeed.Why;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// "What must be reachable from here": the hops of a route, planned and met, as hosts. It comes from the route that
/// `check` walks and knows no host that neither the settings nor an answer names. Immutable; any thread.
///
/// @param started when the run began
/// @param module what it asked for
/// @param goproxy the value of GOPROXY that the route follows
/// @param needs the lines: proxies before what is reached through them, else in the order of `go`
/// @param earlier how many of the lines, the last ones, come from earlier runs only
/// @param broken what `go` says instead of asking anybody
public record HostList(Instant started, String module, String goproxy, List<HostNeed> needs, int earlier,
    Optional<String> broken) {
  public HostList {
    needs = List.copyOf(needs);
  }

  /// The list of a report; redact it first.
  public static HostList of(Report report) {
    Facts facts = Facts.of(report);
    Map<Key, Line> lines = new LinkedHashMap<>();
    boolean throughProxies = report.route().hops().stream().anyMatch(hop -> hop.role() == HopRole.SUMDB_VIA_PROXY);
    for (Hop hop : report.route().hops()) {
      if (hop.role() == HopRole.CANDIDATE_MIRROR || hop.role() == HopRole.CONTROL) {
        continue;
      }
      boolean fallback = hop.entry() > 0 || (hop.role() == HopRole.SUMDB_DIRECT && throughProxies);
      hop.via().ifPresent(via -> lines.computeIfAbsent(proxy(hop, via), Line::new)
          .add(Why.PROXY, fallback, false, Seen.ofProxy(facts, hop)));
      lines.computeIfAbsent(host(hop), Line::new).add(why(hop), fallback, hop.isPrivate(), Seen.of(facts, hop));
    }
    return new HostList(report.started(), report.route().module(), report.route().goproxy(),
        lines.values().stream().map(Line::need).toList(), 0, report.route().broken().map(failure -> failure.raw()));
  }

  /// The same with what earlier runs met besides, under the same settings: what another module needs, and where answers
  /// led to that were not given this time. This run saw nothing of it. What is hidden in a stored report stays out.
  ///
  /// @param now the report of this list
  public HostList with(Report now, List<Report> others) {
    List<HostNeed> all = new ArrayList<>(needs);
    Set<Key> known = needs.stream().map(HostList::key).collect(Collectors.toCollection(HashSet::new));
    others.stream().filter(other -> isAlike(now, other)).flatMap(other -> of(other).needs().stream())
        .filter(need -> need.host().indexOf('<') < 0 && need.through().filter(via -> via.indexOf('<') >= 0).isEmpty())
        .filter(need -> known.add(key(need)))
        .forEach(need -> all.add(new HostNeed(need.host(), need.port(), need.protocol(), need.sni(), need.asker(),
            need.why(), need.through(), need.fallback(), need.isPrivate(), Seen.NOTHING)));
    return new HostList(started, module, goproxy, all, all.size() - needs.size(), broken);
  }

  private static boolean isAlike(Report one, Report two) {
    return one.route().goproxy().equals(two.route().goproxy()) && !one.started().equals(two.started())
        && proxies(one).equals(proxies(two));
  }

  private static Map<String, String> proxies(Report report) {
    return report.settings().environment().values().stream()
        .filter(setting -> setting.name().toUpperCase(Locale.ROOT).endsWith("_PROXY"))
        .collect(Collectors.toMap(setting -> setting.name(), setting -> setting.value()));
  }

  private static Key key(HostNeed need) {
    return new Key(need.host(), need.port(), need.protocol(), need.sni(), need.asker(), need.through());
  }

  /// What makes two hops the same line.
  private record Key(String host, int port, String protocol, Optional<String> sni, Asker asker,
      Optional<String> through) {}

  private static Key proxy(Hop hop, ProxyRef via) {
    return new Key(via.host(), via.port(), via.scheme(), via.scheme().equals("https") ? sni(via.host())
        : Optional.empty(), asker(hop), Optional.empty());
  }

  private static Key host(Hop hop) {
    return new Key(hop.host(), hop.port(), protocol(hop), hop.tls() ? sni(hop.host()) : Optional.empty(), asker(hop),
        hop.via().map(ProxyRef::authority));
  }

  /// No name is sent for an address (RFC 6066, section 3).
  private static Optional<String> sni(String host) {
    boolean address = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    return address ? Optional.empty() : Optional.of(host);
  }

  private static String protocol(Hop hop) {
    int scheme = hop.url().indexOf("://");
    return hop.tls() ? "https" : scheme < 0 ? "ssh"
        : hop.url().substring(0, scheme).toLowerCase(Locale.ROOT).replace("git+", "");
  }

  private static Asker asker(Hop hop) {
    return hop.role() != HopRole.VCS_GIT ? Asker.GO : protocol(hop).equals("ssh") ? Asker.SSH : Asker.GIT;
  }

  private static Why why(Hop hop) {
    if (hop.led().isPresent()) {
      return switch (hop.led().get().by()) {
        case REDIRECT -> Why.REDIRECT;
        case ARCHIVE -> Why.ARCHIVE;
        case REPOSITORY -> Why.REPOSITORY;
      };
    }
    return switch (hop.role()) {
      case MODULE_PROXY, CANDIDATE_MIRROR, CONTROL -> Why.MODULES;
      case VCS_DISCOVERY -> Why.DISCOVERY;
      case VCS_GIT -> Why.REPOSITORY;
      case SUMDB_VIA_PROXY -> Why.CHECKSUMS_BY_PROXY;
      case SUMDB_DIRECT -> Why.CHECKSUMS;
    };
  }

  /// What gathers at one line.
  private static final class Line {
    private final Key key;
    private final Set<Why> why = new LinkedHashSet<>();
    private boolean fallback = true;
    private boolean isPrivate;
    private Seen seen = Seen.NOTHING;

    Line(Key key) {
      this.key = key;
    }

    void add(Why reason, boolean onlyFallback, boolean hidden, Seen met) {
      why.add(reason);
      fallback &= onlyFallback;
      isPrivate |= hidden;
      seen = seen.and(met);
    }

    HostNeed need() {
      return new HostNeed(key.host, key.port, key.protocol, key.sni, key.asker, new ArrayList<>(why), key.through,
          fallback, isPrivate, seen);
    }
  }
}
