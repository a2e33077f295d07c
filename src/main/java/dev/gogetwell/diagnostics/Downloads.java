package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Trial.Arm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the archive of the module did where its small answers came. Pure.
public final class Downloads {
  private Downloads() {}

  /// The measurement at which the archive, or the host to which it is redirected, fails in every attempt; empty if it
  /// came, or if it was not asked for to the end.
  public static Optional<Evidence> broken(Facts facts, HopId hop) {
    List<Evidence> seen = seen(facts, hop);
    return seen.isEmpty() || seen.getLast().measurement().worked() ? Optional.empty() : Optional.of(seen.getLast());
  }

  /// Every failure of it.
  public static List<Evidence> failures(Facts facts, HopId hop) {
    return seen(facts, hop).stream().filter(e -> !e.measurement().worked()).toList();
  }

  private static List<Evidence> seen(Facts facts, HopId hop) {
    return Stream.of(Arm.ARCHIVE, Arm.REDIRECTED).flatMap(arm -> facts.of(Experiment.Download.class, hop, arm).stream())
        .sorted((one, other) -> one.at().compareTo(other.at())).toList();
  }
}
