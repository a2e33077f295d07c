package dev.gogetwell.remedy;

import dev.gogetwell.model.Change;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

  /// Takes a setting of `go` away wherever it is set to something bad: behind a variable the same may be stored. Empty
  /// where the last word would still be a bad one, from a place where we do not write.
  static List<Change> away(Settings settings, String name, Predicate<String> bad) {
    Setting now = settings.goEnv().get(name);
    if (now == null) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    for (Setting.Hidden layer : layers(now)) {
      if (!bad.test(layer.value())) {
        return changes;
      }
      switch (layer.origin().kind()) {
        case ENVIRONMENT -> changes.add(new Change.UserEnvironment(name, Optional.empty(), Optional.of(layer.value())));
        case GO_ENV_FILE -> changes.add(new Change.GoEnv(name, Optional.empty(), Optional.of(layer.value())));
        default -> {
          return List.of();
        }
      }
    }
    return changes;
  }

  private static List<Setting.Hidden> layers(Setting setting) {
    List<Setting.Hidden> layers = new ArrayList<>();
    layers.add(new Setting.Hidden(setting.value(), setting.origin()));
    layers.addAll(setting.hidden());
    return layers;
  }

  /// What stands in the file of `go env -w`, whatever beats it.
  static Optional<String> stored(@Nullable Setting now) {
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
