package dev.gogetwell.machine.registry;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The variables that Windows keeps in its registry, and from which every new program of the user is given its
/// environment. Any thread; a value is read and written as a whole.
public interface UserVariables {
  /// Whose variables.
  enum Owner {
    USER,
    MACHINE
  }

  /// The registry of the user who runs this program; empty where there is none.
  static Optional<UserVariables> of(Environment environment) {
    return environment.os() == OperatingSystem.WINDOWS ? Optional.of(new WindowsUserVariables()) : Optional.empty();
  }

  /// All of them by name, as they are kept: nothing is expanded.
  Map<String, RegistryValue> all(Owner owner) throws IOException;

  /// One of the user's.
  Optional<RegistryValue> read(String name) throws IOException;

  /// Writes one of the user's, or takes it away, and tells the programs that listen.
  ///
  /// @param expected what it must hold; empty for nothing
  /// @throws dev.gogetwell.machine.file.FileChangedException if it holds something else; it is left alone
  void replace(String name, Optional<RegistryValue> expected, Optional<RegistryValue> wanted) throws IOException;

  /// The profile folder of the user whose variables these are.
  Path profile() throws IOException;
}
