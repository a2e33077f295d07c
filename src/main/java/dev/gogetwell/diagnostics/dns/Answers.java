package dev.gogetwell.diagnostics.dns;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Trial.Arm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What was answered for the name of a hop, by whom, and which of the addresses proved to be the wanted machine. Pure.
///
/// @param facts all that was seen
/// @param hop the hop
record Answers(Facts facts, Hop hop) {
  /// What `go` would be told: the lookup of the system.
  Optional<Evidence> system() {
    return facts.look(hop.id()).stream().filter(e -> e.measurement() instanceof NameLookup lookup && lookup.worked())
        .findFirst();
  }

  /// The addresses that the system names.
  Set<String> systemAddresses() {
    return system().map(Answers::addresses).orElse(Set.of());
  }

  /// The answers of one kind of resolver.
  List<Evidence> of(Arm arm) {
    return made(hop.id(), arm).stream().filter(e -> e.measurement() instanceof NameLookup).toList();
  }

  /// The addresses in the answers of one kind of resolver.
  Set<String> addresses(Arm arm) {
    return of(arm).stream().flatMap(e -> addresses(e).stream()).collect(Collectors.toSet());
  }

  /// The machines that are no resolver, at which somebody answered for the name and nobody for any of the names that
  /// nobody forges.
  List<Evidence> fromNowhere() {
    Map<String, List<Evidence>> controls = of(Arm.NO_RESOLVER_CONTROL).stream()
        .collect(Collectors.groupingBy(Answers::asked));
    return of(Arm.NO_RESOLVER).stream().filter(e -> e.measurement().worked()).filter(e -> {
      List<Evidence> control = controls.getOrDefault(asked(e), List.of());
      return control.size() >= 2 && control.stream().allMatch(each -> isSilence(each.measurement()));
    }).toList();
  }

  /// The controls of [#fromNowhere].
  List<Evidence> silences(List<Evidence> fromNowhere) {
    Set<String> places = fromNowhere.stream().map(Answers::asked).collect(Collectors.toSet());
    return of(Arm.NO_RESOLVER_CONTROL).stream().filter(e -> places.contains(asked(e))).toList();
  }

  private static boolean isSilence(Measurement lookup) {
    return lookup.failedWith(FailureKind.TIMEOUT);
  }

  /// Who was asked.
  static String asked(Evidence lookup) {
    return ((NameLookup) lookup.measurement()).resolver().address();
  }

  /// What the hosts file says, if it says what the system says.
  Optional<Evidence> pinned() {
    return of(Arm.PINNED).stream().filter(e -> addresses(e).containsAll(systemAddresses())).findFirst();
  }

  /// The certificate tests that were passed at addresses which the system does not name.
  List<Evidence> rightElsewhere() {
    return made(hop.id(), Arm.ADDRESS).stream().filter(e -> !systemAddresses().contains(address(e))
        && e.measurement() instanceof ChainCheck check && check.judge() == ChainJudge.GO && check.worked()).toList();
  }

  /// The address that a certificate test was made at.
  static String address(Evidence test) {
    return test.trial().orElseThrow().cell().of();
  }

  static Set<String> addresses(Evidence lookup) {
    return Set.copyOf(((NameLookup) lookup.measurement()).addresses());
  }

  static boolean isIpv6(String address) {
    return address.indexOf(':') >= 0;
  }

  private List<Evidence> made(HopId id, Arm arm) {
    return facts.of(Experiment.OtherResolvers.class, id, arm);
  }
}
