package dev.gogetwell.model;

/// The shapes of ClientHello that an experiment can choose between; each changes one thing against [#LIKE_GO].
public enum HelloShape {
  /// As the user's Go sends it.
  LIKE_GO,
  /// Without post-quantum key shares, so that it fits one TCP segment.
  SMALL,
  /// As Go's, the same bytes in small TCP segments with pauses.
  SPLIT,
  /// Offering TLS 1.2 only.
  TLS12_ONLY,
  /// Offering nothing that a server can accept, so that its answer is an alert of seven bytes.
  REFUSABLE,
  /// Offering TLS 1.3 only.
  TLS13_ONLY,
  /// Without ALPN.
  NO_ALPN
}
