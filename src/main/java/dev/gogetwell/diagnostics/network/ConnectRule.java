package dev.gogetwell.diagnostics.network;

import dev.gogetwell.diagnostics.AddressBlocks;
import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.BrokenHops.Break;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.diagnostics.Translation;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import java.util.List;
import java.util.Optional;

/// No TCP connection to a hop that is dialled directly. What the kernel said names the code; another address that
/// answers in the same run shows that it is this host and not the network.
final class ConnectRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return BrokenHops.at(facts, TcpConnect.class).stream().filter(broken -> broken.hop().via().isEmpty()
            && !isSsh(broken.hop()) && !Ipv6Rule.explains(facts, broken.hop()))
        .flatMap(broken -> code(facts, broken).map(code -> finding(facts, broken, code)).stream()).toList();
  }

  /// A port that only git goes to, over ssh, is a matter of its own.
  private static boolean isSsh(Hop hop) {
    return hop.role() == HopRole.VCS_GIT && !hop.url().startsWith("http");
  }

  private static Optional<CauseCode> code(Facts facts, Break<TcpConnect> broken) {
    return switch (broken.failure().kind()) {
      case REFUSED -> Optional.of(CauseCode.NETWORK_REFUSED);
      case TIMEOUT -> Optional.of(CauseCode.NETWORK_TIMEOUT);
      case FORBIDDEN_LOCALLY -> Optional.of(CauseCode.NETWORK_LOCAL_FIREWALL);
      case RESET -> Optional.of(CauseCode.NETWORK_RESET);
      case UNREACHABLE -> Optional.of(onlyIpv6(facts, broken)
          ? CauseCode.NETWORK_IPV6_BROKEN : CauseCode.NETWORK_UNREACHABLE);
      case NO_ADDRESS -> Optional.of(CauseCode.NETWORK_SOCKET_SETUP);
      default -> broken.failure().raw().toLowerCase(java.util.Locale.ROOT).contains("assign requested")
          ? Optional.of(CauseCode.NETWORK_SOCKET_SETUP) : Optional.empty();
    };
  }

  private static boolean onlyIpv6(Facts facts, Break<TcpConnect> broken) {
    List<TcpConnect> tried = connects(facts, broken).stream().map(e -> (TcpConnect) e.measurement()).toList();
    return tried.stream().allMatch(ConnectRule::isOverIpv6)
        && BrokenHops.someConnectionWorked(facts, broken.measurement().endpoint().address())
        && facts.all(TcpConnect.class).noneMatch(connect -> connect.worked() && isOverIpv6(connect));
  }

  private static boolean isOverIpv6(TcpConnect connect) {
    return connect.endpoint().address().indexOf(':') >= 0 && !AddressBlocks.isThisMachine(connect.endpoint().address());
  }

  private static Finding finding(Facts facts, Break<TcpConnect> broken, CauseCode code) {
    List<Evidence> tried = connects(facts, broken);
    FindingBuilder finding = FindingBuilder.cause(code, broken.hop().id(), Operation.CONNECT, broken.hop().authority())
        .seen(tried).detail("detail.connect", broken.measurement().endpoint(), broken.failure().raw());
    Translation translation = Translation.of(facts);
    tried.stream().map(e -> ((TcpConnect) e.measurement()).endpoint().address())
        .filter(address -> translation.inside(address).isPresent()).findFirst().ifPresent(address ->
            finding.detail("detail.translated", address, translation.inside(address).orElseThrow()));
    Optional<Cell> mirror = Mirrors.control(facts);
    if (mirror.isPresent()) {
      finding.compared(Message.of("compare.other-server"),
          new Cell(Message.of("cell.connect", broken.hop().authority()), 0, tried.size(), false), mirror.get());
      return BrokenHops.goWaitsLonger(facts, broken.failure())
          ? finding.withoutControl("missing.go-waits-longer").build() : finding.proved().build();
    }
    if (BrokenHops.someConnectionWorked(facts, broken.measurement().endpoint().address())) {
      return finding.detail("detail.network-alive").build();
    }
    return finding.withoutControl("missing.other-host").build();
  }

  private static List<Evidence> connects(Facts facts, Break<TcpConnect> broken) {
    return facts.look(broken.hop().id()).stream()
        .filter(e -> e.measurement() instanceof TcpConnect connect && !connect.worked()).toList();
  }
}
