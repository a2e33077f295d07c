package dev.gogetwell.diagnostics.proxy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import java.util.List;
import java.util.Optional;

/// The proxy that is set cannot be reached at all. That nobody listens on its port needs no control; that the hop works
/// without it, or through another proxy that this machine knows, is the proof that the setting is what must change.
final class UnreachableRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return facts.route().hops().stream().filter(hop -> hop.via().isPresent() && !MisreadRule.isTorn(facts, hop))
        .flatMap(hop -> facts.breakOf(hop.id()).filter(UnreachableRule::isTheWayToTheProxy)
            .map(broken -> finding(facts, hop, broken)).stream()).toList();
  }

  private static boolean isTheWayToTheProxy(Evidence broken) {
    Operation operation = broken.measurement().operation();
    return operation == Operation.RESOLVE || operation == Operation.CONNECT;
  }

  private static Finding finding(Facts facts, Hop hop, Evidence broken) {
    String proxy = hop.via().orElseThrow().authority();
    Operation operation = broken.measurement().operation();
    FindingBuilder finding = FindingBuilder.cause(CauseCode.PROXY_UNREACHABLE, hop.id(), operation, proxy).seen(broken)
        .detail("detail.proxy-set-by", hop.via().orElseThrow().setting(), proxy)
        .detail("detail.connect", proxy, broken.measurement().failure().orElseThrow().raw());
    LocalProxies.passing(facts, hop).ifPresent(other -> finding.seen(facts.of(other))
        .detail("detail.proxy-moved", other.proxy().authority(), hop.host(),
            LocalProxyPorts.shipped().program(other.proxy().port())));
    Cell asItIs = new Cell(Message.of("cell.through-proxy", proxy), 0, 1, false);
    Optional<Cell> control = passing(facts, hop);
    if (control.isPresent()) {
      return finding.proved().compared(Message.of("compare.without-proxy"), asItIs, control.get()).build();
    }
    return finding.withoutControl("missing.direct").build();
  }

  /// The same hop without the proxy, or through another one that is known here.
  static Optional<Cell> passing(Facts facts, Hop hop) {
    if (facts.passed(Experiment.WithoutProxy.class, hop.id())) {
      return Optional.of(new Cell(Message.of("cell.direct", hop.host()), 1, 1, true));
    }
    return ProxyCandidates.of(facts).stream()
        .filter(candidate -> !ProxyService.passing(facts, hop, candidate.proxy()).isEmpty()).findFirst()
        .map(candidate -> new Cell(Message.of("cell.through-proxy", candidate.proxy().authority()), 1, 1, true));
  }
}
