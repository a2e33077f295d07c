package dev.gogetwell.report;

import dev.gogetwell.model.Der;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.Alert;
import dev.gogetwell.model.tls.BreakPoint;
import dev.gogetwell.model.tls.CertificateEntry;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.Fingerprint;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.HandshakeType;
import dev.gogetwell.model.tls.HelloExtension;
import dev.gogetwell.model.tls.Octets;
import dev.gogetwell.model.tls.PlainText;
import dev.gogetwell.model.tls.ProtocolVersion;
import dev.gogetwell.model.tls.RecordType;
import dev.gogetwell.model.tls.Stage;
import dev.gogetwell.model.tls.StreamEnd;
import dev.gogetwell.model.tls.StreamNote;
import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.model.tls.TlsStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Handshakes as a recorder would have seen them.
final class SampleStreams {
  private static final Octets BYTES = Octets.of(new byte[] {1, 0, 2, (byte) 0xff});

  private SampleStreams() {}

  /// @param whole whether the handshake came to its end, or was reset after the ClientHello
  static TlsStream stream(boolean whole, String name, String quote) {
    List<TlsEvent> events = new ArrayList<>();
    events.add(event(0, Direction.CLIENT_TO_SERVER, 1521, false, hello(name)));
    if (whole) {
      events.add(event(12_100, Direction.SERVER_TO_CLIENT, 122, false, serverHello()));
      events.add(event(12_200, Direction.SERVER_TO_CLIENT, 2310, true,
          new HandshakeMessage.EncryptedExtensions(11, List.of(new HelloExtension(16, 5)), Optional.of("h2"), BYTES),
          certificate(name)));
      events.add(event(12_200, Direction.SERVER_TO_CLIENT, 300, true,
          new HandshakeMessage.CertificateVerify(264, Optional.of(0x0804), BYTES),
          new HandshakeMessage.Simple(HandshakeType.FINISHED, 20, 32, Octets.NONE)));
      events.add(new TlsEvent(Duration.ofNanos(15_800_000), Direction.CLIENT_TO_SERVER, RecordType.APPLICATION_DATA,
          RecordType.ALERT, ProtocolVersion.TLS12, 19, true, List.of(), Optional.of(new Alert(2, 42))));
    }
    Optional<BreakPoint> broken = whole ? Optional.empty() : Optional.of(new BreakPoint(Stage.CLIENT_HELLO,
        StreamEnd.RST, Optional.of(Direction.SERVER_TO_CLIENT), 0, Optional.empty(), false));
    return new TlsStream(new Endpoint("192.168.1.5", 50123), new Endpoint("10.0.0.8", 443),
        Instant.parse("2026-11-23T01:41:00.5Z"),
        List.of(new PlainText(Duration.ZERO, Direction.CLIENT_TO_SERVER, PlainText.Kind.HTTP_CONNECT, quote,
            OptionalInt.empty(), 74)),
        events, whole ? StreamEnd.COMPLETE : StreamEnd.RST, broken, Optional.of(Direction.CLIENT_TO_SERVER),
        Set.of(StreamNote.RETRANSMISSIONS), Duration.ofNanos(15_800_000), 1600, 3200);
  }

  private static TlsEvent event(
      long micros, Direction direction, int length, boolean decrypted, HandshakeMessage... messages) {
    return new TlsEvent(Duration.ofNanos(micros * 1000), direction,
        decrypted ? RecordType.APPLICATION_DATA : RecordType.HANDSHAKE, RecordType.HANDSHAKE, ProtocolVersion.TLS12,
        length, decrypted, List.of(messages), Optional.empty());
  }

  private static HandshakeMessage hello(String name) {
    return new HandshakeMessage.ClientHello(1517, ProtocolVersion.TLS12, "00ff", 32, List.of(0x1301, 0xc02f),
        List.of(new HelloExtension(0, 22), new HelloExtension(43, 5)), Optional.of(name), List.of("h2", "http/1.1"),
        List.of(ProtocolVersion.TLS13, ProtocolVersion.TLS12), List.of(29), List.of(29), List.of(0x0804),
        new Fingerprint("771,4865-49199,0-43,29,0", "0123456789abcdef0123456789abcdef"), "t13d0202h2_a_b", BYTES);
  }

  private static HandshakeMessage serverHello() {
    return new HandshakeMessage.ServerHello(118, ProtocolVersion.TLS12, "ff00", 32, 0x1301, "TLS_AES_128_GCM_SHA256",
        List.of(new HelloExtension(43, 2)), Optional.of(ProtocolVersion.TLS13), Optional.of(29), Optional.empty(),
            false,
        new Fingerprint("771,4865,43", "fedcba9876543210fedcba9876543210"), BYTES);
  }

  private static HandshakeMessage certificate(String name) {
    return new HandshakeMessage.Certificate(2200, List.of(new CertificateEntry(
        Der.of(new byte[] {0x30, 0x03, 0x02, 0x01, 0x05}), 1100, "8c410ed7", Optional.of(new CertificateEntry.Fields(
            "CN=" + name, "CN=FortiGate CA", Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2027-03-14T00:00:00Z"), List.of(name), List.of())))), BYTES);
  }
}
