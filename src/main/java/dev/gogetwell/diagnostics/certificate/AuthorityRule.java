package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import java.util.List;
import java.util.Optional;

/// Nobody here knows who signed. Stories with different remedies, told apart by differences, in this order:
///
/// - somebody here denied a certificate of the chain;
/// - the public list accepts the chain: this machine's store lacks a root;
/// - the client has no root at all, and could accept nobody, whoever signed;
/// - somebody on the way signs anew;
/// - the server forgot to send a certificate;
/// - one host only, and its authority is a private one;
/// - anything else: nobody can tell yet.
final class AuthorityRule implements Rule {
  private final List<AuthorityStory> stories;

  /// With the shipped list of interceptors.
  AuthorityRule() {
    this(new Interceptors(InspectionVendorsReader.shipped()));
  }

  AuthorityRule(Interceptors interceptors) {
    Interception interception = new Interception(interceptors);
    this.stories = List.of(new DeniedCertificate(), new MissingRoots(),
        (facts, refusal) -> MissingRoots.emptyStore(facts, refusal)
            .map(finding -> interception.alsoSeen(facts, refusal, finding)),
        interception, new IncompleteChain(), new PrivateAuthority());
  }

  @Override
  public List<Finding> judge(Facts facts) {
    return Refusal.of(facts, FailureKind.UNKNOWN_AUTHORITY).stream()
        .filter(refusal -> !PlatformWord.accepts(facts, refusal)).map(refusal -> stories.stream()
        .map(story -> story.tell(facts, refusal)).flatMap(Optional::stream).findFirst()
        .orElseGet(() -> unknown(facts, refusal)).build()).toList();
  }

  private static FindingBuilder unknown(Facts facts, Refusal refusal) {
    FindingBuilder finding = Clients.finding(CauseCode.CERT_UNKNOWN_AUTHORITY, refusal)
        .detail("cert.reading.unknown-to-both");
    if (Interception.otherSiteAccepted(facts, refusal)) {
      return finding.detail("detail.one-host-only").withoutControl("missing.owner");
    }
    return finding.withoutControl("missing.second-host");
  }
}
