package dev.gogetwell.lab.server;

import java.time.Duration;
import javax.net.ssl.SSLContext;

/// What a TLS server does when the ClientHello is there.
public sealed interface TlsBehaviour {
  /// Shakes hands with this identity and serves.
  record Serve(SSLContext identity) implements TlsBehaviour {}

  /// Waits, then shakes hands and serves.
  record ServeLate(SSLContext identity, Duration delay) implements TlsBehaviour {}

  /// Cuts the connection with a RST.
  record Reset() implements TlsBehaviour {}

  /// Closes without a word.
  record Eof() implements TlsBehaviour {}

  /// Keeps the connection open and says nothing.
  record Silent() implements TlsBehaviour {}

  /// Answers in plain HTTP.
  record PlainHttp() implements TlsBehaviour {}

  /// Sends a fatal alert (RFC 8446 section 6).
  record Alert(int description) implements TlsBehaviour {}
}
