package dev.gogetwell.diagnostics.proxy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.gorules.NoProxyRepair;
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

/// An item of NO_PROXY was meant for the host that the proxy does not reach, and matches nothing. The cause only where
/// the host answers without the proxy, which is what was wanted.
final class NoProxyRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return facts.route().hops().stream().filter(hop -> hop.via().isPresent())
        .flatMap(hop -> facts.breakOf(hop.id()).flatMap(broken -> finding(facts, hop, broken)).stream()).toList();
  }

  private static Optional<Finding> finding(Facts facts, Hop hop, Evidence broken) {
    String name = facts.settings().noProxyVariable();
    String list = facts.settings().environmentValue(name);
    if (broken.measurement().operation().compareTo(Operation.TUNNEL) > 0
        || !NoProxyRepair.misses(list, hop.host(), hop.port())
        || !facts.passed(Experiment.WithoutProxy.class, hop.id())) {
      return Optional.empty();
    }
    return Optional.of(FindingBuilder.cause(CauseCode.CONFIG_PATTERN_NEVER_MATCHES, hop.id(), Operation.SETTINGS,
            hop.host()).proved().seen(broken).seen(facts.of(Experiment.WithoutProxy.class, hop.id()))
        .detail("detail.set.environment", name, "\"" + list + "\"", "")
        .detail("detail.no-proxy-meant", name, NoProxyRepair.meant(list))
        .compared(Message.of("compare.without-proxy"),
            new Cell(Message.of("cell.through-proxy", hop.via().orElseThrow().authority()), 0, 1, false),
            new Cell(Message.of("cell.direct", hop.host()), 1, 1, true)).build());
  }
}
