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
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A GOPROXY that was stored and does not count, because a variable of the shell hides it, because GOENV is off, or
/// because go does not read the line in which it stands; and it was measured to work.
final class OverrideRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    boolean stops = facts.route().broken().isPresent() || RouteOutcome.of(facts).end() == RouteOutcome.End.STOPS;
    return stops ? lost(facts)
        .filter(lost -> facts.passed(experiment(lost), Mirrors.MODULE) || wasHeardToPass(facts, experiment(lost)))
        .map(lost -> finding(facts, lost)).stream().toList() : List.of();
  }

  /// Where the hidden list leads to `direct`, the user's own `go` was heard with it.
  private static boolean wasHeardToPass(Facts facts, Experiment.HiddenGoproxy experiment) {
    return facts.of(experiment).stream().reduce((_, last) -> last)
        .filter(e -> e.measurement() instanceof CommandRun run && run.worked()).isPresent();
  }

  /// The experiment that decides: the hidden list.
  static Optional<Experiment.HiddenGoproxy> hidden(Facts facts) {
    return lost(facts).map(OverrideRule::experiment);
  }

  private static Experiment.HiddenGoproxy experiment(Setting.Hidden lost) {
    return new Experiment.HiddenGoproxy(lost.value(), lost.origin().where());
  }

  private static Optional<Setting.Hidden> lost(Facts facts) {
    return HiddenSettings.lost(facts.settings(), "GOPROXY");
  }

  private static Finding finding(Facts facts, Setting.Hidden lost) {
    Setting setting = Objects.requireNonNull(facts.settings().goEnv().get("GOPROXY"), "it hides the other list");
    FindingBuilder finding = FindingBuilder.aboutMachine(HiddenSettings.code(facts.settings(), lost), Severity.CAUSE,
        HiddenSettings.subject(facts.settings(), "GOPROXY", lost)).proved().seen(facts.of(experiment(lost)));
    return HiddenSettings.told(finding, facts.settings(), setting, lost)
        .compared(Message.of("compare.hidden-setting"),
            new Cell(Message.of("cell.setting", "GOPROXY=" + setting.value()), 0, 1, false),
            new Cell(Message.of("cell.setting", "GOPROXY=" + lost.value()), 1, 1, true)).build();
  }
}
