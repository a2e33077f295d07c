package dev.gogetwell.diagnostics.settings;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.gorules.PrivatePatterns;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Severity;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The module was called private in what is stored, and that does not count: a variable of the shell says something
/// else, or go does not read the line. The cause where a private module would not have failed.
final class HiddenPatternRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    String path = ModulePath.Query.parse(facts.route().module()).path();
    if (path.isEmpty() || !PatternRule.stopsAsPublic(facts)) {
      return List.of();
    }
    Settings settings = facts.settings();
    // GOPRIVATE is the default of the two others: naming it is enough.
    return Stream.of("GOPRIVATE", "GONOPROXY", "GONOSUMDB").filter(name ->
            !PrivatePatterns.parse(settings.goEnvValue(name)).matches(path))
        .flatMap(name -> HiddenSettings.lost(settings, name)
            .filter(lost -> PrivatePatterns.parse(lost.value()).matches(path))
            .map(lost -> finding(facts, name, lost)).stream()).limit(1).toList();
  }

  private static Finding finding(Facts facts, String name, Setting.Hidden lost) {
    Settings settings = facts.settings();
    Setting setting = Objects.requireNonNull(settings.goEnv().get(name), "it hides the other list");
    FindingBuilder finding = FindingBuilder.aboutMachine(HiddenSettings.code(settings, lost), Severity.CAUSE,
        HiddenSettings.subject(settings, name, lost));
    facts.witness().filter(e -> !e.measurement().worked()).ifPresent(finding::seen);
    return HiddenSettings.told(finding, settings, setting, lost).build();
  }
}
