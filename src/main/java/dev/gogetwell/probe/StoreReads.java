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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns what a store held into evidence. Pure, any thread.
///
/// @param health what counts as wrong with a store
public record StoreReads(StoreHealth health) {
  private static final int MOST_PROBLEMS = 12;
  private static final int MOST_DENIED = 100;

  /// The evidence of one store.
  ///
  /// @param named the places that a setting names
  public StoreRead of(ChainJudge judge, StoreContent content, Set<String> named, Instant now) {
    List<StoreProblem> problems = mostTelling(health.problems(content, named, now)).stream()
        .map(problem -> new StoreProblem(problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            problem.location(), problem.detail())).toList();
    List<String> locations = content.places().stream()
        .filter(place -> place.state() == State.READ || named.contains(place.location()))
        .map(Place::location).distinct().toList();
    return new StoreRead(judge, locations, (int) content.roots().stream().map(root -> root.certificate()).distinct()
        .count(), problems, failure(content));
  }

  /// The worst first; what is denied is another matter than what is wrong, and each has room of its own.
  private static List<StoreHealth.Problem> mostTelling(List<StoreHealth.Problem> problems) {
    Map<Boolean, List<StoreHealth.Problem>> denied = problems.stream()
        .collect(Collectors.partitioningBy(problem -> problem.kind() == StoreHealth.Kind.DENIED));
    return Stream.concat(denied.getOrDefault(false, List.of()).stream().limit(MOST_PROBLEMS),
        denied.getOrDefault(true, List.of()).stream().limit(MOST_DENIED)).toList();
  }

  private static Optional<Failure> failure(StoreContent content) {
    if (!content.roots().isEmpty()) {
      return Optional.empty();
    }
    if (!content.couldBeRead()) {
      String reasons = content.places().stream().map(place -> place.location() + ": " + place.detail())
          .limit(MOST_PROBLEMS).collect(Collectors.joining(", "));
      return Optional.of(new Failure(Operation.VERIFY, FailureKind.OTHER, reasons));
    }
    return Optional.of(new Failure(Operation.VERIFY, FailureKind.UNKNOWN_AUTHORITY, content.loadError().isEmpty()
        ? "no roots" : content.loadError()));
  }
}
