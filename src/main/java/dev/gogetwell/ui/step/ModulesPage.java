package dev.gogetwell.ui.step;

import dev.gogetwell.model.Operation;
import dev.gogetwell.ui.finding.RoutePicture;
import dev.gogetwell.ui.finding.RouteView;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.part.Slot;
import java.util.EnumSet;
import java.util.Set;

/// Modules and git: the walk of the route, request by request. JavaFX thread only.
public final class ModulesPage extends StepPage {
  private static final Set<Operation> SHOWN =
      EnumSet.of(Operation.HTTP, Operation.GIT, Operation.CHECKSUM, Operation.COMMAND);

  public ModulesPage(PageContext context) {
    super(context, Place.MODULES, "ui.modules.title");
    RouteView route = new RouteView(context.parts());
    add(Slot.maybe(RoutePicture::of, route::draw));
    addEvidence(evidence -> SHOWN.contains(evidence.measurement().operation()));
  }
}
