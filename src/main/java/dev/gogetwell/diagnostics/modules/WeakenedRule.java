package dev.gogetwell.diagnostics.modules;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Findings;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Severity;
import java.util.ArrayList;
import java.util.List;

/// A setting that switches a protection off. Never the cause of a failing download, always worth a warning.
final class WeakenedRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    List<Finding> findings = new ArrayList<>();
    Settings settings = facts.settings();
    weak(settings, "GOSUMDB", "off", findings);
    weak(settings, "GONOSUMDB", "*", findings);
    weak(settings, "GOINSECURE", "*", findings);
    if (settings.goEnvValue("GOFLAGS").contains("-insecure")) {
      add(settings.goEnv().get("GOFLAGS"), findings);
    }
    // git's reading: any value of the variable switches verification off, even 0 (git http.c).
    if (settings.environment().containsKey("GIT_SSL_NO_VERIFY")) {
      add(settings.environment().get("GIT_SSL_NO_VERIFY"), findings);
    }
    settings.gitConfig().stream().filter(setting -> setting.name().toLowerCase(java.util.Locale.ROOT)
        .matches("http\\.(.*\\.)?sslverify") && setting.value().equalsIgnoreCase("false"))
        .forEach(setting -> add(setting, findings));
    return findings;
  }

  private static void weak(Settings settings, String name, String value, List<Finding> findings) {
    Setting setting = settings.goEnv().get(name);
    if (setting != null && setting.value().strip().equals(value)) {
      add(setting, findings);
    }
  }

  private static void add(Setting setting, List<Finding> findings) {
    findings.add(Findings.aboutMachine(CauseCode.CONFIG_WEAKENED, Severity.WARNING,
            setting.name() + "=" + setting.value()).confidence(Confidence.CERTAIN)
        .detail("detail.setting", setting.name(), setting.value(), setting.origin().where()).build());
  }
}
