package dev.gogetwell.ui.step;

import dev.gogetwell.model.Operation;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.page.Place;

/// Proxy. JavaFX thread only.
public final class ProxyPage extends StepPage {
  public ProxyPage(PageContext context) {
    super(context, Place.PROXY, "ui.proxy.title");
    addEvidence(evidence -> evidence.measurement().operation() == Operation.TUNNEL);
  }
}
