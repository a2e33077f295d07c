package dev.gogetwell.symptom;

import java.util.Locale;
import java.util.Optional;

/// What must hold for an entry besides its text, because an expression cannot say it: how the settings that the paste
/// shows relate to what failed. Pure; any thread.
enum Condition {
  /// The module matches GOPRIVATE or GONOSUMDB of the paste.
  PRIVATE_BY_SETTING {
    @Override
    boolean holds(Failure failure) {
      return failure.module().filter(failure.settings()::isPrivate).isPresent();
    }
  },
  /// An item of GOPRIVATE, GONOPROXY or GONOSUMDB was meant for the module and can match nothing.
  PATTERN_NEVER_MATCHES {
    @Override
    boolean holds(Failure failure) {
      return failure.module().filter(failure.settings()::wasMeantToBePrivate).isPresent();
    }
  },
  /// The failed request went to an entry of GOPROXY behind which a comma and a further entry stand.
  STOPS_AT_COMMA {
    @Override
    boolean holds(Failure failure) {
      return failure.url().filter(failure.settings()::stopsAtComma).isPresent();
    }
  },
  /// The value that could not be read is the one of the HTTP proxy.
  VALUE_OF_PROXY {
    @Override
    boolean holds(Failure failure) {
      return failure.value().filter(failure.settings()::isOfProxy).isPresent();
    }
  },
  /// The value that could not be read is none of a proxy variable, as far as the paste shows them.
  VALUE_NOT_OF_PROXY {
    @Override
    boolean holds(Failure failure) {
      return !VALUE_OF_PROXY.holds(failure);
    }
  },
  /// The value that could not be read is an entry of GOPROXY.
  VALUE_OF_GOPROXY {
    @Override
    boolean holds(Failure failure) {
      return failure.value().filter(failure.settings()::isOfGoproxy).isPresent();
    }
  };

  abstract boolean holds(Failure failure);

  /// The condition of this name, in lower case with hyphens.
  static Optional<Condition> of(String name) {
    for (Condition condition : values()) {
      if (condition.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return Optional.of(condition);
      }
    }
    return Optional.empty();
  }

  /// What failed, under which settings.
  ///
  /// @param module the path without version
  /// @param value what could not be read, if the entry names it
  record Failure(Optional<String> module, Optional<String> url, Optional<String> value, PasteSettings settings) {}
}
