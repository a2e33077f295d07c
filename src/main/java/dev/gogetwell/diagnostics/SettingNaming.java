package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import java.util.Locale;
import java.util.Optional;

/// Names a setting with its value and where it comes from. Stateless; any thread.
public final class SettingNaming {
  private SettingNaming() {}

  /// Says of a finding which setting it is about, and where that comes from.
  public static FindingBuilder named(FindingBuilder finding, Facts facts, String name, String value) {
    Origin origin = Optional.ofNullable(facts.settings().goEnv().get(name)).map(Setting::origin)
        .orElse(new Origin(Origin.Kind.BUILT_IN, ""));
    String kind = origin.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    // An empty line in the go env file hides what the installation brings, and leaves no origin.
    return value.isEmpty() ? finding.detail("detail.set-by-nobody", name, facts.settings().goEnvValue("GOROOT"))
        : finding.detail("detail.set." + kind, name, "\"" + value + "\"", origin.where());
  }
}
