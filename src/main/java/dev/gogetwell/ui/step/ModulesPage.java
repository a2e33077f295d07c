package dev.gogetwell.ui.step;

import dev.gogetwell.engine.EntryWalk;
import dev.gogetwell.model.Operation;
import dev.gogetwell.ui.finding.RoutePicture;
import dev.gogetwell.ui.finding.RouteView;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.part.Slot;
import dev.gogetwell.ui.run.LiveRun;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;

/// Modules and git: the walk of the route, request by request. JavaFX thread only.
public final class ModulesPage extends StepPage {
  private static final Set<Operation> SHOWN =
      EnumSet.of(Operation.HTTP, Operation.GIT, Operation.CHECKSUM, Operation.COMMAND);

  private final Optional<MirrorsCard> mirrors;

  public ModulesPage(PageContext context) {
    super(context, Place.MODULES, "ui.modules.title");
    RouteView route = new RouteView(context.parts());
    WalkView walk = new WalkView(context.parts());
    // While the run goes on the picture says how far it is; afterwards the walk says why, entry by entry.
    add(Slot.maybe(run -> run.isOver() ? Optional.<RoutePicture>empty() : RoutePicture.of(run), route::draw));
    add(Slot.maybe(run -> run.isOver() ? RoutePicture.of(run) : Optional.<RoutePicture>empty(), route::drawWithoutRule));
    add(Slot.of(LiveRun::report, report -> report.map(EntryWalk::of).filter(found -> !found.steps().isEmpty())
        .map(walk::draw).map(List::of).orElse(List.of())));
    this.mirrors = context.comparing().map(comparing -> new MirrorsCard(context, comparing));
    mirrors.ifPresent(card -> add(Slot.of(LiveRun::isOver, over -> over ? List.of(card.node()) : List.<Node>of())));
    addEvidence(evidence -> SHOWN.contains(evidence.measurement().operation()));
  }

  @Override
  public void refresh(LiveRun run) {
    mirrors.ifPresent(card -> card.refresh(run));
    super.refresh(run);
  }

  @Override
  public boolean isBusy() {
    return mirrors.filter(MirrorsCard::isBusy).isPresent();
  }

  @Override
  public void end() {
    mirrors.ifPresent(MirrorsCard::end);
  }
}
