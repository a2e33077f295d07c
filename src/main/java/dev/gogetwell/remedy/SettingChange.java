package dev.gogetwell.remedy;

import dev.gogetwell.model.Change;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chooses where a setting has to be changed so that the change counts: a variable of the environment beats what
/// `go env -w` stores, and a line of gitconfig is taken out where it stands. Pure.
final class SettingChange {
  private SettingChange() {}

  /// Sets a `go env` variable, or takes it away.
  static Change of(Settings settings, String name, Optional<String> value) {
    Setting now = settings.goEnv().get(name);
    if (now != null && now.origin().kind() == Origin.Kind.ENVIRONMENT) {
      return new Change.UserEnvironment(name, value, Optional.of(now.value()));
    }
    return new Change.GoEnv(name, value, stored(now));
  }

  /// Sets a variable of the user's environment, or takes it away.
  static Change ofEnvironment(Settings settings, String name, Optional<String> value) {
    Optional<String> now = Optional.ofNullable(settings.environment().get(name)).map(Setting::value)
        .or(() -> Optional.ofNullable(settings.goEnv().get(name)).map(Setting::value));
    return new Change.UserEnvironment(name, value, now);
  }

  /// Takes a harmful setting away where it stands; empty if it stands where we do not write.
  static Optional<Change> restoring(Settings settings, String name) {
    Setting go = settings.goEnv().get(name);
    if (go != null) {
      return switch (go.origin().kind()) {
        case ENVIRONMENT -> Optional.of(new Change.UserEnvironment(name, Optional.empty(), Optional.of(go.value())));
        case GO_ENV_FILE -> Optional.of(new Change.GoEnv(name, Optional.empty(), Optional.of(go.value())));
        default -> Optional.empty();
      };
    }
    Setting variable = settings.environment().get(name);
    if (variable != null) {
      return Optional.of(new Change.UserEnvironment(name, Optional.empty(), Optional.of(variable.value())));
    }
    return settings.gitConfig().stream().filter(setting -> setting.name().equals(name)
            && setting.origin().kind() == Origin.Kind.GIT_GLOBAL).reduce((_, last) -> last)
        .map(setting -> new Change.GitConfig(name, Optional.empty(), Optional.of(setting.value()),
            Optional.of(setting.origin().where())));
  }

  private static Optional<String> stored(@Nullable Setting now) {
    if (now == null) {
      return Optional.empty();
    }
    if (now.origin().kind() == Origin.Kind.GO_ENV_FILE) {
      return Optional.of(now.value());
    }
    return now.hidden().stream().filter(hidden -> hidden.origin().kind() == Origin.Kind.GO_ENV_FILE)
        .map(Setting.Hidden::value).findFirst();
  }
}
