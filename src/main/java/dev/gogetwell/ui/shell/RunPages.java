package dev.gogetwell.ui.shell;

import dev.gogetwell.ui.fix.FixPage;
import dev.gogetwell.ui.fix.RemedyBoard;
import dev.gogetwell.ui.page.Page;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.port.ReportWriter;
import dev.gogetwell.ui.step.CertificatePage;
import dev.gogetwell.ui.step.DnsPage;
import dev.gogetwell.ui.step.ModulesPage;
import dev.gogetwell.ui.step.NetworkPage;
import dev.gogetwell.ui.step.OverviewPage;
import dev.gogetwell.ui.step.ProxyPage;
import dev.gogetwell.ui.step.ReportPage;
import dev.gogetwell.ui.step.SymptomPage;
import dev.gogetwell.ui.timeline.HandshakePage;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes the page of each place of a run. JavaFX thread only.
///
/// @param board the remedies, once the run is over
record RunPages(PageContext context, ReportWriter reports, Supplier<Optional<RemedyBoard>> board) {
  /// A new page.
  Page of(Place place) {
    return switch (place) {
      case OVERVIEW -> new OverviewPage(context);
      case SYMPTOM -> new SymptomPage(context);
      case NETWORK -> new NetworkPage(context);
      case DNS -> new DnsPage(context);
      case PROXY -> new ProxyPage(context);
      case HANDSHAKE -> new HandshakePage(context);
      case CERTIFICATE -> new CertificatePage(context);
      case MODULES -> new ModulesPage(context);
      case FIX -> new FixPage(context, board);
      case REPORT -> new ReportPage(context, reports);
    };
  }
}
