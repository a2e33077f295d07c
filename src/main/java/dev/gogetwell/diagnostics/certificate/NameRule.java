package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Findings;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Operation;
import java.util.List;

/// The certificate is for other names. A certificate without any name beside the Common Name has a code of its own,
/// since it is cured by re-issuing and not by another address.
final class NameRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return Refusal.of(facts, FailureKind.NAME_MISMATCH).stream().map(refusal -> {
      String error = refusal.broken().measurement().error();
      CauseCode code = error.contains("legacy Common Name")
          ? CauseCode.CERT_LEGACY_CN : CauseCode.CERT_HOSTNAME_MISMATCH;
      return Findings.cause(code, refusal.broken().hop().id(), Operation.VERIFY, refusal.broken().hop().host())
          .seen(refusal.handshake(), refusal.broken().evidence()).detail("detail.go-says", error)
          .confidence(Confidence.CERTAIN).build();
    }).toList();
  }
}
