package dev.gogetwell.diagnostics.dns;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Experiment.RepeatedLookups;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Trial.Arm;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The resolver answers the same question now and then: it is neither down nor does it know nothing. Told by counts of
/// one question that was asked many times; another resolver that answered as many times is the control, without which
/// the way to all of them may be what loses packets.
final class FlakyResolverRule implements Rule {
  /// What go and libc say of a resolver that fails, not of one that denies a name (net/dnsclient_unix.go).
  private static final String LOOKUP_FAILED =
      "(?: on \\S+)?: (?:server misbehaving|Temporary failure|dial udp|read udp|i/o timeout)";

  private static final Set<FailureKind> DENIED =
      Set.of(FailureKind.NO_SUCH_HOST, FailureKind.NO_ADDRESS, FailureKind.UNREACHABLE);

  @Override
  public List<Finding> judge(Facts facts) {
    return facts.directHops().stream().filter(hop -> couldBe(facts, hop))
        .flatMap(hop -> flaky(facts, hop).map(own -> finding(facts, hop, own)).stream()).toList();
  }

  /// Whether counts say what the trouble of a hop is.
  static boolean explains(Facts facts, Hop hop) {
    return couldBe(facts, hop) && flaky(facts, hop).isPresent();
  }

  /// The hosts whose lookup fails for go or for us, though a resolver says neither "no" nor "I may not".
  static List<Experiment> wanted(Facts facts) {
    Set<String> hosts = new HashSet<>();
    return facts.directHops().stream().filter(hop -> saidByGo(facts, hop) || isWorthCounting(facts, hop))
        .filter(hop -> hosts.add(hop.host())).limit(1)
        .<Experiment>map(hop -> new RepeatedLookups(hop.id(), hop.host())).toList();
  }

  /// The system heard no "no", or the resolver, asked directly, now answers, or fails in a way that may pass.
  private static boolean isWorthCounting(Facts facts, Hop hop) {
    return breaksAtLookup(facts, hop) && (!facts.breakOf(hop.id()).flatMap(e -> e.measurement().failure())
        .map(failure -> DENIED.contains(failure.kind())).orElse(true)
        || new Answers(facts, hop).of(Arm.OWN).stream().anyMatch(e ->
            e.measurement().failure().map(FlakyResolverRule::mayPass).orElse(true)));
  }

  private static boolean couldBe(Facts facts, Hop hop) {
    return breaksAtLookup(facts, hop) || saidByGo(facts, hop);
  }

  private static boolean breaksAtLookup(Facts facts, Hop hop) {
    return facts.breakOf(hop.id()).filter(e -> e.measurement() instanceof NameLookup).isPresent();
  }

  /// Whether `go` failed at the name of a hop, and not because somebody denied it.
  static boolean saidByGo(Facts facts, Hop hop) {
    return facts.look(hop.id()).stream().anyMatch(e -> e.measurement() instanceof NameLookup)
        && facts.witness().filter(e -> e.measurement() instanceof CommandRun run && !run.worked()
            && Pattern.compile("lookup " + Pattern.quote(hop.host()) + LOOKUP_FAILED).matcher(run.output()).find())
            .isPresent();
  }

  private static boolean mayPass(Failure failure) {
    return failure.kind() == FailureKind.TIMEOUT || failure.kind() == FailureKind.SERVER_FAILURE;
  }

  /// The answers of the first own resolver that gave only some, where no other own one gives all; or those of the
  /// first, where all of them answer every time by now, and did not when the system asked.
  private static Optional<List<Evidence>> flaky(Facts facts, Hop hop) {
    Collection<List<Evidence>> own = answers(facts, hop, Arm.OWN).stream()
        .collect(Collectors.groupingBy(Answers::asked)).values();
    if (own.stream().anyMatch(FlakyResolverRule::isWhole)) {
      return own.stream().allMatch(FlakyResolverRule::isWhole) && isWorthCounting(facts, hop)
          ? own.stream().findFirst() : Optional.empty();
    }
    return own.stream().filter(one -> count(one) > 0 && one.stream().flatMap(e -> e.measurement().failure().stream())
        .allMatch(FlakyResolverRule::mayPass)).findFirst();
  }

  private static boolean isWhole(List<Evidence> answers) {
    return count(answers) == answers.size();
  }

  /// What was counted for the host; else, where its lookup failed in a way that may pass, for another one.
  private static List<Evidence> answers(Facts facts, Hop hop, Arm arm) {
    List<RepeatedLookups> made = facts.made(RepeatedLookups.class).toList();
    List<RepeatedLookups> own = made.stream().filter(each -> each.host().equals(hop.host())).toList();
    return (!own.isEmpty() ? own : isWorthCounting(facts, hop) ? made : List.<RepeatedLookups>of()).stream()
        .flatMap(each -> facts.of(each).stream()).filter(e -> e.measurement() instanceof NameLookup
            && e.trial().orElseThrow().cell().arm() == arm).toList();
  }

  private static String host(List<Evidence> answers) {
    return ((NameLookup) answers.getFirst().measurement()).host();
  }

  private static int count(List<Evidence> answers) {
    return (int) answers.stream().filter(e -> e.measurement().worked()).count();
  }

  private static Finding finding(Facts facts, Hop hop, List<Evidence> own) {
    List<Evidence> others = answers(facts, hop, Arm.OTHER);
    boolean controlled = !others.isEmpty() && isWhole(others);
    int asked = own.size() + (breaksAtLookup(facts, hop) ? 1 : 0);
    FindingBuilder finding = FindingBuilder.cause(CauseCode.DNS_FLAKY, hop.id(),
        breaksAtLookup(facts, hop) ? Operation.RESOLVE : Operation.COMMAND, hop.host())
        .detail("detail.flaky", Answers.asked(own.getFirst()), count(own), asked, host(own));
    facts.breakOf(hop.id()).ifPresent(finding::seen);
    facts.witness().ifPresent(finding::seen);
    finding.seen(own).seen(others);
    if (isWhole(own)) {
      return finding.withoutControl("missing.another-failure").build();
    }
    return !controlled ? finding.withoutControl("missing.other-resolver").build()
        : finding.proved().compared(Message.of("compare.other-resolver"),
            new Cell(Message.of("cell.own-resolver", host(own)), count(own), asked, false),
            new Cell(Message.of("cell.other-resolver", host(own)), count(others), others.size(), true)).build();
  }
}
