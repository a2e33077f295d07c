package dev.gogetwell.remedy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.gorules.GitConfigList;
import dev.gogetwell.gorules.GoDebug;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.WeakSettings;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Takes settings back that switched a protection off, or that are there and do nothing. Every place that would still
/// switch it off is changed, or none: what stands behind a variable in a file is the last word once the variable is
/// gone. Pure.
final class RestoringRemedies {
  private final Facts facts;

  RestoringRemedies(Facts facts) {
    this.facts = facts;
  }

  /// The way for a warning that is about a weak or a dead setting, without a number.
  Optional<Remedy> of(Finding warning) {
    int equals = warning.subject().indexOf('=');
    String name = equals < 0 ? warning.subject() : warning.subject().substring(0, equals);
    return switch (warning.code()) {
      case CONFIG_WEAKENED -> weakened(warning, name);
      case CONFIG_DEAD_SETTING -> dead(warning, name);
      default -> Optional.empty();
    };
  }

  private Optional<Remedy> weakened(Finding warning, String name) {
    Optional<Remedy> narrower = narrower(warning, name);
    if (narrower.isPresent()) {
      return narrower;
    }
    List<Change> changes = restored(name);
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    Remedy plain = new Remedy("", warning.code(), Harm.NONE, Message.of("remedy.restore.title", name),
        Message.of("remedy.restore.why", name), changes, List.of());
    return new TrustRemedies(facts).insteadOfNoVerify(warning, changes).or(() -> Optional.of(plain));
  }

  /// Names that the user listed himself beside the pattern for all stay private: without them `go` would ask others for
  /// them.
  private Optional<Remedy> narrower(Finding warning, String name) {
    if (!settings().goEnv().containsKey(name)) {
      return Optional.empty();
    }
    String value = settings().goEnvValue(name);
    return WeakSettings.narrowed(value).map(kept -> new Remedy("", warning.code(), Harm.NONE,
        Message.of("remedy.narrow.title", name, kept), Message.of("remedy.narrow.why", name, value),
        List.of(SettingChange.of(settings(), name, Optional.of(kept))), List.of()))
        .filter(remedy -> AllowedChanges.below(Optional.empty(), settings()).permits(remedy.changes().getFirst()));
  }

  private List<Change> restored(String name) {
    if (name.indexOf('.') >= 0) {
      return gitRestored(name);
    }
    if (facts.settings().goEnv().containsKey(name)) {
      return goRestored(name);
    }
    return SettingChange.restoring(settings(), name).stream().toList();
  }

  private List<Change> goRestored(String name) {
    List<Change> away = SettingChange.away(settings(), name, value -> WeakSettings.isOff(name, value));
    if (!away.isEmpty() || !name.equals("GOSUMDB") || !WeakSettings.isOff(name, settings().goEnvValue(name))) {
      return away;
    }
    // The installation itself brings it (GOROOT/go.env), and only a stored value beats that.
    List<Change> changes = new ArrayList<>();
    Setting now = settings().goEnv().get(name);
    if (now != null && now.origin().kind() == Origin.Kind.ENVIRONMENT) {
      changes.add(new Change.UserEnvironment(name, Optional.empty(), Optional.of(now.value())));
    }
    changes.add(new Change.GoEnv(name, Optional.of("sum.golang.org"), SettingChange.stored(now)));
    return changes;
  }

  /// Out of every file of this user that says so. Where the system's own file says it as well, the user's has to say
  /// the contrary, since the later file counts (git-config(1), FILES).
  private List<Change> gitRestored(String key) {
    List<Setting> all = settings().gitConfig().stream().filter(setting -> setting.name().equals(key)).toList();
    if (all.isEmpty() || all.getLast().origin().kind() == Origin.Kind.GIT_OTHER
        || all.getLast().origin().kind() == Origin.Kind.GIT_LOCAL) {
      return List.of();
    }
    Map<String, String> files = new LinkedHashMap<>();
    all.stream().filter(setting -> setting.origin().kind() == Origin.Kind.GIT_GLOBAL)
        .forEach(setting -> files.put(setting.origin().where(), setting.value()));
    boolean bySystem = all.stream().filter(setting -> setting.origin().kind() == Origin.Kind.GIT_SYSTEM)
        .reduce((_, last) -> last).filter(setting -> GitConfigList.isFalse(setting.value())).isPresent();
    if (bySystem) {
      return key.toLowerCase(Locale.ROOT).endsWith(".sslverify") && files.isEmpty()
          ? List.of(new Change.GitConfig(key, Optional.of("true"), Optional.empty(), Optional.empty())) : List.of();
    }
    List<Change> changes = new ArrayList<>();
    files.forEach((file, value) -> changes.add(
        new Change.GitConfig(key, Optional.empty(), Optional.of(value), Optional.of(file))));
    return changes;
  }

  private Optional<Remedy> dead(Finding note, String name) {
    return switch (name) {
      case "GONOSUMCHECK" -> SettingChange.restoring(settings(), name).map(change ->
          remedy(note, name, Optional.empty(), List.of(change)));
      case "GODEBUG" -> {
        String value = settings().environmentValue(name);
        Optional<String> kept = GoDebug.without(value, GoDebug.dead(value, version()));
        yield value.isEmpty() ? Optional.empty() : Optional.of(remedy(note, name, kept,
            List.of(SettingChange.ofEnvironment(settings(), name, kept))));
      }
      default -> Optional.empty();
    };
  }

  private static Remedy remedy(Finding note, String name, Optional<String> value, List<Change> changes) {
    return new Remedy("", note.code(), Harm.NONE, value.isPresent()
        ? Message.of("remedy.respell.title", name, value.get()) : Message.of("remedy.unset-value.title", name, ""),
        Message.of("remedy.drop-dead.why", note.subject()), changes, List.of());
  }

  private GoVersion version() {
    return GoVersion.judged(settings());
  }

  private Settings settings() {
    return facts.settings();
  }
}
