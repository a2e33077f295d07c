package dev.gogetwell.telemetry;

import java.util.Optional;

/// What became of telling a collector.
///
/// @param trace why it did not take the trace; empty if it did
/// @param metrics why it did not take the metrics; empty if it did
public record Outcome(Optional<Trouble> trace, Optional<Trouble> metrics) {
  /// Why something was not taken.
  ///
  /// @param why the kind
  /// @param number the HTTP status, or how many seconds were waited; 0 where there is none
  public record Trouble(Why why, int number) {}

  /// The kinds of trouble.
  public enum Why {
    /// No connection.
    UNREACHABLE,
    /// Its certificate, or that it speaks no TLS.
    TLS,
    /// No answer in time.
    LATE,
    /// An answer that is no success.
    REFUSED,
    /// Anything else.
    OTHER
  }
}
