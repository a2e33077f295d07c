package dev.gogetwell.remedy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Lets count what was stored and counts for nothing. Pure.
final class HiddenRemedies {
  private final Settings settings;

  HiddenRemedies(Facts facts) {
    this.settings = facts.settings();
  }

  /// The way for a cause that is a hidden setting, without a number.
  Optional<Remedy> of(Finding cause) {
    if (cause.code() == CauseCode.ENV_OVERRIDE) {
      return Optional.of(withoutVariable(cause));
    }
    boolean isLine = cause.details().stream().anyMatch(detail -> detail.key().equals("detail.line-without-effect"));
    return isLine ? written(cause) : Optional.empty();
  }

  private Remedy withoutVariable(Finding cause) {
    String name = cause.subject();
    Message why = name.equals("GOENV")
        ? Message.of("remedy.read-file.why", cause.details().getFirst().args().getLast())
        : Message.of(cause.proved() ? "remedy.unset-variable.why" : "remedy.unset-hiding.why", name);
    return new Remedy("", cause.code(), Harm.SMALL, Message.of("remedy.unset-variable.title", name), why,
        List.of(SettingChange.ofEnvironment(settings, name, Optional.empty())), List.of());
  }

  /// All that was meant, since one line that was lost has neighbours; nothing that would switch a check off.
  private Optional<Remedy> written(Finding cause) {
    AllowedChanges allowed = AllowedChanges.below(Optional.empty(), settings);
    List<Change> changes = new TreeMap<>(settings.goEnv()).values().stream()
        .flatMap(setting -> line(setting).stream()
            .<Change>map(value -> new Change.GoEnv(setting.name(), Optional.of(value), Optional.empty())))
        .filter(allowed::permits).toList();
    return changes.isEmpty() ? Optional.empty() : Optional.of(new Remedy("", cause.code(), Harm.NONE,
        Message.of("remedy.written-lines.title"),
        Message.of("remedy.written-lines.why", cause.details().getFirst().args().getLast()), changes, List.of()));
  }

  private static Optional<String> line(Setting setting) {
    return setting.hidden().stream().filter(hidden -> hidden.origin().kind() == Origin.Kind.GO_ENV_LINE)
        .map(Setting.Hidden::value).findFirst();
  }
}
