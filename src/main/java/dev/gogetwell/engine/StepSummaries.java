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
import java.util.List;

/// Fills the rail: what each service measured, overlaid by what the verdict says of it. Pure; any thread.
final class StepSummaries {
  private final List<DiagnosticService> services;
  private final CrashedChecks crashed;

  StepSummaries(List<DiagnosticService> services, CrashedChecks crashed) {
    this.services = services;
    this.crashed = crashed;
  }

  List<StepStatus> of(Facts facts, Verdict verdict, int remedies) {
    List<StepStatus> steps = new ArrayList<>();
    steps.add(symptom(facts));
    for (DiagnosticService service : services) {
      steps.add(overlay(service, facts, verdict));
    }
    boolean problem = verdict.state() == Verdict.State.PROBLEM;
    steps.add(new StepStatus(Step.FIX, problem ? StepState.NOTE : StepState.WAITING,
        problem ? Message.of("status.fix.ways", remedies) : Message.of("status.fix.waiting")));
    steps.add(new StepStatus(Step.REPORT, verdict.state() == Verdict.State.OPEN ? StepState.WAITING : StepState.FINE,
        Message.of("status.report.ready")));
    return steps;
  }

  private static StepStatus symptom(Facts facts) {
    return facts.symptom().flatMap(symptom -> symptom.candidates().stream().findFirst())
        .map(candidate -> new StepStatus(Step.SYMPTOM, StepState.FINE,
            Message.of(candidate.code().messageKey() + ".title")))
        .orElseGet(() -> new StepStatus(Step.SYMPTOM, facts.symptom().isPresent() ? StepState.NOTE : StepState.FINE,
            facts.symptom().isPresent() ? Message.of("status.symptom.unknown")
                : Message.of("status.symptom.module", facts.route().module())));
  }

  private StepStatus overlay(DiagnosticService service, Facts facts, Verdict verdict) {
    StepStatus measured = crashed.guard(service.getClass().getSimpleName(), () -> service.status(facts),
        new StepStatus(service.step(), StepState.UNTESTABLE, Message.of("status.crashed")));
    for (Finding cause : verdict.causes()) {
      if (service.owns(cause.code())) {
        return new StepStatus(service.step(), StepState.CAUSE, Message.of(cause.code().messageKey() + ".title"));
      }
    }
    for (Finding consequence : verdict.consequences()) {
      if (service.owns(consequence.code())) {
        return new StepStatus(service.step(), StepState.CONSEQUENCE,
            Message.of("status.follows", verdict.causes().getFirst().code().code()));
      }
    }
    for (Finding warning : verdict.warnings()) {
      if (service.owns(warning.code()) && measured.state() == StepState.FINE) {
        return new StepStatus(service.step(), StepState.NOTE, Message.of(warning.code().messageKey() + ".title"));
      }
    }
    boolean reached = verdict.state() == Verdict.State.PROBLEM && measured.state() == StepState.NOT_NEEDED;
    return reached ? new StepStatus(service.step(), StepState.WAITING, Message.of("status.not-reached")) : measured;
  }
}
