package dev.gogetwell.model.tls;

/// How far a handshake got: the last step that was seen whole. The order is that of the wire.
public enum Stage {
  /// The client asked for a TCP connection, nothing came back.
  NOTHING,
  /// A TCP connection stands.
  CONNECTED,
  /// The client asked a proxy for a tunnel, or opened a dialogue before STARTTLS.
  TUNNEL_ASKED,
  /// The tunnel stands.
  TUNNEL_OPEN,
  /// The ClientHello was sent.
  CLIENT_HELLO,
  /// The server asked for another ClientHello.
  HELLO_RETRY,
  /// The ServerHello came.
  SERVER_HELLO,
  /// The server's certificate was seen; never reached in TLS 1.3 without secrets.
  CERTIFICATE,
  /// The server has said all of its first flight: ServerHelloDone, or its Finished in TLS 1.3.
  SERVER_FLIGHT,
  /// The client sent its Finished, the server has not answered it (TLS 1.2 and older).
  CLIENT_FINISHED,
  /// Both are done.
  COMPLETE;

  /// The name in JSON.
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
