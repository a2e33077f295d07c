package dev.gogetwell.engine;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Separator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is found where `go` never came. It asks its resolver in a way of its own, and may not learn the address of a
/// host that most programs find. Our own request may get "no such module" from an entry of GOPROXY and go on to the
/// next one, while `go`, which speaks otherwise, was cut at that entry: behind a comma it stops there. And it asks the
/// checksum database only once it has the module, which our looks do at the same time. Pure.
final class Overtaken {
  private static final Set<String> BELOW_HTTP = Set.of("network", "tls");
  /// What `go` says of a name for which it learned no address. That an address is wrong it cannot say: who reads it out
  /// of a certificate for another name only guesses.
  private static final Set<CauseCode> UNFOUND = Set.of(CauseCode.DNS_NXDOMAIN, CauseCode.DNS_SERVER_DOWN,
      CauseCode.DNS_MISBEHAVING, CauseCode.DNS_FILTERED, CauseCode.DNS_FLAKY);

  private Overtaken() {}

  /// The findings at the hop where our walk stops, if `go` says that it stopped at an earlier entry.
  ///
  /// @param said what `go` says itself
  static List<Finding> of(Facts facts, RouteOutcome walk, List<Finding> measured, List<Finding> said) {
    Optional<Hop> stop = walk.stoppedAt().flatMap(facts.route()::hop);
    if (stop.isEmpty()) {
      return List.of();
    }
    boolean isEarlier = said.stream().anyMatch(words -> stoppedBefore(facts, walk, stop.get(), words));
    boolean isBeforeChecksums = !said.isEmpty() && MetAt.isSilentOfChecksums(facts)
        && facts.checksumHops().contains(stop.get());
    boolean isUnfound = wasFoundByUs(facts, stop.get()) && said.stream().anyMatch(words ->
        UNFOUND.contains(words.code()) && isAt(stop.get(), words.subject()));
    return measured.stream().filter(finding -> finding.operation() != Operation.COMMAND
        && finding.hop().equals(walk.stoppedAt())
        && (isEarlier || isBeforeChecksums || (isUnfound && finding.operation().compareTo(Operation.RESOLVE) > 0))).toList();
  }

  private static boolean wasFoundByUs(Facts facts, Hop hop) {
    return facts.look(hop.id()).stream().map(Evidence::measurement)
        .anyMatch(lookup -> lookup instanceof NameLookup && lookup.worked());
  }

  private static boolean stoppedBefore(Facts facts, RouteOutcome walk, Hop stop, Finding words) {
    return BELOW_HTTP.contains(words.code().layer()) && !isAt(stop, words.subject())
        && facts.route().hops().stream().anyMatch(hop -> hop.role() == HopRole.MODULE_PROXY
            && hop.entry() < stop.entry() && hop.separator() == Separator.COMMA
            && walk.survived().contains(hop.id()) && isAt(hop, words.subject()));
  }

  private static boolean isAt(Hop hop, String subject) {
    return subject.equals(hop.host()) || subject.equals(hop.authority());
  }
}
