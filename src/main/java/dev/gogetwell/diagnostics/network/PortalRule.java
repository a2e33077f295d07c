package dev.gogetwell.diagnostics.network;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Operation;
import java.util.List;

/// A login page answers for everybody: two pages of different operators, each with a known answer, both come back with
/// something else. A page that cannot be reached is no evidence, and one wrong answer may be that page's own trouble. Where
/// any host of the run showed a certificate that go accepts, nobody answers for everybody: plain text is filtered, and
/// that stops no go.
final class PortalRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    RouteOutcome walk = RouteOutcome.of(facts);
    List<Evidence> answers = facts.of(new Experiment.Portal()).stream()
        .filter(e -> e.measurement() instanceof HttpFetch fetch && fetch.status() > 0).toList();
    List<Evidence> wrong = answers.stream().filter(e -> looksLikePortal((HttpFetch) e.measurement())).toList();
    if (walk.stoppedAt().isEmpty() || wrong.size() < 2 || wrong.size() < answers.size() || !isThinkable(facts)) {
      return List.of();
    }
    return List.of(FindingBuilder.cause(CauseCode.NETWORK_CAPTIVE_PORTAL, walk.stoppedAt().get(), Operation.CONNECT, "")
        .seen(wrong).detail("detail.portal", wrong.size()).build());
  }

  /// Whether somebody may answer for everybody: no host of this run proved to be itself.
  static boolean isThinkable(Facts facts) {
    return facts.all(ChainCheck.class).noneMatch(check -> check.judge() == ChainJudge.GO && check.worked());
  }

  /// The documented answers are 204 without a body or 200 with one short line; a portal redirects or sends HTML.
  private static boolean looksLikePortal(HttpFetch fetch) {
    boolean redirect = fetch.status() >= 300 && fetch.status() < 400;
    return redirect || fetch.status() == 511 || (fetch.status() == 200 && fetch.excerpt().contains("<"));
  }
}
