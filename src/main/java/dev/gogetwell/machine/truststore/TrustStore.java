package dev.gogetwell.machine.truststore;

import dev.gogetwell.model.Der;

/// A set of trust anchors that some client believes. Implementations read files or the system's key stores, so they may
/// block; call them from a probe's thread. Any thread.
public interface TrustStore {
  /// Whose store this is.
  StoreKind kind();

  /// Reads it now. Trouble is part of the answer.
  StoreContent read();

  /// How a root is added for good; steps that this program only shows.
  AddingRoute howToAdd();

  /// Whether the very certificate is a root here.
  default boolean contains(Der root) {
    return read().roots().stream().anyMatch(stored -> stored.certificate().equals(root));
  }
}
