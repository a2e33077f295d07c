package dev.gogetwell.diagnostics.modules;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.ExperimentRequest;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.diagnostics.Statuses;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What do the module proxies answer, and which entry of GOPROXY decides?
public final class ModuleProxyService implements DiagnosticService {
  @Override
  public Step step() {
    return Step.MODULES;
  }

  @Override
  public Set<String> layers() {
    return Set.of("goproxy", "module");
  }

  @Override
  public List<Rule> rules() {
    return List.of(new SwitchedOffRule(), new FallThroughRule(), new PlainToTlsRule(), new AnswerRule());
  }

  @Override
  public List<ExperimentRequest> wishes() {
    return List.of(ModuleProxyService::otherMirrors, PlainToTlsRule::wanted,
        facts -> FallThroughRule.wanted(facts).stream().toList());
  }

  /// GOPROXY=off is cured by any list that works, so a mirror is worth asking although there is no route.
  private static List<Experiment> otherMirrors(Facts facts) {
    return facts.route().broken().filter(f -> f.kind() == FailureKind.SWITCHED_OFF
        || f.kind() == FailureKind.MALFORMED_SETTING).isPresent()
        ? Mirrors.wanted(facts) : List.of();
  }

  /// Speaks for the whole step: the answers of the proxies and of the database alike.
  @Override
  public Optional<StepStatus> status(Facts facts) {
    return Optional.of(Statuses.of(step(), facts, HttpFetch.class, "modules"));
  }
}
