package dev.gogetwell.diagnostics.settings;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.ExperimentRequest;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.Symptom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Does `go` start, in which folder, with which settings, and what does it say itself?
public final class SettingsService implements DiagnosticService {
  private final List<Rule> rules;

  /// @param symptoms reads what the real `go` printed, for what no probe can see
  public SettingsService(Function<String, Symptom> symptoms) {
    rules = List.of(new GoToolRule(symptoms), new MachineRule(), new FolderRule(), new NoModuleRule(),
        new OverrideRule(), new HiddenPatternRule(), new PatternRule(), new WeakenedRule(), new SaidByGoRule(symptoms));
  }

  @Override
  public Step step() {
    return Step.MODULES;
  }

  @Override
  public Set<String> layers() {
    return Set.of("toolchain", "env", "config");
  }

  @Override
  public List<Rule> rules() {
    return rules;
  }

  @Override
  public List<ExperimentRequest> wishes() {
    return List.of(SettingsService::hiddenGoproxy);
  }

  private static List<Experiment> hiddenGoproxy(Facts facts) {
    boolean stops = facts.route().broken().isPresent() || RouteOutcome.of(facts).end() == RouteOutcome.End.STOPS;
    return stops ? OverrideRule.hidden(facts).<Experiment>map(e -> e).stream().toList() : List.of();
  }

  @Override
  public Optional<StepStatus> status(Facts facts) {
    return Optional.empty();
  }
}
