package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Findings;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Go does not know who signed. Five stories, told apart by differences:
///
/// - the public list accepts the chain: this machine's store lacks a root;
/// - one key signed for hosts that have nothing in common, or the chain is another one as soon as the proxy is left
///   out: somebody on the way signs anew;
/// - the issuer is one that inspection products and debugging proxies use: likely the same;
/// - one host only, and it signed for itself or for a private name: a private authority;
/// - anything else: nobody can tell yet.
final class AuthorityRule implements Rule {
  private static final Duration FRESH = Duration.ofHours(1);

  private final Interceptors interceptors;

  AuthorityRule(Interceptors interceptors) {
    this.interceptors = interceptors;
  }

  @Override
  public List<Finding> judge(Facts facts) {
    return Refusal.of(facts, FailureKind.UNKNOWN_AUTHORITY).stream().map(refusal -> judge(facts, refusal)).toList();
  }

  private Finding judge(Facts facts, Refusal refusal) {
    if (refusal.publicAccepts()) {
      return base(CauseCode.CERT_MISSING_ROOTS, refusal).proved()
          .compared(Message.of("compare.trust-list"), new Cell(Message.of("cell.own-store"), 0, 1, false),
              new Cell(Message.of("cell.public-list"), 1, 1, true)).build();
    }
    Optional<Leaf> leaf = refusal.leaf();
    Set<String> hosts = leaf.map(l -> hostsSignedBy(facts, l.issuerKey())).orElse(Set.of());
    if (hosts.size() >= 2) {
      return interception(refusal).proved()
          .detail("detail.same-issuer", leaf.orElseThrow().issuer(), String.join(", ", hosts))
          .compared(Message.of("compare.same-issuer"),
              new Cell(Message.of("cell.signed-by", leaf.orElseThrow().issuer()), hosts.size(), hosts.size(), false),
              new Cell(Message.of("cell.signed-publicly"), 0, hosts.size(), true)).build();
    }
    String direct = "direct:" + refusal.broken().hop().id();
    if (facts.passed(direct, refusal.broken().hop().id())) {
      return interception(refusal).proved().seen(facts.ofExperiment(direct))
          .compared(Message.of("compare.without-proxy"),
              new Cell(Message.of("cell.through-proxy", refusal.broken().hop().via().orElseThrow().authority()),
                  0, 1, false),
              new Cell(Message.of("cell.direct", refusal.broken().hop().host()), 1, 1, true)).build();
    }
    if (leaf.isPresent() && !leaf.get().selfIssued() && refusal.broken().hop().via().isPresent()
        && isFresh(leaf.get(), facts)) {
      return interception(refusal).detail("detail.fresh-certificate", leaf.get().notBefore())
          .withoutControl("missing.second-host").build();
    }
    if (interceptors.behind(refusal.chain()).isPresent()) {
      return interception(refusal).withoutControl("missing.second-host").build();
    }
    boolean ownAuthority = leaf.isPresent() && (leaf.get().selfIssued() || refusal.broken().hop().isPrivate());
    return ownAuthority ? base(CauseCode.CERT_PRIVATE_CA, refusal).withoutControl("missing.second-host").build()
        : base(CauseCode.CERT_UNKNOWN_AUTHORITY, refusal).withoutControl("missing.second-host").build();
  }

  /// Made on the fly: a certificate that is younger than an hour was hardly ordered from an authority.
  private static boolean isFresh(Leaf leaf, Facts facts) {
    return Duration.between(leaf.notBefore(), facts.now()).compareTo(FRESH) < 0;
  }

  /// The hosts of this run whose refused leaf was signed by one key.
  private static Set<String> hostsSignedBy(Facts facts, String issuerKey) {
    Set<String> hosts = new HashSet<>();
    for (Evidence evidence : facts.evidence()) {
      if (evidence.measurement() instanceof TlsHandshake handshake && refused(facts, evidence)
          && !handshake.serverName().isEmpty()
          && Leaf.of(handshake.chain()).filter(leaf -> leaf.issuerKey().equals(issuerKey)).isPresent()) {
        hosts.add(handshake.serverName());
      }
    }
    return hosts;
  }

  /// Whether the chain of a handshake was refused by both lists for its issuer.
  private static boolean refused(Facts facts, Evidence handshake) {
    return facts.evidence().stream().anyMatch(e -> e.hop().equals(handshake.hop()) && e.trial().equals(handshake.trial())
        && e.measurement() instanceof ChainCheck check
        && check.failure().filter(f -> f.kind() == FailureKind.UNKNOWN_AUTHORITY).isPresent());
  }

  private Findings interception(Refusal refusal) {
    Findings finding = base(CauseCode.CERT_MITM, refusal);
    interceptors.behind(refusal.chain()).ifPresent(rule -> finding.detail("detail.interceptor", rule.vendor()));
    return finding;
  }

  private static Findings base(CauseCode code, Refusal refusal) {
    Findings finding = Findings.cause(code, refusal.broken().hop().id(), Operation.VERIFY,
            refusal.broken().hop().host()).seen(refusal.handshake(), refusal.broken().evidence())
        .confidence(Confidence.LIKELY).detail("detail.go-says", refusal.broken().measurement().error());
    refusal.leaf().ifPresent(leaf -> finding.detail("detail.issuer", leaf.issuer()));
    return finding;
  }
}
