package dev.gogetwell.probe;

import dev.gogetwell.machine.truststore.StoreContent;
import dev.gogetwell.machine.truststore.StoreContent.Place;
import dev.gogetwell.machine.truststore.StoreContent.State;
import dev.gogetwell.machine.truststore.StoreHealth;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.StoreProblem;
import dev.gogetwell.model.Measurement.StoreRead;
import dev.gogetwell.model.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Turns what a store held into evidence. Pure, any thread.
///
/// @param health what counts as wrong with a store
public record StoreReads(StoreHealth health) {
  private static final int MOST_PROBLEMS = 12;

  /// The evidence of one store.
  ///
  /// @param named the places that a setting names
  public StoreRead of(ChainJudge judge, StoreContent content, Set<String> named, Instant now) {
    List<StoreProblem> problems = health.problems(content, named, now).stream().limit(MOST_PROBLEMS)
        .map(problem -> new StoreProblem(problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            problem.location(), problem.detail())).toList();
    List<String> locations = content.places().stream()
        .filter(place -> place.state() == State.READ || named.contains(place.location()))
        .map(Place::location).distinct().toList();
    return new StoreRead(judge, locations, (int) content.roots().stream().map(root -> root.certificate()).distinct()
        .count(), problems, content.roots().isEmpty()
        ? Optional.of(new Failure(Operation.VERIFY, FailureKind.UNKNOWN_AUTHORITY, content.loadError().isEmpty()
            ? "no roots" : content.loadError())) : Optional.empty());
  }
}
