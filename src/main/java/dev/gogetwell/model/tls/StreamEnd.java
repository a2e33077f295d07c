package dev.gogetwell.model.tls;

/// How a stream ended, seen as a handshake.
public enum StreamEnd {
  /// The handshake was finished; how the connection ended later is no matter.
  COMPLETE,
  /// One side closed before the handshake was finished.
  FIN,
  /// One side reset the connection before the handshake was finished.
  RST,
  /// One side waited for an answer until the client gave up, or until nothing more was seen.
  TIMEOUT,
  /// One side refused with an alert.
  ALERT,
  /// One side spoke something else than TLS.
  NOT_TLS;

  /// The name in JSON.
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
