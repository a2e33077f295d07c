package dev.gogetwell.ui.port;

import dev.gogetwell.model.Symptom;
import java.util.Optional;

/// Reads pasted tool output at once, without touching the network. Quick enough to be called while the user types; any
/// thread.
@FunctionalInterface
public interface PasteReader {
  /// What the text says; empty if nothing was recognised.
  Optional<Symptom> read(String text);
}
