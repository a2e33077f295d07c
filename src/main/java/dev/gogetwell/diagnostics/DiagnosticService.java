package dev.gogetwell.diagnostics;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.NotTestable;
import dev.gogetwell.model.RuledOut;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One part of a download that can go wrong: what is concluded of it, what is measured for that, and how it is summed up.
/// A step of the wizard holds one service or several. Stateless.
public interface DiagnosticService {
  /// The step it stands in.
  Step step();

  /// The layers of the cause codes that belong to it.
  Set<String> layers();

  /// Its conclusions, each one file.
  List<Rule> rules();

  /// The experiments that it may ask for.
  List<ExperimentRequest> wishes();

  /// The line of the rail, without a cause: what was measured in its step and how it went. Empty where another service
  /// of the step says it.
  Optional<StepStatus> status(Facts facts);

  /// Suspicions of this layer that the measurements answer.
  default List<RuledOut> ruledOut(Facts facts) {
    return List.of();
  }

  /// What could not be tested here.
  default List<NotTestable> notTestable(Facts facts) {
    return List.of();
  }

  /// Whether a cause belongs to it.
  default boolean owns(CauseCode code) {
    return layers().contains(code.layer());
  }
}
