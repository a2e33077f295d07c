package dev.gogetwell.diagnostics.dns;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
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

/// Somebody on the way answers before, or instead of, the resolver, and the system believes him. Two things show it:
/// one question gets two answers that have nothing in common, or an answer comes from where no resolver is, while
/// nobody answers there for names that nobody forges. The certificate at an address of another answer is the control;
/// else the silence of two machines is, and without either it is likely.
final class InjectedAnswerRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return facts.directHops().stream().flatMap(hop -> judge(facts, hop).stream()).toList();
  }

  /// Whether an answer raced another one to what the system believes, or came from nowhere.
  static boolean explains(Answers answers) {
    return !races(answers).isEmpty() || !believedFromNowhere(answers).isEmpty();
  }

  private static Optional<Finding> judge(Facts facts, Hop hop) {
    Answers answers = new Answers(facts, hop);
    List<List<Evidence>> races = races(answers);
    List<Evidence> fromNowhere = answers.fromNowhere();
    return facts.breakOf(hop.id()).filter(broken -> answers.system().isPresent() && answers.pinned().isEmpty()
            && broken.measurement().operation().compareTo(Operation.VERIFY) <= 0)
        .flatMap(broken -> !races.isEmpty() ? Optional.of(finding(answers, broken, races))
            : fromNowhere.isEmpty() ? Optional.empty() : Optional.of(fromNowhere(answers, broken, fromNowhere)));
  }

  private static Finding finding(Answers answers, Evidence broken, List<List<Evidence>> races) {
    List<Evidence> seen = races.stream().flatMap(List::stream).toList();
    List<Evidence> right = answers.rightElsewhere().stream().filter(test -> seen.stream()
        .anyMatch(answer -> Answers.addresses(answer).contains(Answers.address(test)))).toList();
    String forged = answers.systemAddresses().iterator().next();
    FindingBuilder finding = FindingBuilder.cause(CauseCode.DNS_INJECTED, answers.hop().id(), Operation.RESOLVE,
        answers.hop().host())
        .seen(answers.system().orElseThrow(), broken).seen(seen).seen(right)
        .detail("detail.raced", answers.hop().host(), Answers.asked(seen.getFirst()),
            races.getFirst().stream().map(answer -> String.join(", ", Answers.addresses(answer)))
                .collect(Collectors.joining(" / ")));
    return right.isEmpty() ? finding.withoutControl("missing.true-address").build()
        : finding.proved().compared(Message.of("compare.other-address"),
            new Cell(Message.of("cell.system-address", forged), 0, 1, false),
            new Cell(Message.of("cell.other-address", Answers.address(right.getFirst())), right.size(), right.size(),
                true)).build();
  }

  /// Where what is believed is another address, the system may have asked a resolver that nobody can forge.
  private static Finding fromNowhere(Answers answers, Evidence broken, List<Evidence> seen) {
    List<Evidence> believed = believedFromNowhere(answers);
    List<Evidence> right = answers.rightElsewhere();
    List<Evidence> silences = answers.silences(seen);
    String host = answers.hop().host();
    FindingBuilder finding = FindingBuilder.cause(CauseCode.DNS_INJECTED, answers.hop().id(), Operation.RESOLVE, host)
        .seen(answers.system().orElseThrow(), broken).seen(seen).seen(silences).seen(right)
        .detail("detail.from-nowhere", host, Answers.asked(seen.getFirst()),
            String.join(", ", Answers.addresses(seen.getFirst())),
            ((NameLookup) silences.getFirst().measurement()).host());
    if (believed.isEmpty()) {
      return finding.confidence(Confidence.POSSIBLE).build();
    }
    finding.compared(Message.of("compare.from-nowhere"),
        new Cell(Message.of("cell.answered-from-nowhere", host), 0, seen.size(), false),
        new Cell(Message.of("cell.silent-about-others"), silences.size(), silences.size(), true));
    return seen.size() > 1 || !right.isEmpty() ? finding.proved().build()
        : finding.withoutControl("missing.second-place").build();
  }

  private static List<Evidence> believedFromNowhere(Answers answers) {
    return answers.fromNowhere().stream().filter(answer -> isBelieved(answers, answer)).toList();
  }

  /// The answers to each question of which one names what the system believes, and another nothing of it.
  private static List<List<Evidence>> races(Answers answers) {
    return answers.of(Arm.RACE).stream().filter(e -> e.measurement().worked())
        .collect(Collectors.groupingBy(Answers::asked)).values().stream()
        .filter(race -> race.stream().anyMatch(answer -> isBelieved(answers, answer))
            && race.stream().anyMatch(answer -> !isBelieved(answers, answer))).toList();
  }

  private static boolean isBelieved(Answers answers, Evidence answer) {
    return !Collections.disjoint(Answers.addresses(answer), answers.systemAddresses());
  }
}
