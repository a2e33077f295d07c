package dev.gogetwell.diagnostics.modules;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.ExperimentRequest;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.diagnostics.Statuses;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.Symptom;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What do the module proxies and the checksum database answer, and which settings decide?
public final class ModulesService implements DiagnosticService {
  private final List<Rule> rules;

  /// @param symptoms reads what the real `go` printed, for what no probe can see
  public ModulesService(Function<String, Symptom> symptoms) {
    rules = List.of(new GoToolRule(symptoms), new MachineRule(), new FolderRule(), new NoModuleRule(),
        new SwitchedOffRule(), new OverrideRule(), new PatternRule(), new FallThroughRule(), new AnswerRule(),
        new ChecksumRule(), new WeakenedRule(), new SaidByGoRule(symptoms));
  }

  @Override
  public Step step() {
    return Step.MODULES;
  }

  @Override
  public Set<String> layers() {
    return Set.of("goproxy", "sumdb", "module", "toolchain", "env", "config");
  }

  @Override
  public List<Rule> rules() {
    return rules;
  }

  @Override
  public List<ExperimentRequest> wishes() {
    return List.of(ModulesService::hiddenGoproxy, ModulesService::otherMirrors);
  }

  private static List<Experiment> hiddenGoproxy(Facts facts) {
    boolean stops = facts.route().broken().isPresent() || RouteOutcome.of(facts).end() == RouteOutcome.End.STOPS;
    return stops ? OverrideRule.hidden(facts).<Experiment>map(e -> e).stream().toList() : List.of();
  }

  /// GOPROXY=off is cured by any list that works, so a mirror is worth asking although there is no route.
  private static List<Experiment> otherMirrors(Facts facts) {
    return facts.route().broken().filter(f -> f.kind() == FailureKind.SWITCHED_OFF
        || f.kind() == FailureKind.MALFORMED_SETTING).isPresent()
        ? Mirrors.wanted(facts) : List.of();
  }

  @Override
  public StepStatus status(Facts facts) {
    return Statuses.of(step(), facts, HttpFetch.class, "modules");
  }
}
