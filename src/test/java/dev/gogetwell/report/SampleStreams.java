package dev.gogetwell.report;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.StreamEnd;
import dev.gogetwell.model.tls.TlsStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Handshakes as a recorder would have seen them.
final class SampleStreams {
  private SampleStreams() {}

  static TlsStream stream(boolean whole) {
    return new TlsStream(new Endpoint("127.0.0.1", 40000), new Endpoint("127.0.0.1", 443),
        Instant.parse("2026-11-24T08:00:00Z"), List.of(), List.of(), whole ? StreamEnd.COMPLETE : StreamEnd.RST,
        Optional.empty(), Optional.empty(), Set.of(), Duration.ofMillis(20), 1500, whole ? 4000 : 0);
  }
}
