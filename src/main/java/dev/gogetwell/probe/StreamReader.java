package dev.gogetwell.probe;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.net.tls.client.WireCapture;

/// Reads a capture into handshake messages, for the timeline. Any thread.
@FunctionalInterface
public interface StreamReader {
  /// The messages of `capture`, decrypted with its own secrets.
  TlsStream read(Endpoint server, WireCapture capture);
}
