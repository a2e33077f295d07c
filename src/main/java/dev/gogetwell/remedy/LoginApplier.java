package dev.gogetwell.remedy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.model.Change;
import java.nio.file.Path;
import java.util.List;

/// Writes the variables of the user where a new login takes them from, and tells what that login has. One thread.
sealed interface LoginApplier extends Applier<Change.UserEnvironment>
    permits UserEnvironmentApplier, WindowsEnvironmentApplier {
  /// What a new login has.
  ///
  /// @throws RemedyException if it does not tell
  Environment newLogin() throws RemedyException, InterruptedException;

  @Override
  default Environment overriding(Change.UserEnvironment change, Draft draft, Environment seen, Path folder) {
    return change.value().map(value -> seen.with(change.name(), value)).orElseGet(() -> seen.without(change.name()));
  }

  @Override
  default List<String> overriddenBy(Change.UserEnvironment change) {
    return List.of();
  }

  @Override
  default void requireEffective(Change.UserEnvironment change) throws RemedyException, InterruptedException {
    String told = newLogin().value(change.name());
    if (!told.equals(change.value().orElse(""))) {
      throw RemedyErrors.of("not-effective", change.name(), told);
    }
  }
}
