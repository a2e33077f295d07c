package dev.gogetwell.diagnostics.proxy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Message;
import java.util.List;
import java.util.Optional;

/// The hop fails directly and works through a proxy that this machine knows but `go` is not told about.
final class NotUsedRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return facts.directHops().stream()
        .flatMap(hop -> facts.breakOf(hop.id()).flatMap(broken -> finding(facts, hop, broken)).stream()).toList();
  }

  private static Optional<Finding> finding(Facts facts, Hop hop, Evidence broken) {
    return ProxyCandidates.of(facts).stream()
        .filter(candidate -> MisreadRule.meant(facts, candidate.proxy().setting()).isEmpty())
        .filter(candidate -> !ProxyService.passing(facts, hop, candidate.proxy()).isEmpty()).findFirst()
        .map(candidate -> FindingBuilder.cause(CauseCode.PROXY_NOT_USED, hop.id(), broken.measurement().operation(),
                candidate.proxy().authority()).proved().seen(broken)
            .seen(ProxyService.passing(facts, hop, candidate.proxy()))
            .detail(candidate.known().key(), candidate.known().args().toArray())
            .compared(Message.of("compare.through-proxy"),
                new Cell(Message.of("cell.direct", hop.host()), 0, 1, false),
                new Cell(Message.of("cell.through-proxy", candidate.proxy().authority()), 1, 1, true)).build());
  }
}
