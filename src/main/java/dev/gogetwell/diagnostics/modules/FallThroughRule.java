package dev.gogetwell.diagnostics.modules;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.gorules.GoProxyList;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Separator;
import java.util.List;
import java.util.Optional;

/// `go` stops at an entry of GOPROXY because a comma moves on only after 404 and 410, while a later entry was measured
/// to work: by a few small requests of ours, and so that it is certain by the user's own `go`, where there is one.
final class FallThroughRule implements Rule {
  /// An entry at which `go` stops, why, and a later one that answers us.
  private record Stop(Hop stopped, Evidence why, Hop later) {
    Failure failure() {
      return why.measurement().failure().orElseThrow();
    }
  }

  @Override
  public List<Finding> judge(Facts facts) {
    return stop(facts).flatMap(stop -> finding(facts, stop)).stream().toList();
  }

  /// Whether `go` gets the module where it would come with another separator, asked as soon as that seems so.
  static Optional<Experiment> wanted(Facts facts) {
    return stop(facts).map(stop -> new Experiment.LaterEntries(stop.stopped().id(),
        GoProxyList.from(facts.route().goproxy(), stop.later().entry())));
  }

  private static Optional<Stop> stop(Facts facts) {
    RouteOutcome walk = RouteOutcome.of(facts);
    Optional<Hop> stopped = walk.stoppedAt().flatMap(facts.route()::hop);
    // Whether the archive of a later entry comes was not asked: that the small answers came says little here.
    boolean archive = walk.stop().filter(stop -> stop.trial().isPresent()).isPresent()
        || stopped.flatMap(Hop::led).filter(led -> led.by() == Hop.By.ARCHIVE).isPresent();
    if (archive || stopped.isEmpty() || stopped.get().separator() != Separator.COMMA || stopped.get().entry() < 0
        || walk.stop().orElseThrow().measurement().failure().orElseThrow().kind() == FailureKind.NOT_FOUND) {
      return Optional.empty();
    }
    return facts.moduleHops().stream()
        .filter(later -> later.entry() > stopped.get().entry() && later.role() == HopRole.MODULE_PROXY
            && facts.works(later.id()))
        .findFirst().map(later -> new Stop(stopped.get(), walk.stop().orElseThrow(), later));
  }

  private static Optional<Finding> finding(Facts facts, Stop stop) {
    Hop stopped = stop.stopped();
    Hop later = stop.later();
    List<Evidence> runs = facts.of(Experiment.LaterEntries.class, stopped.id());
    if (runs.stream().anyMatch(FallThroughRule::failsToo)) {
      return Optional.empty();
    }
    FindingBuilder finding = FindingBuilder.cause(CauseCode.GOPROXY_NO_FALLTHROUGH, stopped.id(),
        stop.why().measurement().operation(), stopped.authority());
    boolean passed = runs.stream().anyMatch(run -> run.measurement().worked());
    if (BrokenHops.goWaitsLonger(facts, stop.failure())) {
      finding.withoutControl("missing.go-waits-longer");
    } else if (passed || !facts.canRunCommand()) {
      finding.proved();
    } else {
      finding.withoutControl("missing.later-entry", later.authority());
    }
    finding.seen(stop.why()).seen(facts.look(later.id())).seen(runs)
        .detail("detail.comma", stopped.authority(), stop.failure().raw());
    if (passed) {
      finding.detail("detail.later-passed", later.authority());
    }
    return Optional.of(finding.compared(Message.of("compare.later-entry"),
        new Cell(Message.of("cell.entry", stopped.entry() + 1, stopped.authority()), 0, 1, false),
        new Cell(Message.of("cell.entry", later.entry() + 1, later.authority()), 1, 1, true)).build());
  }

  /// Whether `go` does not get the module there either, be it at a host that the entry leads to: then the comma before it
  /// is not what keeps the module from the user. What is asked of the database comes after the module.
  private static boolean failsToo(Evidence run) {
    return run.measurement() instanceof CommandRun said
        && !said.worked() && !said.failedWith(FailureKind.TIMEOUT)
        && !said.output().contains("/sumdb/") && !said.output().contains(": verifying ");
  }
}
