package dev.gogetwell.remedy;

import dev.gogetwell.machine.file.FileChangedException;
import dev.gogetwell.machine.registry.RegistryValue;
import dev.gogetwell.machine.registry.UserVariables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A registry in memory, by the rules of Windows for names.
public final class KeptVariables implements UserVariables {
  public final Map<String, RegistryValue> user = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  public final Map<String, RegistryValue> machine = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Path profile;

  public KeptVariables(Path profile) {
    this.profile = profile;
  }

  @Override
  public Map<String, RegistryValue> all(Owner owner) {
    return owner == Owner.USER ? user : machine;
  }

  @Override
  public Optional<RegistryValue> read(String name) {
    return Optional.ofNullable(user.get(name));
  }

  @Override
  public void replace(String name, Optional<RegistryValue> expected, Optional<RegistryValue> wanted)
      throws IOException {
    if (!read(name).equals(expected)) {
      throw new FileChangedException(Path.of(name));
    }
    wanted.ifPresentOrElse(value -> user.put(name, value), () -> user.remove(name));
  }

  @Override
  public Path profile() {
    return profile;
  }
}
