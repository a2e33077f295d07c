package dev.gogetwell.net.tls.client;

import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;

/// The server sends more than Go bears; the handshake is ended with Go's alert and in Go's words.
final class GivenUp extends TlsFatalAlert {
  private static final long serialVersionUID = 1L;

  private final String words;

  private GivenUp(short alert, String words) {
    super(alert, words);
    this.words = words;
  }

  /// Nothing but records that bring nothing (crypto/tls/conn.go, retryReadRecord and handlePostHandshakeMessage).
  static GivenUp useless(String words) {
    return new GivenUp(AlertDescription.unexpected_message, words);
  }

  /// A message longer than any in use (crypto/tls/conn.go, readHandshake).
  static GivenUp tooLong(int length, int most) {
    return new GivenUp(AlertDescription.internal_error,
        "tls: handshake message of length " + length + " bytes exceeds maximum of " + most + " bytes");
  }

  /// What Go says.
  String words() {
    return words;
  }
}
