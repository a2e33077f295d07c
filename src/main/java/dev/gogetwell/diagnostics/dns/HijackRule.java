package dev.gogetwell.diagnostics.dns;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Findings;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Trial.Arm;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The name leads to a wrong machine. Different answers alone prove nothing (content networks answer everybody
/// differently); the certificate is the arbiter: the system's address fails, and an address that another resolver names
/// shows a certificate for the name that a trusted authority signed.
final class HijackRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return facts.route().hops().stream().filter(hop -> hop.via().isEmpty())
        .flatMap(hop -> judge(facts, hop).stream()).toList();
  }

  private static Optional<Finding> judge(Facts facts, Hop hop) {
    Optional<Evidence> broken = facts.breakOf(hop.id());
    Optional<Evidence> system = facts.look(hop.id()).stream()
        .filter(e -> e.measurement() instanceof NameLookup lookup && lookup.worked()).findFirst();
    if (broken.isEmpty() || system.isEmpty() || !couldBeTheWrongMachine(broken.get().measurement())) {
      return Optional.empty();
    }
    Set<String> systemAddresses = new HashSet<>(((NameLookup) system.get().measurement()).addresses());
    List<Evidence> right = facts.of(Experiment.OtherResolvers.class, hop.id(), Arm.ADDRESS).stream()
        .filter(e -> !systemAddresses.contains(address(e)) && e.measurement() instanceof ChainCheck check
            && check.judge() == ChainJudge.GO && check.worked())
        .toList();
    if (right.isEmpty()) {
      return Optional.empty();
    }
    long addresses = right.stream().map(HijackRule::address).distinct().count();
    List<Evidence> naming = facts.of(Experiment.OtherResolvers.class, hop.id(), Arm.OTHER).stream()
        .filter(e -> e.measurement().worked()).toList();
    return Optional.of(Findings.cause(CauseCode.DNS_HIJACK, hop.id(), Operation.RESOLVE, hop.host()).proved()
        .seen(system.get(), broken.get()).seen(naming).seen(right)
        .compared(Message.of("compare.other-address"),
            new Cell(Message.of("cell.system-address", systemAddresses.iterator().next()), 0, 1, false),
            new Cell(Message.of("cell.other-address", address(right.getFirst())), (int) addresses, (int) addresses,
                true))
        .build());
  }

  /// A failure before or at the certificate: an answer of the right server, however unwelcome, is not a hijack.
  private static boolean couldBeTheWrongMachine(Measurement measurement) {
    return switch (measurement.operation()) {
      case CONNECT, HANDSHAKE, VERIFY -> true;
      default -> false;
    };
  }

  private static String address(Evidence evidence) {
    return evidence.trial().orElseThrow().cell().of();
  }
}
