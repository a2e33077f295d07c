package dev.gogetwell.machine.truststore;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.model.Der;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the operating system itself says of a served chain: a second opinion beside the one that is made of its lists.
/// It knows what no list tells, above all what was denied by a hash. It is asked without the network, so it fetches
/// neither roots nor certificates that are missing; its "unknown authority" is therefore no last word, and its "yes" is.
/// Blocking, since a system may read files; any thread.
@FunctionalInterface
public interface PlatformVerifier {
  /// Judges a chain.
  ///
  /// @param chain as served, leaf first
  /// @param host the name that the leaf must be good for
  Opinion ask(List<Der> chain, String host, Instant when);

  /// The verifier of this system; empty where Go verifies by itself, as on Linux, or where none is read yet.
  static Optional<PlatformVerifier> of(Environment environment) {
    return environment.os() == OperatingSystem.WINDOWS
        ? Optional.of(new WindowsVerifier(CryptFunctions::new)) : Optional.empty();
  }

  /// What it said, in the classes into which Go sorts it (crypto/x509/root_windows.go).
  sealed interface Opinion {}

  /// A TLS client that asks this system goes on.
  record Accepted() implements Opinion {}

  /// A TLS client that asks this system stops.
  ///
  /// @param status the system's own number and name for it
  record Refused(Reason reason, String status) implements Opinion {}

  /// It could not be asked, which says nothing about the chain.
  ///
  /// @param reason in the system's own words
  record Unasked(String reason) implements Opinion {}

  /// Why a chain is refused.
  enum Reason {
    EXPIRED,
    WRONG_USAGE,
    NAME_MISMATCH,
    /// Not one of these certificates is known, or whatever else Go gives this name to.
    UNKNOWN_AUTHORITY,
    /// Somebody denied one of these certificates. Go says "unknown authority" for it too.
    DENIED
  }
}
