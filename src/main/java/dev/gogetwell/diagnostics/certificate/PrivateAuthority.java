package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.gorules.PublicHosts;
import dev.gogetwell.gorules.x509.Certificate;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One host only, and no public authority signed for it: it signed for itself, or a company's authority did. A host
/// that everybody knows as public is never called private.
final class PrivateAuthority implements AuthorityStory {
  private static final List<ChainJudge> LOCAL = List.of(ChainJudge.GO, ChainJudge.GIT, ChainJudge.SYSTEM);

  @Override
  public Optional<FindingBuilder> tell(Facts facts, Refusal refusal) {
    Served served = Served.of(refusal.chain());
    boolean self = refusal.leaf().filter(Leaf::selfIssued).isPresent();
    boolean knownHere = LOCAL.stream().anyMatch(refusal::accepts);
    boolean others = Interception.otherSiteAccepted(facts, refusal);
    boolean sentItsAuthority = served.certificates().size() > 1;
    boolean own = self || knownHere || PublicHosts.isOwn(refusal.broken().hop()) || (others && sentItsAuthority);
    if (!own || isPublic(facts, refusal.host())) {
      return Optional.empty();
    }
    FindingBuilder finding = Clients.withStore(Clients.finding(CauseCode.CERT_PRIVATE_CA, refusal), refusal)
        .detail(self ? "detail.self-signed" : "detail.company-authority",
            served.top().map(Certificate::issuer).map(issuer -> issuer.oneLine()).orElse(""));
    if (knownHere) {
      String client = Stream.of(ChainJudge.GO, ChainJudge.GIT, ChainJudge.SYSTEM).filter(refusal::accepts).findFirst()
          .orElseThrow().name().toLowerCase(java.util.Locale.ROOT);
      return Optional.of(finding.proved().compared(Message.of("compare.trust-list"),
          new Cell(Message.of(refusal.judge() == ChainJudge.GIT ? "cell.git-store" : "cell.own-store"), 0, 1, false),
          new Cell(Message.of("cell.store-of." + client), 1, 1, true)));
    }
    if (others) {
      finding.compared(Message.of("compare.other-site"),
          new Cell(Message.of("cell.signed-privately", refusal.host()), 0, 1, false),
          new Cell(Message.of("cell.signed-publicly"), 1, 1, true));
      return Optional.of(self ? finding.proved() : finding.detail("detail.one-host-only"));
    }
    return Optional.of(finding.withoutControl("missing.second-host"));
  }

  private static boolean isPublic(Facts facts, String host) {
    return PublicHosts.contains(host) || facts.scope().mirrors().stream().map(Mirrors::host).anyMatch(host::equals);
  }
}
