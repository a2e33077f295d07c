package dev.gogetwell.diagnostics.modules;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Separator;
import java.util.List;
import java.util.Optional;

/// `go` stops at an entry of GOPROXY because a comma moves on only after 404 and 410, while a later entry was measured
/// to work.
final class FallThroughRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    RouteOutcome walk = RouteOutcome.of(facts);
    Optional<Hop> stopped = walk.stoppedAt().flatMap(facts.route()::hop);
    // Whether the archive of a later entry comes was not asked: that the small answers came says little here.
    boolean archive = walk.stop().filter(stop -> stop.trial().isPresent()).isPresent()
        || stopped.flatMap(Hop::led).filter(led -> led.by() == Hop.By.ARCHIVE).isPresent();
    if (archive || stopped.isEmpty() || stopped.get().separator() != Separator.COMMA || stopped.get().entry() < 0
        || walk.stop().orElseThrow().measurement().failure().orElseThrow().kind() == FailureKind.NOT_FOUND) {
      return List.of();
    }
    return facts.moduleHops().stream()
        .filter(later -> later.entry() > stopped.get().entry() && later.role() == HopRole.MODULE_PROXY
            && facts.works(later.id()))
        .findFirst().map(later -> finding(facts, stopped.get(), walk.stop().orElseThrow(), later)).stream().toList();
  }

  private static Finding finding(Facts facts, Hop stopped, Evidence stop, Hop later) {
    FindingBuilder finding = FindingBuilder.cause(CauseCode.GOPROXY_NO_FALLTHROUGH, stopped.id(),
        stop.measurement().operation(), stopped.authority());
    return (BrokenHops.goWaitsLonger(facts, stop.measurement().failure().orElseThrow())
        ? finding.withoutControl("missing.go-waits-longer") : finding.proved()).seen(stop).seen(facts.look(later.id()))
        .detail("detail.comma", stopped.authority(), stop.measurement().failure().orElseThrow().raw())
        .compared(Message.of("compare.later-entry"),
            new Cell(Message.of("cell.entry", stopped.entry() + 1, stopped.authority()), 0, 1, false),
            new Cell(Message.of("cell.entry", later.entry() + 1, later.authority()), 1, 1, true)).build();
  }
}
