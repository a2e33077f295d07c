package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Experiment;
import java.util.List;

/// Names the experiments that could change what the rules of a service conclude. Pure.
@FunctionalInterface
public interface ExperimentRequest {
  /// The experiments wanted now; those already made are dropped by the engine.
  List<Experiment> wanted(Facts facts);
}
