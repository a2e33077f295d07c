package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Findings;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The certificate is out of its dates. It is the certificate's fault as long as another host's certificate is in date
/// by the same clock; where every host is out of date in the same direction, the clock is.
final class ValidityRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    List<Finding> findings = new ArrayList<>();
    for (FailureKind kind : List.of(FailureKind.EXPIRED, FailureKind.NOT_YET_VALID)) {
      List<Refusal> refusals = Refusal.of(facts, kind);
      long hosts = refusals.stream().map(refusal -> refusal.broken().hop().host()).distinct().count();
      boolean someInDate = facts.all(ChainCheck.class).anyMatch(ChainCheck::worked);
      boolean notYet = kind == FailureKind.NOT_YET_VALID;
      for (Refusal refusal : refusals) {
        boolean clock = !someInDate && (hosts > 1 || notYet);
        findings.add(finding(facts, refusal, clock ? CauseCode.CERT_CLOCK : CauseCode.CERT_EXPIRED, someInDate));
      }
    }
    return findings;
  }

  private static Finding finding(Facts facts, Refusal refusal, CauseCode code, boolean someInDate) {
    Findings finding = Findings.cause(code, refusal.broken().hop().id(), Operation.VERIFY,
            refusal.broken().hop().host()).seen(refusal.handshake(), refusal.broken().evidence())
        .detail("detail.go-says", refusal.broken().measurement().error());
    refusal.leaf().ifPresent(leaf -> finding.detail("detail.validity", leaf.notBefore(), leaf.notAfter(),
        Duration.between(leaf.notAfter(), facts.now()).abs().toDays()));
    if (someInDate || !Mirrors.working(facts).isEmpty()) {
      return finding.confidence(Confidence.CERTAIN).detail("detail.clock-agrees").build();
    }
    return finding.withoutControl("missing.clock").build();
  }
}
