package dev.gogetwell.diagnostics.settings;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.gorules.WeakSettings;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Severity;
import java.util.List;
import java.util.Optional;

/// A setting that switches a protection off, or that the user believes to do so. Never the cause of a failing download,
/// always worth a warning.
final class WeakenedRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return WeakSettings.find(facts.settings()).stream().map(weak -> {
      FindingBuilder finding = FindingBuilder.aboutMachine(weak.effective() ? CauseCode.CONFIG_WEAKENED
          : CauseCode.CONFIG_DEAD_SETTING, weak.effective() ? Severity.WARNING : Severity.NOTE,
              weak.name() + "=" + weak.value()).confidence(Confidence.CERTAIN);
      Origin origin = origin(facts.settings(), weak.name());
      // A variable lies in no file that could be named.
      return origin.where().isEmpty() ? finding.detail(origin.kind() == Origin.Kind.ENVIRONMENT
          ? "detail.set.environment" : "detail.set-somewhere", weak.name(), weak.value()).build()
          : finding.detail("detail.setting", weak.name(), weak.value(), origin.where()).build();
    }).toList();
  }

  private static Origin origin(Settings settings, String name) {
    return Optional.ofNullable(settings.goEnv().get(name)).or(() -> Optional.ofNullable(settings.environment().get(name)))
        .or(() -> settings.gitConfig().stream().filter(setting -> setting.name().equals(name)).findFirst())
        .map(Setting::origin).orElse(new Origin(Origin.Kind.BUILT_IN, ""));
  }
}
