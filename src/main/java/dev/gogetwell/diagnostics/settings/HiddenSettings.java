package dev.gogetwell.diagnostics.settings;

import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.util.Optional;

/// Stored settings that count for nothing, and why. Stateless; any thread.
final class HiddenSettings {
  private HiddenSettings() {}

  /// What was stored of a setting and loses: under a variable of the shell, or without ever having counted.
  static Optional<Setting.Hidden> lost(Settings settings, String name) {
    Setting setting = settings.goEnv().get(name);
    if (setting == null) {
      return Optional.empty();
    }
    boolean byVariable = setting.origin().kind() == Origin.Kind.ENVIRONMENT;
    return setting.hidden().stream().filter(hidden -> !hidden.value().equals(setting.value()))
        .filter(hidden -> hidden.origin().kind() == Origin.Kind.GO_ENV_LINE
            || (byVariable && hidden.origin().kind() == Origin.Kind.GO_ENV_FILE)).findFirst();
  }

  static CauseCode code(Settings settings, Setting.Hidden lost) {
    return lost.origin().kind() == Origin.Kind.GO_ENV_LINE && !isFileLeft(settings) ? CauseCode.ENV_GOFLAGS
        : CauseCode.ENV_OVERRIDE;
  }

  /// The variable that hides it; its own name where nothing does.
  static String subject(Settings settings, String name, Setting.Hidden lost) {
    return lost.origin().kind() == Origin.Kind.GO_ENV_LINE && isFileLeft(settings) ? "GOENV" : name;
  }

  /// Says why it does not count.
  static FindingBuilder told(FindingBuilder finding, Settings settings, Setting setting, Setting.Hidden lost) {
    if (lost.origin().kind() == Origin.Kind.GO_ENV_FILE) {
      return finding.detail("detail.override", setting.name(), setting.value(), lost.value(), lost.origin().where());
    }
    return isFileLeft(settings)
        ? finding.detail("detail.file-not-read", setting.name(), lost.value(), lost.origin().where())
        : finding.detail("detail.line-without-effect", setting.name(), lost.value(), lost.origin().where());
  }

  private static boolean isFileLeft(Settings settings) {
    return settings.environmentValue("GOENV").equals("off");
  }
}
