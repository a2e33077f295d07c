package dev.gogetwell.diagnostics.proxy;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.BrokenHops.Break;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.PlainAnswers;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.ProxyRef;
import java.util.List;
import java.util.Optional;

/// A request without TLS was answered by the proxy in front of the server. The server itself, asked without the proxy,
/// is the control; that a proxy asks for a login is its own word.
final class PlainAnswerRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return BrokenHops.at(facts, HttpFetch.class).stream()
        .filter(broken -> PlainAnswers.isProxys(facts, broken.hop(), broken.measurement()))
        .map(broken -> finding(facts, broken)).toList();
  }

  private static Finding finding(Facts facts, Break<HttpFetch> broken) {
    ProxyRef proxy = broken.hop().via().orElseThrow();
    boolean login = broken.failure().kind() == FailureKind.PROXY_AUTH_REQUIRED;
    CauseCode code = login ? CauseCode.PROXY_AUTH_REQUIRED
        : broken.failure().kind() == FailureKind.SERVER_ERROR ? CauseCode.PROXY_BAD_GATEWAY : CauseCode.PROXY_FORBIDDEN;
    FindingBuilder finding = FindingBuilder.cause(code, broken.hop().id(), Operation.HTTP,
            login ? proxy.authority() : broken.hop().host()).seen(broken.evidence())
        .detail("detail.proxy-set-by", proxy.setting(), proxy.authority())
        .detail("detail.http", broken.measurement().url(), broken.failure().raw());
    Optional<Cell> direct = UnreachableRule.passing(facts, broken.hop());
    direct.ifPresent(cell -> finding.confidence(Confidence.CERTAIN).compared(Message.of("compare.without-proxy"),
        new Cell(Message.of("cell.through-proxy", proxy.authority()), 0, 1, false), cell));
    return finding.build();
  }
}
