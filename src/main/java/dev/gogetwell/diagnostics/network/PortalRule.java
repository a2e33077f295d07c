package dev.gogetwell.diagnostics.network;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.diagnostics.Sites;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A login page answers for everybody: two pages of different operators, each with a known answer, both come back with
/// something else. A page that cannot be reached is no evidence, and one wrong answer may be that page's own trouble. Where
/// any host of the run showed a certificate that go accepts, nobody answers for everybody: plain text is filtered, and
/// that stops no go.
///
/// Without those pages, likely: hosts that have nothing in common, at different addresses, all show one and the same
/// certificate, which is for none of them.
final class PortalRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    RouteOutcome walk = RouteOutcome.of(facts);
    return walk.stoppedAt().isEmpty() || !isThinkable(facts) ? List.of()
        : byPages(facts, walk.stoppedAt().get()).or(() -> byOneCertificate(facts, walk.stoppedAt().get())).stream()
            .toList();
  }

  private static Optional<Finding> byPages(Facts facts, HopId stop) {
    List<Evidence> answers = facts.of(new Experiment.Portal()).stream()
        .filter(e -> e.measurement() instanceof HttpFetch fetch && fetch.status() > 0).toList();
    List<Evidence> wrong = answers.stream().filter(e -> looksLikePortal((HttpFetch) e.measurement())).toList();
    return wrong.size() < 2 || wrong.size() < answers.size() ? Optional.empty()
        : Optional.of(cause(facts, stop).seen(wrong).detail("detail.portal", wrong.size()).build());
  }

  private static FindingBuilder cause(Facts facts, HopId stop) {
    return FindingBuilder.cause(CauseCode.NETWORK_CAPTIVE_PORTAL, stop, Operation.CONNECT,
        facts.route().hop(stop).map(Hop::authority).orElse(stop.value()));
  }

  private static Optional<Finding> byOneCertificate(Facts facts, HopId stop) {
    List<Evidence> shown = facts.evidence().stream().filter(e -> e.measurement() instanceof TlsHandshake shaken
        && shaken.via().isEmpty() && !shaken.serverName().isEmpty() && !shaken.chain().isEmpty()).toList();
    List<TlsHandshake> handshakes = shown.stream().map(e -> (TlsHandshake) e.measurement()).toList();
    Set<String> sites = handshakes.stream().map(shaken -> Sites.of(shaken.serverName())).collect(Collectors.toSet());
    boolean answersForAll = sites.size() > 1 && shown.stream().anyMatch(e -> e.hop().equals(Optional.of(stop)))
        && handshakes.stream().map(shaken -> shaken.chain().getFirst()).distinct().count() == 1
        && handshakes.stream().map(shaken -> shaken.endpoint().address()).distinct().count() > 1
        && shown.stream().allMatch(e -> isForAnother(facts, e));
    return !answersForAll ? Optional.empty()
        : Optional.of(cause(facts, stop).seen(shown)
            .detail("detail.portal-certificate", handshakes.stream().map(TlsHandshake::serverName).distinct()
                .collect(Collectors.joining(", "))).build());
  }

  /// Whether go refuses the certificate of a handshake because it is for other names.
  private static boolean isForAnother(Facts facts, Evidence handshake) {
    return facts.checksOf(handshake).anyMatch(check -> check.judge() == ChainJudge.GO
        && check.failedWith(FailureKind.NAME_MISMATCH));
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
