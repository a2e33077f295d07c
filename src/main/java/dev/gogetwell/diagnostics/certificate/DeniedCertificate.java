package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.StoreProblem;
import dev.gogetwell.model.Message;
import java.util.Optional;

/// Somebody put a certificate of the chain among those that this machine refuses: an administrator, a policy, the user.
/// There is no remedy that this program would carry out, since a refusal is a decision. The control is the public list,
/// which accepts the same chain; where Windows decides, its own word for a denied chain is needed too.
final class DeniedCertificate implements AuthorityStory {
  /// The denied certificate that explains the refusal. Two certificates may have one name, so a Windows that was asked
  /// and says something else has the last word.
  static Optional<StoreProblem> of(Refusal refusal) {
    boolean contradicted = PlatformWord.decides(refusal) && refusal.opinion(ChainJudge.PLATFORM).isPresent()
        && PlatformWord.denying(refusal).isEmpty();
    return contradicted ? Optional.empty() : Clients.denied(refusal);
  }

  @Override
  public Optional<FindingBuilder> tell(Facts facts, Refusal refusal) {
    Optional<StoreProblem> denied = of(refusal);
    if (denied.isEmpty()) {
      return Optional.empty();
    }
    FindingBuilder finding = Clients.withStore(Clients.finding(CauseCode.CERT_DENIED, refusal), refusal)
        .detail("cert.reading.denied", denied.get().detail());
    if (PlatformWord.decides(refusal)) {
      Optional<Evidence> heard = PlatformWord.denying(refusal);
      if (heard.isEmpty()) {
        return Optional.of(finding.withoutControl("missing.denied-by-platform"));
      }
      finding.seen(heard.get()).detail("detail.platform-denies");
    }
    if (!refusal.publicAccepts()) {
      return Optional.of(finding.withoutControl("missing.trust-list"));
    }
    return Optional.of(finding.proved().compared(Message.of("compare.trust-list"),
        new Cell(Message.of("cell.own-store"), 0, 1, false), new Cell(Message.of("cell.public-list"), 1, 1, true)));
  }
}
