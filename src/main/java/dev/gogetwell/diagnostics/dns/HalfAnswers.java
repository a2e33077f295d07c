package dev.gogetwell.diagnostics.dns;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.RuledOut;
import dev.gogetwell.model.Trial.Arm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A resolver that names addresses of IPv4 and is silent when it is asked for those of IPv6. `go` and the system ask for
/// both and wait for both, twice five seconds (resolv.conf(5), timeout and attempts), before they go on with what they
/// have: nothing is broken, and every name costs ten seconds.
final class HalfAnswers {
  /// Nobody needs as long for a name that he has just looked up; a question waits two seconds for its answer.
  private static final Duration WAITED = Duration.ofMillis(1900);

  private HalfAnswers() {}

  /// Why the lookup of a hop is slow and its resolver not down.
  static Optional<RuledOut> of(Facts facts, Hop hop) {
    Optional<Evidence> late = facts.look(hop.id()).stream().filter(e -> e.measurement() instanceof NameLookup lookup
        && lookup.failedWith(FailureKind.TIMEOUT)).findFirst();
    List<Evidence> own = new Answers(facts, hop).of(Arm.OWN);
    return late.isEmpty() || own.isEmpty() || !own.stream().allMatch(HalfAnswers::isHalf) ? Optional.empty()
        : Optional.of(new RuledOut(CauseCode.DNS_SERVER_DOWN,
            Message.of("ruled-out.half-answers", Answers.asked(own.getFirst()), hop.host()),
            List.of(late.get().id(), own.getFirst().id())));
  }

  private static boolean isHalf(Evidence answer) {
    NameLookup lookup = (NameLookup) answer.measurement();
    return lookup.worked() && lookup.addresses().stream().noneMatch(Answers::isIpv6)
        && answer.took().compareTo(WAITED) >= 0;
  }
}
