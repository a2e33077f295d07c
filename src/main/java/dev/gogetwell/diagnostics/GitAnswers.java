package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Trial.Arm;
import java.util.Optional;

/// What the user's own git said about the repository behind a hop. Pure.
public final class GitAnswers {
  private GitAnswers() {}

  /// git as it is set; empty where it was not asked to the end.
  public static Optional<Evidence> asItIs(Facts facts, HopId hop) {
    return answer(facts, hop, Arm.GIT);
  }

  /// Why git cannot list the repository.
  public static Optional<Evidence> broken(Facts facts, HopId hop) {
    return asItIs(facts, hop).filter(e -> !e.measurement().worked());
  }

  /// Whether git listed it, in that arm.
  public static boolean passed(Facts facts, HopId hop, Arm arm) {
    return answer(facts, hop, arm).filter(e -> e.measurement().worked()).isPresent();
  }

  private static Optional<Evidence> answer(Facts facts, HopId hop, Arm arm) {
    return facts.of(Experiment.AskGit.class, hop, arm).stream().reduce((_, last) -> last);
  }
}
