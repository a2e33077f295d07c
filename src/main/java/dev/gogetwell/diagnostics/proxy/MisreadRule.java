package dev.gogetwell.diagnostics.proxy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.gorules.GoUrl;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.ProxyRepair;
import dev.gogetwell.gorules.ProxyRules;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A proxy variable that Go reads otherwise than it was meant: then the proxy that "cannot be reached" is a piece of the
/// value, or Go goes without a proxy and says nothing. That another way passes, in particular the one that was meant, is
/// the control.
final class MisreadRule implements Rule {
  static final List<String> SETTINGS = List.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy");

  @Override
  public List<Finding> judge(Facts facts) {
    List<Finding> findings = new ArrayList<>();
    for (Hop hop : facts.route().hops()) {
      facts.breakOf(hop.id()).flatMap(broken -> hop.via().isPresent() ? torn(facts, hop, broken)
          : ignored(facts, hop, broken)).ifPresent(findings::add);
    }
    if (findings.isEmpty()) {
      facts.route().hops().stream().flatMap(hop -> ignoredBy(facts, hop).stream()).map(ProxyRef::setting).limit(1)
          .map(name -> FindingBuilder.aboutMachine(CauseCode.PROXY_MALFORMED, Severity.WARNING, name)
              .detail("detail.set.environment", name, value(facts, name), "")
              .detail("detail.proxy-ignored", name).build()).forEach(findings::add);
    }
    return findings;
  }

  /// Whether the proxy of a hop is a piece of a value that names another one. Passwords play no part in it: a stored
  /// report has none.
  static boolean isTorn(Facts facts, Hop hop) {
    return hop.via().filter(proxy -> ProxyRepair.isWordForHost(proxy.host())
        || ProxyRepair.address(value(facts, proxy.setting()))
            .flatMap(address -> ProxyCandidates.parse(address, proxy.setting()))
            .filter(meant -> !meant.host().equalsIgnoreCase(proxy.host())).isPresent()).isPresent();
  }

  /// The proxy that Go would take for a hop if it could read the variable that names it; empty where it can. What git
  /// takes follows other rules: its own settings may send it past a proxy that is written well.
  private static Optional<ProxyRef> ignoredBy(Facts facts, Hop hop) {
    if (hop.via().isPresent() || hop.role() == HopRole.VCS_GIT
        || !(GoUrl.parse(hop.url(), version(facts)) instanceof GoUrl.Result.Parsed parsed)) {
      return Optional.empty();
    }
    String upper = hop.url().startsWith("https:") ? "HTTPS_PROXY" : "HTTP_PROXY";
    String name = value(facts, upper).isEmpty() ? upper.toLowerCase(Locale.ROOT) : upper;
    Map<String, String> readable = facts.settings().environmentValues();
    Optional<String> address = ProxyRepair.address(value(facts, name));
    readable.put(name, address.orElse(""));
    return address.filter(_ -> ProxyRules.choose(readable, parsed.url(), version(facts)).proxy().isPresent())
        .flatMap(meant -> named(facts, name, meant));
  }

  /// The proxy that was meant by a variable; empty where Go reads what was meant.
  static Optional<ProxyRef> meant(Facts facts, String name) {
    boolean isMisread = facts.route().hops().stream().anyMatch(hop -> hop.via().isPresent()
        ? hop.via().orElseThrow().setting().equals(name) && isTorn(facts, hop)
        : ignoredBy(facts, hop).filter(proxy -> proxy.setting().equals(name)).isPresent());
    return Optional.of(name).filter(_ -> isMisread).flatMap(_ -> ProxyRepair.address(value(facts, name)))
        .flatMap(address -> named(facts, name, address));
  }

  private static Optional<ProxyRef> named(Facts facts, String name, String address) {
    return ProxyCandidates.parse(address, name).map(proxy -> new ProxyRef(proxy.scheme(), proxy.host(), proxy.port(),
        value(facts, name).contains("@"), name));
  }

  private static Optional<Finding> torn(Facts facts, Hop hop, Evidence broken) {
    Operation operation = broken.measurement().operation();
    if (!isTorn(facts, hop) || operation.compareTo(Operation.CONNECT) > 0) {
      return Optional.empty();
    }
    ProxyRef proxy = hop.via().orElseThrow();
    FindingBuilder finding = FindingBuilder.cause(CauseCode.PROXY_MALFORMED, hop.id(), Operation.SETTINGS,
            proxy.setting()).seen(broken)
        .detail("detail.set.environment", proxy.setting(), value(facts, proxy.setting()), "")
        .detail("detail.proxy-torn", proxy.authority());
    Cell asItIs = new Cell(Message.of("cell.through-proxy", proxy.authority()), 0, 1, false);
    return Optional.of(UnreachableRule.passing(facts, hop).map(control -> finding.proved()
            .compared(Message.of("compare.without-proxy"), asItIs, control))
        .orElseGet(() -> finding.withoutControl("missing.direct")).build());
  }

  /// Go goes directly and fails, and the way that was meant passes.
  private static Optional<Finding> ignored(Facts facts, Hop hop, Evidence broken) {
    return ignoredBy(facts, hop).filter(proxy -> !ProxyService.passing(facts, hop, proxy).isEmpty())
        .map(proxy -> FindingBuilder.cause(CauseCode.PROXY_MALFORMED, hop.id(), Operation.SETTINGS,
                proxy.setting()).proved().seen(broken).seen(ProxyService.passing(facts, hop, proxy))
            .detail("detail.set.environment", proxy.setting(), value(facts, proxy.setting()), "")
            .detail("detail.proxy-ignored", proxy.setting())
            .compared(Message.of("compare.through-proxy"),
                new Cell(Message.of("cell.direct", hop.host()), 0, 1, false),
                new Cell(Message.of("cell.through-proxy", proxy.authority()), 1, 1, true)).build());
  }

  private static String value(Facts facts, String name) {
    return facts.settings().environmentValue(name);
  }

  private static GoVersion version(Facts facts) {
    return GoVersion.judged(facts.settings());
  }
}
