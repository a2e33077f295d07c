package dev.gogetwell.engine;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.ExperimentRequest;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import java.util.List;
import java.util.Set;

/// A service of one rule, and one wish.
record RuleService(Rule rule, ExperimentRequest wish) implements DiagnosticService {
  RuleService(Rule rule) {
    this(rule, _ -> List.of());
  }

  static RuleService crashing() {
    return new RuleService(_ -> {
      throw new IllegalStateException("a bug of ours");
    });
  }

  static RuleService saying(CauseCode code, Operation operation, String hop, String subject) {
    return new RuleService(_ -> List.of(FindingBuilder.cause(code, new HopId(hop), operation, subject).build()));
  }

  @Override
  public Step step() {
    return Step.GIT;
  }

  @Override
  public Set<String> layers() {
    return Set.of("vcs");
  }

  @Override
  public List<Rule> rules() {
    return List.of(rule);
  }

  @Override
  public List<ExperimentRequest> wishes() {
    return List.of(wish);
  }

  @Override
  public java.util.Optional<StepStatus> status(Facts facts) {
    return java.util.Optional.of(
        new StepStatus(Step.GIT, StepState.NOT_NEEDED, Message.of("status.git.not-needed")));
  }
}
