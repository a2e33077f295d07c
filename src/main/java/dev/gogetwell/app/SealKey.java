package dev.gogetwell.app;

import dev.gogetwell.machine.StateFolder;
import dev.gogetwell.machine.file.AtomicFile;
import dev.gogetwell.machine.file.FileChangedException;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Supplier;

/// The secret with which this user's own reports are sealed, made at the first use and kept in the folder of state,
/// where nobody else may look. Any thread.
final class SealKey implements Supplier<Optional<byte[]>> {
  private static final int LENGTH = 32;

  private final StateFolder state;

  SealKey(StateFolder state) {
    this.state = state;
  }

  /// The secret; empty where nothing can be kept, so that no report is this user's own.
  @Override
  public Optional<byte[]> get() {
    if (state.trouble().isPresent()) {
      return Optional.empty();
    }
    try {
      AtomicFile kept = AtomicFile.at(state.path().resolve("seal.key"));
      Optional<byte[]> known = kept.read();
      return (known.isPresent() ? known : make(kept)).filter(key -> key.length == LENGTH);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> make(AtomicFile kept) throws IOException {
    byte[] made = new byte[LENGTH];
    new SecureRandom().nextBytes(made);
    try {
      kept.replace(Optional.empty(), Optional.of(made));
      return Optional.of(made);
    } catch (FileChangedException _) {
      return kept.read(); // Another process was quicker.
    }
  }
}
