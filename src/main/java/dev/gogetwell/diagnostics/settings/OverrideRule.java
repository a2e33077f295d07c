package dev.gogetwell.diagnostics.settings;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A variable of the shell hides the GOPROXY that was stored with `go env -w`, and the stored one was measured to work.
final class OverrideRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    boolean stops = facts.route().broken().isPresent() || RouteOutcome.of(facts).end() == RouteOutcome.End.STOPS;
    return stops ? hidden(facts).filter(experiment -> facts.passed(experiment, Mirrors.MODULE))
        .map(experiment -> finding(facts, experiment)).stream().toList() : List.of();
  }

  /// The experiment that decides: the hidden list.
  static Optional<Experiment.HiddenGoproxy> hidden(Facts facts) {
    Setting setting = facts.settings().goEnv().get("GOPROXY");
    if (setting == null || setting.origin().kind() != Origin.Kind.ENVIRONMENT) {
      return Optional.empty();
    }
    return setting.hidden().stream().filter(hidden -> !hidden.value().equals(setting.value())
            && hidden.origin().kind() == Origin.Kind.GO_ENV_FILE).findFirst()
        .map(hidden -> new Experiment.HiddenGoproxy(hidden.value(), hidden.origin().where()));
  }

  private static Finding finding(Facts facts, Experiment.HiddenGoproxy experiment) {
    Setting setting = Objects.requireNonNull(facts.settings().goEnv().get("GOPROXY"), "it hides the other list");
    return FindingBuilder.aboutMachine(CauseCode.ENV_OVERRIDE, Severity.CAUSE, "GOPROXY").proved()
        .seen(facts.of(experiment))
        .detail("detail.override", "GOPROXY", setting.value(), experiment.value(), experiment.where())
        .compared(Message.of("compare.hidden-setting"),
            new Cell(Message.of("cell.setting", "GOPROXY=" + setting.value()), 0, 1, false),
            new Cell(Message.of("cell.setting", "GOPROXY=" + experiment.value()), 1, 1, true)).build();
  }
}
