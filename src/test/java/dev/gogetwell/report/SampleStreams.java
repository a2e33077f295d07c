package dev.gogetwell.report;

import dev.gogetwell.model.tls.TlsStream;

/// Handshakes as a recorder would have seen them.
final class SampleStreams {
  private SampleStreams() {}

  static TlsStream stream(boolean whole) {
    return new TlsStream();
  }
}
