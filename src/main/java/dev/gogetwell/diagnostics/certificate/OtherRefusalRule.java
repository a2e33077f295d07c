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

/// Go refuses the chain for its form: a weak signature or key, or bytes that it cannot accept. The text says which.
final class OtherRefusalRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return Refusal.of(facts, FailureKind.BAD_CERTIFICATE).stream().map(refusal -> {
      String error = refusal.broken().measurement().error();
      boolean weak = error.contains("insecure") || error.contains("SHA1") || error.contains("MD5");
      return Findings.cause(weak ? CauseCode.CERT_WEAK_KEY_OR_HASH : CauseCode.CERT_MALFORMED,
              refusal.broken().hop().id(), Operation.VERIFY, refusal.broken().hop().host())
          .seen(refusal.handshake(), refusal.broken().evidence()).detail("detail.go-says", error)
          .confidence(Confidence.CERTAIN).build();
    }).toList();
  }
}
