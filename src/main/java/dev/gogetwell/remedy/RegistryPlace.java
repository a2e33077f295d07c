package dev.gogetwell.remedy;

import dev.gogetwell.machine.file.FileChangedException;
import dev.gogetwell.machine.file.Prepared;
import dev.gogetwell.machine.registry.RegistryValue;
import dev.gogetwell.machine.registry.UserVariables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A variable of the user in the registry of Windows; its bytes are the two lines of a [RegistryValue].
///
/// @param variables the registry
/// @param variable its name
/// @param byHand what a person would type
/// @param ours whether the registry belongs to the judged environment; a practice network has none that may be written
record RegistryPlace(UserVariables variables, String variable, String byHand, boolean ours) implements EditedPlace {
  static final String PREFIX = "HKCU\\Environment\\";

  /// The registry is another user's, or the judged home is none of Windows.
  static final class ForeignException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public String name() {
    return PREFIX + variable;
  }

  @Override
  public Optional<byte[]> read() throws IOException {
    return ours ? variables.read(variable).map(value -> value.written().getBytes(StandardCharsets.UTF_8))
        : Optional.empty();
  }

  @Override
  public void requireFit() {
    // A value of one's own key can always be written.
  }

  @Override
  public List<Path> missingFolders() {
    return List.of();
  }

  @Override
  public Prepared prepare(Optional<byte[]> expected, Optional<byte[]> wanted, String mark) throws IOException {
    if (!ours) {
      throw new ForeignException();
    }
    Optional<RegistryValue> from = parsed(expected);
    Optional<RegistryValue> to = parsed(wanted);
    if (!variables.read(variable).equals(from)) {
      throw new FileChangedException(Path.of(variable));
    }
    return new Prepared() {
      @Override
      public void commit() throws IOException {
        variables.replace(variable, from, to);
      }

      @Override
      public void close() {
        // Nothing lies beside it.
      }
    };
  }

  private static Optional<RegistryValue> parsed(Optional<byte[]> bytes) throws IOException {
    try {
      return bytes.map(text -> RegistryValue.parse(new String(text, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      throw new IOException(e);
    }
  }
}
