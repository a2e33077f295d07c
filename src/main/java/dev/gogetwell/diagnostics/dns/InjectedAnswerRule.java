package dev.gogetwell.diagnostics.dns;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Trial.Arm;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One question, two answers that have nothing in common: somebody on the way answers before the resolver does, and the
/// system believes him. The certificate at an address of the other answer is the control; without
/// it the two answers alone make it likely.
final class InjectedAnswerRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return facts.directHops().stream().flatMap(hop -> judge(facts, hop).stream()).toList();
  }

  /// Whether an answer raced another one to what the system believes.
  static boolean explains(Answers answers) {
    return !races(answers).isEmpty();
  }

  private static Optional<Finding> judge(Facts facts, Hop hop) {
    Answers answers = new Answers(facts, hop);
    List<List<Evidence>> races = races(answers);
    return facts.breakOf(hop.id()).filter(broken -> !races.isEmpty() && answers.pinned().isEmpty()
            && broken.measurement().operation().compareTo(Operation.VERIFY) <= 0)
        .map(broken -> finding(answers, broken, races));
  }

  private static Finding finding(Answers answers, Evidence broken, List<List<Evidence>> races) {
    List<Evidence> seen = races.stream().flatMap(List::stream).toList();
    List<Evidence> right = answers.rightElsewhere().stream().filter(test -> seen.stream()
        .anyMatch(answer -> Answers.addresses(answer).contains(Answers.address(test)))).toList();
    String forged = answers.systemAddresses().iterator().next();
    FindingBuilder finding = FindingBuilder.cause(CauseCode.DNS_INJECTED, answers.hop().id(), Operation.RESOLVE,
        answers.hop().host())
        .seen(answers.system().orElseThrow(), broken).seen(seen).seen(right)
        .detail("detail.raced", answers.hop().host(), ((NameLookup) seen.getFirst().measurement()).resolver().address(),
            races.getFirst().stream().map(answer -> String.join(", ", Answers.addresses(answer)))
                .collect(Collectors.joining(" / ")));
    return right.isEmpty() ? finding.withoutControl("missing.true-address").build()
        : finding.proved().compared(Message.of("compare.other-address"),
            new Cell(Message.of("cell.system-address", forged), 0, 1, false),
            new Cell(Message.of("cell.other-address", Answers.address(right.getFirst())), right.size(), right.size(),
                true)).build();
  }

  /// The answers to each question of which one names what the system believes, and another nothing of it.
  private static List<List<Evidence>> races(Answers answers) {
    return answers.of(Arm.RACE).stream().filter(e -> e.measurement().worked())
        .collect(Collectors.groupingBy(e -> ((NameLookup) e.measurement()).resolver().address())).values().stream()
        .filter(race -> race.stream().anyMatch(answer -> isBelieved(answers, answer))
            && race.stream().anyMatch(answer -> !isBelieved(answers, answer))).toList();
  }

  private static boolean isBelieved(Answers answers, Evidence answer) {
    return !Collections.disjoint(Answers.addresses(answer), answers.systemAddresses());
  }
}
