package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.Controls;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Tool;
import java.util.Arrays;
import java.util.List;

/// Go refuses the chain for its form: a weak signature or key, or bytes that it cannot accept. The text says which, and
/// for many of them it depends on the version of Go.
final class OtherRefusalRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    String version = facts.settings().go().map(Tool::version).orElse("Go");
    return Refusal.of(facts, FailureKind.BAD_CERTIFICATE).stream()
        .map(refusal -> finding(facts, refusal, version)).toList();
  }

  private static Finding finding(Facts facts, Refusal refusal, String version) {
    String error = refusal.error();
    boolean weak = Weakness.isIn(error) || Weakness.SHA1.in(error) || Weakness.MD5.in(error)
        || error.contains("insecure");
    FindingBuilder finding = Clients.finding(weak ? CauseCode.CERT_WEAK_KEY_OR_HASH
        : CauseCode.CERT_MALFORMED, refusal);
    if (weak) {
      Arrays.stream(Weakness.values()).filter(weakness -> weakness.in(error)).findFirst()
          .ifPresent(weakness -> finding.detail("detail.weak." + weakness.id(), version));
    } else if (error.contains("negative serial number")) {
      finding.detail("detail.negative-serial", version);
    } else if (error.contains("not authorized to sign")) {
      finding.detail("detail.name-constraint", refusal.host());
    } else if (error.contains("incompatible key usage")) {
      finding.detail("detail.wrong-usage");
    }
    return Controls.byOtherCertificate(finding, facts, refusal.host()).build();
  }
}
