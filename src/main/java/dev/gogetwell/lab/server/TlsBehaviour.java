package dev.gogetwell.lab.server;

import java.time.Duration;
import javax.net.ssl.SSLContext;

/// What a TLS server does when the ClientHello is there.
public sealed interface TlsBehaviour {
  /// Shakes hands with this identity and serves.
  record Serve(SSLContext identity) implements TlsBehaviour {}

  /// Waits, then shakes hands and serves.
  record ServeLate(SSLContext identity, Duration delay) implements TlsBehaviour {}

  /// Shakes hands and serves HTTP/1.1. Whoever agrees on HTTP/2 meets a box that says so and cannot do it.
  record BreakHttp2(SSLContext identity, Http2Box box) implements TlsBehaviour {}

  /// Does one thing if the ClientHello may come in one packet, and another for a larger one.
  record BySize(TlsBehaviour small, TlsBehaviour large) implements TlsBehaviour {}

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
