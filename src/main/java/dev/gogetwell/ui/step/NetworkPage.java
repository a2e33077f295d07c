package dev.gogetwell.ui.step;

import dev.gogetwell.model.Operation;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.part.Slot;

/// Network: the connections that were opened, the controls among them. JavaFX thread only.
public final class NetworkPage extends StepPage {
  public NetworkPage(PageContext context) {
    super(context, Place.NETWORK, "ui.network.title");
    add(Slot.maybe(Connections::of, new ConnectionsView(parts())::draw));
    addEvidence(evidence -> evidence.measurement().operation() == Operation.CONNECT);
  }
}
