package dev.gogetwell.machine.truststore;

import dev.gogetwell.gorules.x509.ChainVerifier;
import dev.gogetwell.gorules.x509.RootSet;
import dev.gogetwell.model.Der;
import java.util.List;

/// What a store held when it was read.
///
/// @param roots every certificate with the place it came from, in reading order; the same one may come twice
/// @param places every place that was looked at, in order
/// @param loadError what Go would say if it could load nothing at all, empty otherwise
public record StoreContent(List<StoredRoot> roots, List<Place> places, String loadError) {
  /// A root.
  ///
  /// @param certificate the DER
  /// @param location a file, or the name of a key store
  public record StoredRoot(Der certificate, String location) {}

  /// A place.
  ///
  /// @param location a file, folder or key store
  /// @param state what was found
  /// @param modified when a file was last changed, milliseconds since 1970, -1 where unknown
  /// @param detail the system's own words about trouble, empty otherwise
  public record Place(String location, State state, long modified, String detail) {}

  /// What was found at a place.
  public enum State {
    /// Certificates.
    READ,
    /// Nothing there.
    MISSING,
    /// There, without any certificate.
    EMPTY,
    /// There, but not for us.
    UNREADABLE,
    /// No such kind of store on this system.
    NOT_HERE,
    /// A policy of the system that keeps the store from being completed.
    UPDATES_BLOCKED
  }

  /// Whether the store could be looked into at all: a Java without the reader for a store of its system knows nothing
  /// of what it holds.
  public boolean couldBeRead() {
    return places.isEmpty() || places.stream().anyMatch(place -> place.state() != State.NOT_HERE);
  }

  /// The certificates alone, in order.
  public List<byte[]> ders() {
    return roots.stream().map(root -> root.certificate().bytes()).toList();
  }

  /// What Go judges by: these roots, or its own words where nothing could be loaded.
  public RootSet systemRoots(ChainVerifier verifier) {
    return verifier.systemRoots(ders(), loadError);
  }
}
