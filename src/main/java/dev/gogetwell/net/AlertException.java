package dev.gogetwell.net;

import java.io.IOException;

/// The peer ended a TLS session with a fatal alert after the handshake. A TLS 1.3 server that wants a client
/// certificate says so only then, because the client has finished before it (RFC 8446, section 4.4.2.4). The message is
/// the alert's name and number.
public final class AlertException extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param alert the name and number
  public AlertException(String alert) {
    super(alert);
  }
}
