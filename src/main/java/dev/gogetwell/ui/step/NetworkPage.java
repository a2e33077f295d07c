package dev.gogetwell.ui.step;

import dev.gogetwell.model.Operation;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.page.Place;

/// Network: the connections that were opened, the controls among them. JavaFX thread only.
public final class NetworkPage extends StepPage {
  public NetworkPage(PageContext context) {
    super(context, Place.NETWORK, "ui.network.title");
    addEvidence(evidence -> evidence.measurement().operation() == Operation.CONNECT);
  }
}
