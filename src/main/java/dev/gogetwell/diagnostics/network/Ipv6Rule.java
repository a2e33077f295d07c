package dev.gogetwell.diagnostics.network;

import dev.gogetwell.diagnostics.AddressBlocks;
import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Trial.Arm;
import java.util.List;
import java.util.Optional;

/// IPv6 leads nowhere, or the connection over it dies as soon as it is used, and the same name over IPv4 shows the
/// right certificate. `go` changes to IPv4 only while it dials (net.Dialer, RFC 6555): behind a connection that stands
/// it never tries the other family (golang/go#68237).
final class Ipv6Rule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return facts.directHops().stream().flatMap(hop -> judge(facts, hop).stream()).toList();
  }

  private static Optional<Finding> judge(Facts facts, Hop hop) {
    List<Evidence> ipv4 = provedOverIpv4(facts, hop);
    return facts.breakOf(hop.id()).filter(broken -> !ipv4.isEmpty() && isOverIpv6(facts, hop, broken.measurement()))
        .filter(broken -> !isWrittenDown(facts, hop, endpoint(broken.measurement()).orElseThrow().address()))
        .map(broken -> {
          Endpoint tried = endpoint(broken.measurement()).orElseThrow();
          String other = ipv4.getFirst().trial().orElseThrow().cell().of();
          FindingBuilder finding = FindingBuilder.cause(CauseCode.NETWORK_IPV6_BROKEN, hop.id(), Operation.CONNECT,
              hop.authority());
          return (BrokenHops.goWaitsLonger(facts, broken.measurement().failure().orElseThrow())
              ? finding.withoutControl("missing.go-waits-longer") : finding.proved()).seen(broken).seen(ipv4)
              .detail(broken.measurement() instanceof TlsHandshake ? "detail.handshake-at" : "detail.connect", tried,
                  broken.measurement().failure().map(Failure::raw).orElse(""))
              .compared(Message.of("compare.other-family"),
                  new Cell(Message.of("cell.address", tried.address()), 0, 1, false),
                  new Cell(Message.of("cell.address", other), ipv4.size(), ipv4.size(), true)).build();
        });
  }

  /// Whether everything that was tried at a hop was tried over IPv6, while IPv4 leads to the right machine.
  static boolean explains(Facts facts, Hop hop) {
    return judge(facts, hop).isPresent();
  }

  private static boolean isOverIpv6(Facts facts, Hop hop, Measurement broken) {
    return (broken instanceof TcpConnect || broken instanceof TlsHandshake)
        && endpoint(broken).filter(Ipv6Rule::isIpv6).isPresent()
        && (broken instanceof TlsHandshake || facts.look(hop.id()).stream().map(Evidence::measurement)
            .filter(TcpConnect.class::isInstance).allMatch(m -> endpoint(m).filter(Ipv6Rule::isIpv6).isPresent()));
  }

  private static Optional<Endpoint> endpoint(Measurement measurement) {
    return switch (measurement) {
      case TcpConnect connect -> Optional.of(connect.endpoint());
      case TlsHandshake handshake -> Optional.of(handshake.endpoint());
      default -> Optional.empty();
    };
  }

  /// An address that says nothing of IPv6: the hosts file names it, or whoever dials it reaches himself.
  private static boolean isWrittenDown(Facts facts, Hop hop, String address) {
    return AddressBlocks.isThisMachine(address) || facts.of(Experiment.OtherResolvers.class, hop.id(), Arm.PINNED)
        .stream().anyMatch(e -> e.measurement() instanceof NameLookup pinned && pinned.addresses().contains(address));
  }

  /// What is mapped into IPv6 is dialled over IPv4 (RFC 4291, 2.5.5.2; net.IP.To4).
  private static boolean isIpv6(Endpoint endpoint) {
    return endpoint.address().indexOf(':') >= 0 && !endpoint.address().startsWith("::ffff:");
  }

  private static List<Evidence> provedOverIpv4(Facts facts, Hop hop) {
    return facts.of(Experiment.OtherResolvers.class, hop.id(), Arm.ADDRESS).stream()
        .filter(e -> e.trial().orElseThrow().cell().of().indexOf(':') < 0 && e.measurement() instanceof ChainCheck check
            && check.judge() == ChainJudge.GO && check.worked()).toList();
  }
}
