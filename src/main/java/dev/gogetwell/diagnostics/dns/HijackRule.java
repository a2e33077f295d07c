package dev.gogetwell.diagnostics.dns;

import dev.gogetwell.diagnostics.AddressBlocks;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.diagnostics.Translation;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Trial.Arm;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The name leads to a wrong machine. Different answers alone prove nothing (content networks answer everybody
/// differently); the certificate is the arbiter: the system's address fails, and an address that another resolver names
/// shows a certificate for the name that a trusted authority signed.
///
/// No wrong machine is an address that other resolvers name too or that lies beside the right ones, one that this
/// machine has no way to, as an IPv6 address without IPv6, a placeholder of a local proxy program, one that the network
/// translated out of an address that others name, and a private
/// address that does not answer: somebody names his own machines like that, and his VPN may be off. A machine that
/// shows no certificate may also be the right one of a content network that is down: then it is likely at most.
final class HijackRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return facts.directHops().stream().flatMap(hop -> judge(facts, hop).stream()).toList();
  }

  private static Optional<Finding> judge(Facts facts, Hop hop) {
    Answers answers = new Answers(facts, hop);
    Optional<Evidence> broken = facts.breakOf(hop.id());
    Optional<Evidence> system = answers.system();
    List<Evidence> right = answers.rightElsewhere();
    if (broken.isPresent() && right.isEmpty() && isSinkhole(answers, broken.get())) {
      return Optional.of(FindingBuilder.cause(CauseCode.DNS_HIJACK, hop.id(), Operation.RESOLVE, hop.host())
          .seen(system.orElseThrow(), broken.get()).seen(answers.of(Arm.OTHER))
          .withoutControl("missing.true-address").build());
    }
    if (broken.isEmpty() || system.isEmpty() || right.isEmpty()
        || !couldBeTheWrongMachine(broken.get().measurement(), answers, right)) {
      return Optional.empty();
    }
    return Optional.of(wrong(answers.pinned().isPresent() ? CauseCode.DNS_HOSTS_PIN : CauseCode.DNS_HIJACK, answers,
        broken.get(), system.get(), right));
  }

  /// A failure before or at the certificate: an answer of the right server, however unwelcome, is not a hijack.
  private static boolean couldBeTheWrongMachine(Measurement broken, Answers answers, List<Evidence> right) {
    Set<String> system = answers.systemAddresses();
    boolean honest = answers.pinned().isEmpty() && (!Collections.disjoint(system, answers.addresses(Arm.OTHER))
        || isTranslated(answers, system)
        || InjectedAnswerRule.explains(answers)
        || (broken.operation() != Operation.VERIFY && isNoStranger(system, right)));
    // Whoever wrote an address down, or names this very machine, has not met a host of another family.
    boolean written = answers.pinned().isPresent() || system.stream().allMatch(AddressBlocks::isThisMachine);
    boolean otherFamily = !written && system.stream().allMatch(Answers::isIpv6)
        && right.stream().noneMatch(test -> Answers.isIpv6(Answers.address(test)));
    return !honest && switch (broken.operation()) {
      case CONNECT -> written || (!otherFamily && !broken.failedWith(FailureKind.UNREACHABLE));
      case HANDSHAKE -> !otherFamily;
      case VERIFY -> true;
      default -> false;
    };
  }

  private static boolean isTranslated(Answers answers, Set<String> system) {
    Translation translation = Translation.of(answers.facts());
    return system.stream().allMatch(address -> translation.inside(address)
        .filter(answers.addresses(Arm.OTHER)::contains).isPresent());
  }

  /// The system is sent to itself, and others know a machine: no certificate is needed to see that this leads nowhere.
  private static boolean isSinkhole(Answers answers, Evidence broken) {
    Set<String> others = answers.addresses(Arm.OTHER);
    return broken.measurement().operation() == Operation.CONNECT && answers.pinned().isEmpty()
        && !answers.systemAddresses().isEmpty()
        && answers.systemAddresses().stream().allMatch(AddressBlocks::isThisMachine)
        && !others.isEmpty() && others.stream().noneMatch(AddressBlocks::isThisMachine);
  }

  private static boolean isNoStranger(Set<String> system, List<Evidence> right) {
    return system.stream().allMatch(address -> FakeAddressRule.isPlaceholder(address) || AddressBlocks.isPrivate(address)
        || right.stream().anyMatch(test -> AddressBlocks.areNeighbours(address, Answers.address(test))));
  }

  /// The machine's own resolver, asked for this very name, says something else than the system: then no resolver lies,
  /// and the system asked for another name (`search` and `ndots` of resolv.conf(5)) or somebody else.
  private static Optional<Evidence> ownAnswersThatDiffer(Answers answers) {
    List<Evidence> own = answers.of(Arm.OWN).stream().filter(e -> e.measurement().worked()).toList();
    return answers.pinned().isPresent() || own.isEmpty()
        || own.stream().anyMatch(e -> !Collections.disjoint(Answers.addresses(e), answers.systemAddresses()))
        ? Optional.empty() : Optional.of(own.getFirst());
  }

  /// Whether it is plain that nobody else's machine can be meant: it showed whose it is, it is this machine itself, or
  /// somebody wrote the address down.
  private static boolean isPlain(CauseCode code, Evidence broken, Answers answers) {
    return code == CauseCode.DNS_HOSTS_PIN || broken.measurement().operation() == Operation.VERIFY
        || answers.systemAddresses().stream().allMatch(AddressBlocks::isThisMachine);
  }

  private static Finding wrong(CauseCode code, Answers answers, Evidence broken, Evidence system,
      List<Evidence> right) {
    String subject = answers.hop().host();
    FindingBuilder finding = FindingBuilder.cause(code, answers.hop().id(), Operation.RESOLVE, subject);
    if (isPlain(code, broken, answers)) {
      finding.proved();
    } else {
      finding.withoutControl("missing.silent-address", answers.systemAddresses().iterator().next());
    }
    answers.pinned().ifPresent(pinned -> finding.seen(pinned).detail("detail.hosts-pin", subject,
        String.join(", ", answers.systemAddresses().stream().sorted().toList()),
        Answers.asked(pinned)));
    ownAnswersThatDiffer(answers).ifPresent(own -> finding.seen(own).detail("detail.own-resolver-right", subject,
        Answers.asked(own),
        String.join(", ", ((Measurement.NameLookup) own.measurement()).addresses())));
    int addresses = (int) right.stream().map(Answers::address).distinct().count();
    return finding.seen(system, broken)
        .seen(answers.of(Arm.OTHER).stream().filter(e -> e.measurement().worked()).toList()).seen(right)
        .compared(Message.of("compare.other-address"),
            new Cell(Message.of("cell.system-address", answers.systemAddresses().iterator().next()), 0, 1, false),
            new Cell(Message.of("cell.other-address", Answers.address(right.getFirst())), addresses, addresses, true))
        .build();
  }
}
