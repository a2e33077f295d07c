package dev.gogetwell.remedy;

import dev.gogetwell.machine.file.AsideFile;
import dev.gogetwell.machine.file.AtomicFile;
import dev.gogetwell.machine.registry.UserVariables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds again what the journal names: a file, one that was put aside, or a variable in the registry. Any thread.
///
/// @param variables the registry of this user, where the system has one
record Places(Optional<UserVariables> variables) {
  private static final Pattern VARIABLE =
      Pattern.compile(Pattern.quote(RegistryPlace.PREFIX) + "([A-Za-z_][A-Za-z0-9_]*)");

  static boolean isVariable(String name) {
    return VARIABLE.matcher(name).matches();
  }

  /// The place behind a name.
  ///
  /// @throws IOException if it is of another system, or links lead nowhere
  /// @throws IllegalArgumentException if it is no name of this system
  EditedPlace at(String name, String byHand) throws IOException {
    var variable = VARIABLE.matcher(name);
    if (AsideFile.isAside(name)) {
      return new AsidePlace(AsideFile.named(name), byHand);
    }
    if (!variable.matches()) {
      return new FilePlace(AtomicFile.at(Path.of(name)), byHand);
    }
    return new RegistryPlace(variables.orElseThrow(() -> new IOException(name)), variable.group(1), byHand, true);
  }
}
