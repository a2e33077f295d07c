package dev.gogetwell.ui.port;

import dev.gogetwell.model.Symptom;
import java.util.Optional;

/// Reads pasted tool output at once, without touching the network. Quick enough to be called while the user types; any
/// thread.
@FunctionalInterface
public interface PasteReader {
  /// What the text says; empty if nothing was recognised. An error that is not known is no candidate, and what the text
  /// names beside it counts all the same.
  Optional<Symptom> read(String text);
}
