package dev.gogetwell.diagnostics.handshake;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.BrokenHops.Break;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.ProxyRef;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A proxy that says of every tunnel that it stands and ends it before anything of TLS has come back: hosts that have
/// nothing in common do not all do that. One host alone may have closed by itself. Pure.
final class ClosedTunnels {
  private static final Set<FailureKind> ENDS = EnumSet.of(FailureKind.EOF, FailureKind.RESET, FailureKind.NOT_TLS);

  private ClosedTunnels() {}

  /// The finding, if the handshake broke like that.
  static Optional<Finding> finding(Facts facts, Break<TlsHandshake> broken) {
    Optional<ProxyRef> proxy = broken.hop().via().filter(_ -> isClosed(broken));
    List<String> hosts = proxy.map(way -> hosts(facts, way)).orElse(List.of());
    if (hosts.size() < 2) {
      return Optional.empty();
    }
    String authority = proxy.orElseThrow().authority();
    String host = broken.hop().host();
    FindingBuilder finding = FindingBuilder.cause(CauseCode.PROXY_BAD_GATEWAY, broken.hop().id(), Operation.HANDSHAKE,
            host)
        .seen(broken.evidence()).detail("detail.proxy-set-by", proxy.get().setting(), authority)
        .detail("detail.tunnels-closed", String.join(", ", hosts), broken.failure().raw());
    return Optional.of(facts.passed(Experiment.WithoutProxy.class, broken.hop().id())
        ? finding.proved().compared(Message.of("compare.without-proxy"),
            new Cell(Message.of("cell.through-proxy", authority), 0, 1, false),
            new Cell(Message.of("cell.direct", host), 1, 1, true)).build()
        : finding.withoutControl("missing.direct").build());
  }

  private static boolean isClosed(Break<TlsHandshake> broken) {
    return broken.measurement().version().isEmpty() && ENDS.contains(broken.failure().kind());
  }

  /// The hosts to which tunnels were closed; none if a single handshake came about through this proxy.
  private static List<String> hosts(Facts facts, ProxyRef proxy) {
    boolean anyWorked = facts.route().hops().stream().filter(hop -> isThrough(hop, proxy))
        .flatMap(hop -> facts.look(hop.id()).stream())
        .anyMatch(e -> e.measurement() instanceof TlsHandshake && e.measurement().worked());
    return anyWorked ? List.of() : BrokenHops.at(facts, TlsHandshake.class).stream()
        .filter(each -> isThrough(each.hop(), proxy) && isClosed(each)).map(each -> each.hop().host()).distinct()
        .toList();
  }

  private static boolean isThrough(Hop hop, ProxyRef proxy) {
    return hop.via().filter(way -> way.authority().equals(proxy.authority())).isPresent();
  }
}
