package dev.gogetwell.ui.story;

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
import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.model.tls.TlsStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// The handshakes of the stories, message by message.
public final class Streams {
  private static final Instant START = Instant.parse("2026-11-23T09:41:00Z");
  private static final Direction OUT = Direction.CLIENT_TO_SERVER;
  private static final Direction IN = Direction.SERVER_TO_CLIENT;

  private Streams() {}

  /// Everything arrives, and the client refuses the certificate.
  public static TlsStream refused(Endpoint server, String host, List<Der> chain) {
    List<TlsEvent> events = new ArrayList<>();
    events.add(handshake(9.4, OUT, false, hello(1517, Optional.of(host))));
    events.add(handshake(21.5, IN, false, serverHello()));
    events.add(record(21.5, IN, RecordType.CHANGE_CIPHER_SPEC, 1));
    events.add(handshake(21.6, IN, true, new HandshakeMessage.EncryptedExtensions(11, List.of(), Optional.of("h2"),
        bytes("0800000b"))));
    events.add(handshake(21.6, IN, true, certificate(2306, chain)));
    events.add(handshake(21.6, IN, true, new HandshakeMessage.CertificateVerify(260, Optional.of(0x0804),
        bytes("0f000104"))));
    events.add(handshake(21.6, IN, true, finished()));
    events.add(record(21.8, OUT, RecordType.CHANGE_CIPHER_SPEC, 1));
    Alert alert = new Alert(2, 42);
    events.add(new TlsEvent(time(25.2), OUT, RecordType.APPLICATION_DATA, RecordType.ALERT, ProtocolVersion.TLS12, 2,
        true, List.of(), Optional.of(alert)));
    return new TlsStream(new Endpoint("10.20.3.7", 51544), server, START, List.of(
        new PlainText(time(0), OUT, PlainText.Kind.HTTP_CONNECT, "CONNECT " + host + ":443 HTTP/1.1",
            OptionalInt.empty(), 118),
        new PlainText(time(6.1), IN, PlainText.Kind.HTTP_RESPONSE, "HTTP/1.1 200 Connection established",
            OptionalInt.of(200), 39)),
        events, StreamEnd.ALERT,
        Optional.of(new BreakPoint(Stage.CERTIFICATE, StreamEnd.ALERT, Optional.of(OUT), 4, Optional.of(alert), false)),
        Optional.of(OUT), Set.of(), time(25.3), 1900, 2900);
  }

  /// The connection is reset right after the ClientHello.
  public static TlsStream reset(Endpoint server, String host) {
    return new TlsStream(new Endpoint("192.168.1.20", 50211), server, START, List.of(),
        List.of(handshake(0, OUT, false, hello(1517, Optional.of(host)))), StreamEnd.RST,
        Optional.of(new BreakPoint(Stage.CLIENT_HELLO, StreamEnd.RST, Optional.of(IN), 0, Optional.empty(), false)),
        Optional.of(IN), Set.of(), time(9.1), 1526, 0);
  }

  /// A handshake that the server ends with an alert.
  public static TlsStream alerted(Endpoint server, String host) {
    Alert alert = new Alert(2, 80);
    TlsEvent refusal = new TlsEvent(time(12), IN, RecordType.ALERT, RecordType.ALERT, ProtocolVersion.TLS12, 2, false,
        List.of(), Optional.of(alert));
    return new TlsStream(new Endpoint("192.168.1.20", 50213), server, START, List.of(),
        List.of(handshake(0, OUT, false, hello(1517, Optional.of(host))), refusal), StreamEnd.ALERT,
        Optional.of(new BreakPoint(Stage.CLIENT_HELLO, StreamEnd.ALERT, Optional.of(IN), 0, Optional.of(alert), false)),
        Optional.of(IN), Set.of(), time(12.4), 1526, 7);
  }

  /// A ClientHello that is never answered.
  public static TlsStream silent(Endpoint server, String host) {
    return new TlsStream(new Endpoint("192.168.1.20", 50215), server, START, List.of(),
        List.of(handshake(0, OUT, false, hello(1517, Optional.of(host)))), StreamEnd.TIMEOUT,
        Optional.of(new BreakPoint(Stage.CLIENT_HELLO, StreamEnd.TIMEOUT, Optional.empty(), 0, Optional.empty(), false)),
        Optional.empty(), Set.of(), time(10_000), 1526, 0);
  }

