package dev.gogetwell.diagnostics;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.NotTestable;
import dev.gogetwell.model.RuledOut;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepStatus;
import java.util.List;
import java.util.Set;

/// One step of the wizard: what it concludes, what it wants to have measured, and how it sums itself up. Stateless.
public interface DiagnosticService {
  /// The step it backs.
  Step step();

  /// The layers of the cause codes that belong to it.
  Set<String> layers();

  /// Its conclusions, each one file.
  List<Rule> rules();

  /// The experiments that it may ask for.
  List<ExperimentRequest> wishes();

  /// The line of the rail, without a cause: what was measured here and how it went.
  StepStatus status(Facts facts);

  /// Suspicions of this layer that the measurements answer.
  default List<RuledOut> ruledOut(Facts facts) {
    return List.of();
  }

  /// What could not be tested here.
  default List<NotTestable> notTestable(Facts facts) {
    return List.of();
  }

  /// Whether a cause belongs to this step.
  default boolean owns(CauseCode code) {
    return layers().contains(code.layer());
  }
}
