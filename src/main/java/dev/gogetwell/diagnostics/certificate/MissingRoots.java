package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.EmptyStore;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.StoreRead;
import dev.gogetwell.model.Message;
import java.util.Optional;

/// The store of this machine lacks a root, or keeps one whose time is over and lacks the one that followed. The public
/// list is the control: the same chain, another list. Where Windows decides, its own word is needed too.
final class MissingRoots implements AuthorityStory {
  @Override
  public Optional<FindingBuilder> tell(Facts facts, Refusal refusal) {
    if (refusal.publicAccepts() && DeniedCertificate.of(refusal).isEmpty()) {
      FindingBuilder finding = Clients.withStore(Clients.finding(CauseCode.CERT_MISSING_ROOTS, refusal), refusal)
          .detail("cert.reading.store-outdated");
      if (PlatformWord.decides(refusal)) {
        Optional<Evidence> heard = PlatformWord.refusing(facts, refusal);
        if (heard.isEmpty()) {
          return Optional.of(finding.withoutControl("missing.platform"));
        }
        finding.seen(heard.get()).detail("detail.platform-refuses");
      }
      if (PlatformWord.isPartlyUnread(facts, refusal)) {
        return Optional.of(finding.withoutControl("missing.unread-list"));
      }
      String ownStore = refusal.judge() == ChainJudge.GIT ? "cell.git-store" : "cell.own-store";
      return Optional.of(finding.proved().compared(Message.of("compare.trust-list"),
          new Cell(Message.of(ownStore), 0, 1, false), new Cell(Message.of("cell.public-list"), 1, 1, true)));
    }
    return Optional.empty();
  }

  /// A client without a single root refuses everybody; the chain need not even be a public one.
  static Optional<FindingBuilder> emptyStore(Facts facts, Refusal refusal) {
    boolean empty = refusal.storeRead().filter(read -> EmptyStore.is(facts, read)).isPresent();
    boolean readable = facts.all(StoreRead.class)
        .anyMatch(read -> read.judge() == ChainJudge.PUBLIC_LIST && read.count() > 0);
    return empty && readable
        ? Optional.of(Clients.withStore(Clients.finding(CauseCode.CERT_MISSING_ROOTS, refusal), refusal)
            .withoutControl("missing.trust-list"))
        : Optional.empty();
  }
}