  /// A ClientHello that is answered in HTTP.
  public static TlsStream notTls(Endpoint server, String host) {
    return new TlsStream(new Endpoint("192.168.1.20", 50214), server, START, List.of(
        new PlainText(time(12), IN, PlainText.Kind.HTTP_RESPONSE, "HTTP/1.1 400 Bad Request", OptionalInt.of(400), 156)),
        List.of(handshake(0, OUT, false, hello(1517, Optional.of(host)))), StreamEnd.NOT_TLS,
        Optional.of(new BreakPoint(Stage.CLIENT_HELLO, StreamEnd.NOT_TLS, Optional.of(IN), 0, Optional.empty(), false)),
        Optional.of(IN), Set.of(), time(13), 1526, 156);
  }

  /// A handshake that is completed.
  public static TlsStream complete(Endpoint server, Optional<String> host, List<Der> chain) {
    List<TlsEvent> events = List.of(
        handshake(0, OUT, false, hello(1492, host)),
        handshake(41.6, IN, false, serverHello()),
        handshake(41.8, IN, true, new HandshakeMessage.EncryptedExtensions(11, List.of(), Optional.of("h2"),
            bytes("0800000b"))),
        handshake(41.8, IN, true, certificate(970, chain)),
        handshake(41.9, IN, true, new HandshakeMessage.CertificateVerify(75, Optional.of(0x0403), bytes("0f00004b"))),
        handshake(41.9, IN, true, finished()),
        handshake(42.3, OUT, true, finished()));
    return new TlsStream(new Endpoint("192.168.1.20", 50212), server, START, List.of(), events, StreamEnd.COMPLETE,
        Optional.empty(), Optional.empty(), Set.of(), time(44.7), 1570, 2500);
  }

  private static Duration time(double millis) {
    return Duration.ofNanos((long) (millis * 1e6));
  }

  private static Octets bytes(String hex) {
    return Octets.of(HexFormat.of().parseHex(hex));
  }

  private static TlsEvent handshake(double millis, Direction direction, boolean decrypted, HandshakeMessage message) {
    return new TlsEvent(time(millis), direction, decrypted ? RecordType.APPLICATION_DATA : RecordType.HANDSHAKE,
        RecordType.HANDSHAKE, ProtocolVersion.TLS12, message.length() + 4 + (decrypted ? 17 : 0), decrypted,
        List.of(message), Optional.empty());
  }

  private static TlsEvent record(double millis, Direction direction, RecordType type, int length) {
    return new TlsEvent(time(millis), direction, type, type, ProtocolVersion.TLS12, length, false, List.of(),
        Optional.empty());
  }

  private static HandshakeMessage hello(int length, Optional<String> host) {
    return new HandshakeMessage.ClientHello(length, ProtocolVersion.TLS12, "00".repeat(32), 32,
        List.of(0xc02b, 0xc02f, 0x1301, 0x1302, 0x1303), List.of(new HelloExtension(0, 21),
            new HelloExtension(51, 1258)), host,
        List.of("h2", "http/1.1"), List.of(ProtocolVersion.TLS13, ProtocolVersion.TLS12), List.of(4588, 29, 23),
        List.of(4588, 29), List.of(0x0804, 0x0403), new Fingerprint("771,49195,0-10", "5f".repeat(16)),
        "t13d1312h2_f57a46bbacb6_ab7e3b40a677", bytes("010005ed0303" + "a7".repeat(40)));
  }

  private static HandshakeMessage serverHello() {
    return new HandshakeMessage.ServerHello(118, ProtocolVersion.TLS12, "11".repeat(32), 32, 0x1301,
        "TLS_AES_128_GCM_SHA256", List.of(), Optional.of(ProtocolVersion.TLS13), Optional.of(29), Optional.empty(),
        false, new Fingerprint("771,4865,", "6e".repeat(16)), bytes("020000760303" + "3c".repeat(32)));
  }

  private static HandshakeMessage finished() {
    return new HandshakeMessage.Simple(HandshakeType.FINISHED, 20, 32, bytes("14000020" + "9d".repeat(32)));
  }

  private static HandshakeMessage certificate(int length, List<Der> chain) {
    List<CertificateEntry> entries = chain.stream()
        .map(der -> new CertificateEntry(der, der.bytes().length, "519a77c0".repeat(8), Optional.empty())).toList();
    return new HandshakeMessage.Certificate(length, entries, bytes("0b000902000008fe00045b308204573082033fa003020102"));
  }
}
