package dev.gogetwell.machine.truststore;

import dev.gogetwell.gorules.x509.ChainVerifier;
import dev.gogetwell.gorules.x509.RootSet;
import dev.gogetwell.model.Der;
import java.util.List;
import java.util.stream.Stream;

/// What a store held when it was read.
///
/// @param roots every certificate with the place it came from, in reading order; the same one may come twice
/// @param denied certificates that no chain may contain, with the place that says so; none of them is among the roots
/// @param places every place that was looked at, in order
/// @param loadError what Go would say if it could load nothing at all, empty otherwise
public record StoreContent(List<StoredRoot> roots, List<StoredRoot> denied, List<Place> places, String loadError) {
  public StoreContent {
    roots = List.copyOf(roots);
    denied = List.copyOf(denied);
    places = List.copyOf(places);
  }

  /// A store that denies nothing.
  public StoreContent(List<StoredRoot> roots, List<Place> places, String loadError) {
    this(roots, List.of(), places, loadError);
  }

  /// A root.
  ///
  /// @param certificate the DER
  /// @param location a file, the name of a system's list, or a key store with `#` and a name in it
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
    /// The system did not tell us what it holds; the programs that ask the system may well be told.
    NOT_TOLD,
    /// A policy of the system that keeps the store from being completed.
    UPDATES_BLOCKED
  }

  /// Whether the store could be looked into at all. Of a store that its system does not tell us about nothing is known,
  /// least of all that it is empty.
  public boolean couldBeRead() {
    return !roots.isEmpty() || places.isEmpty() || (places.stream().noneMatch(place -> place.state() == State.NOT_TOLD)
        && places.stream().anyMatch(place -> place.state() != State.NOT_HERE));
  }

  /// How many certificates a place gave, trusted or denied.
  public int countAt(String place) {
    return (int) Stream.concat(roots.stream(), denied.stream()).map(StoredRoot::location)
        .filter(location -> location.equals(place) || location.startsWith(place + "#")).count();
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
