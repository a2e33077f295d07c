package dev.gogetwell.diagnostics.git;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.BrokenHops.Break;
import dev.gogetwell.diagnostics.Controls;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.PlainAnswers;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Operation;
import java.util.List;
import java.util.Optional;

/// The host of the import path answers the question for the repository (`?go-get=1`) with no tag and a status that says
/// no: a page that does not exist leads nowhere, everything else is the host's own trouble or refusal.
final class DiscoveryRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return BrokenHops.at(facts, HttpFetch.class).stream().filter(broken -> broken.hop().role() == HopRole.VCS_DISCOVERY)
        .filter(broken -> !PlainAnswers.isProxys(facts, broken.hop(), broken.measurement()))
        .flatMap(broken -> code(broken).map(code -> finding(facts, broken, code)).stream()).toList();
  }

  private static Optional<CauseCode> code(Break<HttpFetch> broken) {
    return switch (broken.failure().kind()) {
      case NOT_FOUND -> Optional.of(CauseCode.MODULE_IMPORT_PATH_UNRECOGNIZED);
      case UNAUTHORIZED, HTTP_FORBIDDEN, RATE_LIMITED, SERVER_ERROR, HTTP_STATUS ->
          Optional.of(CauseCode.VCS_DISCOVERY_FAILED);
      default -> Optional.empty();
    };
  }

  private static Finding finding(Facts facts, Break<HttpFetch> broken, CauseCode code) {
    FindingBuilder finding = FindingBuilder.cause(code, broken.hop().id(), Operation.HTTP, broken.hop().authority())
        .seen(broken.evidence()).detail("detail.http", broken.measurement().url(), broken.failure().raw());
    return Controls.byOtherAnswer(finding, facts, broken.hop()).build();
  }
}
