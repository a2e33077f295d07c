package dev.gogetwell.engine;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Fills the rail: what the services of each step measured, overlaid by what the verdict says of it. Pure; any thread.
final class StepSummaries {
  private final List<DiagnosticService> services;
  private final CrashedChecks crashed;

  StepSummaries(List<DiagnosticService> services, CrashedChecks crashed) {
    this.services = services;
    this.crashed = crashed;
  }

  /// @param remedies how many there are; empty as long as they are not planned, because the run goes on
  List<StepStatus> of(Facts facts, Verdict verdict, OptionalInt remedies) {
    List<StepStatus> steps = new ArrayList<>();
    steps.add(symptom(facts));
    Map<Step, List<DiagnosticService>> ofStep = services.stream().collect(
        Collectors.groupingBy(DiagnosticService::step, LinkedHashMap::new, Collectors.toList()));
    ofStep.forEach((step, all) -> steps.add(overlay(step, all, facts, verdict)));
    boolean problem = verdict.state() == Verdict.State.PROBLEM && remedies.isPresent();
    steps.add(new StepStatus(Step.FIX, problem ? StepState.NOTE : StepState.WAITING,
        problem ? Message.of("status.fix.ways", remedies.getAsInt()) : Message.of("status.fix.waiting")));
    boolean ready = remedies.isPresent() && verdict.state() != Verdict.State.OPEN;
    steps.add(new StepStatus(Step.REPORT, ready ? StepState.FINE : StepState.WAITING,
        Message.of(ready ? "status.report.ready" : "status.report.waiting")));
    return steps;
  }

  private static StepStatus symptom(Facts facts) {
    return facts.symptom().flatMap(symptom -> symptom.candidates().stream().findFirst())
        .map(candidate -> new StepStatus(Step.SYMPTOM, StepState.FINE,
            Message.of("status.symptom.recognised", candidate.code().code())))
        .orElseGet(() -> new StepStatus(Step.SYMPTOM, facts.symptom().isPresent() ? StepState.NOTE : StepState.FINE,
            facts.symptom().isPresent() ? Message.of("status.symptom.unknown")
                : Message.of("status.symptom.module", facts.route().module())));
  }

  private StepStatus overlay(Step step, List<DiagnosticService> services, Facts facts, Verdict verdict) {
    StepStatus measured = measured(step, services, facts);
    Predicate<Finding> own = finding -> services.stream().anyMatch(service -> service.owns(finding.code()));
    Optional<Finding> cause = verdict.causes().stream().filter(own).findFirst();
    if (cause.isPresent()) {
      return new StepStatus(step, StepState.CAUSE, Message.of(cause.get().code().messageKey() + ".title"));
    }
    if (verdict.consequences().stream().anyMatch(own)) {
      return new StepStatus(step, StepState.CONSEQUENCE,
          Message.of("status.follows", verdict.causes().getFirst().code().code()));
    }
    Optional<Finding> warning = verdict.warnings().stream().filter(own).findFirst();
    if (warning.isPresent() && measured.state() == StepState.FINE) {
      return new StepStatus(step, StepState.NOTE, Message.of(warning.get().code().messageKey() + ".title"));
    }
    boolean missed = verdict.state() == Verdict.State.PROBLEM && measured.state() == StepState.NOT_NEEDED
        && liesOnTheWay(step, facts);
    return missed ? new StepStatus(step, StepState.WAITING, Message.of("status.not-reached")) : measured;
  }

  /// Whether go would have come there, had nothing broken: not where no proxy is set, no name is to be looked up and no
  /// entry needs git.
  private static boolean liesOnTheWay(Step step, Facts facts) {
    return switch (step) {
      case DNS, GIT -> false;
      case PROXY -> facts.route().hops().stream().anyMatch(hop -> hop.via().isPresent());
      case SYMPTOM, NETWORK, HANDSHAKE, CERTIFICATE, MODULES, FIX, REPORT -> true;
    };
  }

  /// The first service of a step that has something to say, says it.
  private StepStatus measured(Step step, List<DiagnosticService> services, Facts facts) {
    StepStatus untestable = new StepStatus(step, StepState.UNTESTABLE, Message.of("status.crashed"));
    return services.stream().flatMap(service -> crashed.guard(service.getClass().getSimpleName(),
        () -> service.status(facts), Optional.of(untestable)).stream()).findFirst().orElse(untestable);
  }
}
