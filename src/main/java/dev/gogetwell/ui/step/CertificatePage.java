package dev.gogetwell.ui.step;

import dev.gogetwell.model.Operation;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.page.Place;

/// Certificates. JavaFX thread only.
public final class CertificatePage extends StepPage {
  public CertificatePage(PageContext context) {
    super(context, Place.CERTIFICATE, "ui.certificate.title");
    addEvidence(evidence -> evidence.measurement().operation() == Operation.VERIFY);
  }
}
