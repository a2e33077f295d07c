package dev.gogetwell.ui.step;

import dev.gogetwell.model.Operation;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.page.Place;

/// DNS. JavaFX thread only.
public final class DnsPage extends StepPage {
  public DnsPage(PageContext context) {
    super(context, Place.DNS, "ui.dns.title");
    addEvidence(evidence -> evidence.measurement().operation() == Operation.RESOLVE);
  }
}
