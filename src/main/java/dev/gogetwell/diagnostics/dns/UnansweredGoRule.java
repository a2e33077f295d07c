package dev.gogetwell.diagnostics.dns;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.BrokenHops.Break;
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
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.Trial.Arm;
import java.util.List;
import java.util.Optional;

/// The system finds the name, and the same resolvers leave the question of `go` unanswered, which carries EDNS. The
/// system's own answer is the control; an answer that comes when they are asked once more clears them, since one packet
/// may be lost.
final class UnansweredGoRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return BrokenHops.at(facts, NameLookup.class).stream()
        .filter(broken -> !FlakyResolverRule.explains(facts, broken.hop()) && answers(facts, broken).stream()
            .noneMatch(e -> e.measurement().worked()))
        .flatMap(broken -> system(facts, broken).map(found -> finding(facts, broken, found)).stream()).toList();
  }

  /// What the system found where the question of `go` found nothing.
  static Optional<Evidence> system(Facts facts, Break<NameLookup> broken) {
    return broken.measurement().resolver().kind() != Resolver.Kind.CONFIGURED ? Optional.empty()
        : facts.look(broken.hop().id()).stream().filter(e -> e.measurement() instanceof NameLookup lookup
            && lookup.worked() && lookup.resolver().kind() == Resolver.Kind.SYSTEM).findFirst();
  }

  private static Finding finding(Facts facts, Break<NameLookup> broken, Evidence found) {
    Hop hop = broken.hop();
    List<Evidence> again = answers(facts, broken);
    FindingBuilder finding = FindingBuilder.cause(broken.failure().kind() == FailureKind.SERVER_FAILURE
        ? CauseCode.DNS_MISBEHAVING : CauseCode.DNS_SERVER_DOWN, hop.id(), Operation.RESOLVE, hop.host())
        .seen(broken.evidence(), found).seen(again)
        .compared(Message.of("compare.question-of-go"),
            new Cell(Message.of("cell.question-of-go", hop.host()), 0, 1 + again.size(), false),
            new Cell(Message.of("cell.question-of-system", hop.host()), 1, 1, true))
        .detail("detail.lookup", hop.host(), broken.failure().raw());
    facts.witness().ifPresent(finding::seen);
    return FlakyResolverRule.saidByGo(facts, hop) ? finding.proved().build()
        : finding.withoutControl("missing.own-lookup", hop.host()).build();
  }

  private static List<Evidence> answers(Facts facts, Break<NameLookup> broken) {
    return new Answers(facts, broken.hop()).of(Arm.OWN);
  }
}
