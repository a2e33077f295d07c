package dev.gogetwell.diagnostics.dns;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Trial.Arm;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The resolver of this machine names the address of a page of its operator for names that do not exist, and the wanted
/// one is such a name: what follows looks like a wrong certificate or a refused connection of the host. Names that nobody
/// has are the control: the same address for two of them, below two zones, was invented (METHODS 2.1, rule 8).
final class InventedAnswerRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return facts.directHops().stream().flatMap(hop -> judge(facts, hop).stream()).toList();
  }

  private static Optional<Finding> judge(Facts facts, Hop hop) {
    Answers answers = new Answers(facts, hop);
    Optional<Evidence> broken = facts.breakOf(hop.id());
    List<Evidence> invented = answers.of(Arm.OWN_INVENTED).stream().filter(e -> e.measurement().worked()
        && !Collections.disjoint(Answers.addresses(e), answers.systemAddresses())).toList();
    long names = invented.stream().map(e -> ((NameLookup) e.measurement()).host()).distinct().count();
    if (broken.isEmpty() || answers.system().isEmpty() || names < 2 || answers.pinned().isPresent()) {
      return Optional.empty();
    }
    List<Evidence> others = answers.of(Arm.OTHER);
    List<Evidence> denying = others.stream().filter(
        e -> e.measurement().failedWith(FailureKind.NO_SUCH_HOST, FailureKind.NO_ADDRESS)).toList();
    if (others.stream().anyMatch(e -> e.measurement().worked())) {
      return Optional.empty(); // The name exists; whether the address is right is another question.
    }
    Set<String> addresses = answers.systemAddresses();
    FindingBuilder finding = FindingBuilder.cause(CauseCode.DNS_NXDOMAIN_REWRITE, hop.id(), Operation.RESOLVE,
        hop.host())
        .seen(answers.system().get(), broken.get()).seen(invented).seen(denying)
        .detail("detail.invented", hop.host(), addresses.iterator().next(),
            ((NameLookup) invented.getFirst().measurement()).host());
    return Optional.of(denying.isEmpty() ? finding.withoutControl("missing.other-resolver").build()
        : finding.proved().compared(Message.of("compare.other-resolver"),
            new Cell(Message.of("cell.invented-name", addresses.iterator().next()), 0, invented.size(), false),
            new Cell(Message.of("cell.no-such-name", hop.host()), denying.size(), denying.size(), true)).build());
  }
}
