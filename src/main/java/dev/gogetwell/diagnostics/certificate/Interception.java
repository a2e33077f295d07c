package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Sites;
import dev.gogetwell.gorules.PublicHosts;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Message;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Somebody on the way signs anew. Proved by one key that signed for hosts that have nothing in common, or by another
/// chain as soon as the proxy is left out; likely by the name of a known product or a certificate made a moment ago.
/// One affected host alone is no interception.
///
/// @param interceptors names the product
record Interception(Interceptors interceptors) implements AuthorityStory {
  /// A certificate that is younger was hardly ordered from an authority.
  private static final Duration FRESH = Duration.ofHours(1);

  @Override
  public Optional<FindingBuilder> tell(Facts facts, Refusal refusal) {
    return bySameKey(facts, refusal).or(() -> byLeavingTheProxyOut(facts, refusal)).or(() -> byName(refusal))
        .or(() -> byAge(facts, refusal));
  }

  /// `finding`, and that somebody signs anew: with its roots back, the client may know him or meet him next.
  FindingBuilder alsoSeen(Facts facts, Refusal refusal, FindingBuilder finding) {
    Map<String, String> hosts = refusal.leaf().map(leaf -> sitesSignedBy(facts, leaf.issuerKey())).orElse(Map.of());
    return hosts.size() < 2 ? finding : finding.detail("detail.same-issuer", refusal.leaf().orElseThrow().issuer(),
        String.join(", ", hosts.values()));
  }

  private Optional<FindingBuilder> bySameKey(Facts facts, Refusal refusal) {
    Optional<Leaf> leaf = refusal.leaf();
    Map<String, String> hosts = leaf.map(l -> sitesSignedBy(facts, l.issuerKey())).orElse(Map.of());
    if (hosts.size() < 2) {
      return Optional.empty();
    }
    String issuer = leaf.orElseThrow().issuer();
    return Optional.of(finding(refusal).proved()
        .detail("detail.same-issuer", issuer, String.join(", ", hosts.values()))
        .compared(Message.of("compare.same-issuer"),
            new Cell(Message.of("cell.signed-publicly"), 0, hosts.size(), false),
            new Cell(Message.of("cell.handshakes-by", String.join(", ", hosts.values()), issuer), hosts.size(),
                hosts.size(), true)));
  }

  private Optional<FindingBuilder> byLeavingTheProxyOut(Facts facts, Refusal refusal) {
    HopId hop = refusal.broken().hop().id();
    if (refusal.broken().hop().via().isEmpty() || !facts.passed(Experiment.WithoutProxy.class, hop)) {
      return Optional.empty();
    }
    return Optional.of(finding(refusal).proved().seen(facts.of(Experiment.WithoutProxy.class, hop))
        .compared(Message.of("compare.without-proxy"), new Cell(Message.of("cell.through-proxy",
                refusal.broken().hop().via().orElseThrow().authority()), 0, 1, false),
            new Cell(Message.of("cell.direct", refusal.host()), 1, 1, true)));
  }

  private Optional<FindingBuilder> byName(Refusal refusal) {
    return interceptors.behind(refusal.chain()).map(_ -> finding(refusal).withoutControl("missing.second-host"));
  }

  private Optional<FindingBuilder> byAge(Facts facts, Refusal refusal) {
    return refusal.leaf().filter(leaf -> !leaf.selfIssued() && refusal.broken().hop().via().isPresent()
            && !otherSiteAccepted(facts, refusal)
            && Duration.between(leaf.notBefore(), facts.now()).compareTo(FRESH) < 0)
        .map(leaf -> finding(refusal).detail("detail.fresh-certificate", leaf.notBefore())
            .withoutControl("missing.second-host"));
  }

  private FindingBuilder finding(Refusal refusal) {
    FindingBuilder finding = Clients.finding(CauseCode.CERT_MITM, refusal).detail("cert.reading.unknown-to-both");
    interceptors.behind(refusal.chain()).ifPresent(rule -> finding.detail("detail.interceptor", rule.vendor())
        .detail("cert.vendor-kind." + rule.kind().id()));
    return finding;
  }

  /// The hosts of this run whose leaf was signed by one key and which the public list refuses for it, one a site: a
  /// company may sign for many names of its own.
  private static Map<String, String> sitesSignedBy(Facts facts, String issuerKey) {
    Set<String> own = facts.route().hops().stream().filter(PublicHosts::isOwn).map(hop -> hop.host())
        .collect(Collectors.toSet());
    Map<String, String> hosts = new TreeMap<>();
    for (Evidence evidence : facts.evidence()) {
      if (evidence.measurement() instanceof TlsHandshake handshake && !handshake.serverName().isEmpty()
          && !own.contains(handshake.serverName()) && isStrangerToAll(facts, evidence)
          && Leaf.of(handshake.chain()).filter(leaf -> leaf.issuerKey().equals(issuerKey)).isPresent()) {
        hosts.putIfAbsent(Sites.of(handshake.serverName()), handshake.serverName());
      }
    }
    return hosts;
  }

  private static boolean isStrangerToAll(Facts facts, Evidence handshake) {
    return facts.checksOf(handshake).anyMatch(Refusal::isStrangers);
  }

  /// Whether a host that has nothing to do with the refused one was accepted in this run by the public list.
  static boolean otherSiteAccepted(Facts facts, Refusal refusal) {
    return facts.all(ChainCheck.class).anyMatch(check -> check.judge() == ChainJudge.PUBLIC_LIST && check.worked()
        && !Sites.of(check.host()).equals(Sites.of(refusal.host())));
  }
}
