package dev.gogetwell.remedy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.model.Change;

/// Writes the variables of the user where a new login takes them from, and tells what that login has. One thread.
sealed interface LoginApplier extends Applier<Change.UserEnvironment>
    permits UserEnvironmentApplier, WindowsEnvironmentApplier {
  /// What a new login has.
  ///
  /// @throws RemedyException if it does not tell
  Environment newLogin() throws RemedyException, InterruptedException;
}
