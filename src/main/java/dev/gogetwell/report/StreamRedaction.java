package dev.gogetwell.report;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.CertificateEntry;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.Octets;
import dev.gogetwell.model.tls.PlainText;
import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.model.tls.TlsStream;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Takes private names out of a recorded handshake. What happened when, and how long it was, always stays.
final class StreamRedaction {
  private final boolean isPrivate;
  private final UnaryOperator<String> text;

  /// @param isPrivate whether the handshake named a private host: then no content of it may stay
  StreamRedaction(boolean isPrivate, UnaryOperator<String> text) {
    this.isPrivate = isPrivate;
    this.text = text;
  }

  TlsStream apply(TlsStream stream) {
    return new TlsStream(endpoint(stream.client()), endpoint(stream.server()), stream.start(),
        stream.plain().stream().map(this::plain).toList(), stream.events().stream().map(this::event).toList(),
        stream.end(), stream.breakPoint(), stream.closedBy(), stream.notes(), stream.duration(),
        stream.bytesToServer(), stream.bytesToClient());
  }

  private Endpoint endpoint(Endpoint endpoint) {
    return new Endpoint(text.apply(endpoint.address()), endpoint.port());
  }

  private PlainText plain(PlainText said) {
    return new PlainText(said.time(), said.direction(), said.kind(), text.apply(said.quote()), said.status(),
        said.length());
  }

  private TlsEvent event(TlsEvent event) {
    return new TlsEvent(event.time(), event.direction(), event.outer(), event.record(), event.version(),
        event.length(), event.decrypted(),
        event.messages().stream().map(message -> message(message, event.direction())).toList(), event.alert());
  }

  private HandshakeMessage message(HandshakeMessage message, Direction direction) {
    boolean ownCertificate = direction == Direction.CLIENT_TO_SERVER && holdsCertificate(message);
    if (isPrivate || ownCertificate || namesSomethingPrivate(message)) {
      return new HandshakeMessage.Simple(message.type(), message.type().number(), message.length(), Octets.NONE);
    }
    return switch (message) {
      case HandshakeMessage.Certificate m -> new HandshakeMessage.Certificate(m.length(), entries(m.entries()), m.bytes());
      case HandshakeMessage.CompressedCertificate m -> new HandshakeMessage.CompressedCertificate(m.length(),
          m.algorithm(), m.uncompressedLength(), entries(m.entries()), m.bytes());
      default -> message;
    };
  }

  /// The certificates themselves are the evidence against somebody in between, and stay; the words read from them do not
  /// where they are private.
  private List<CertificateEntry> entries(List<CertificateEntry> entries) {
    return entries.stream().map(entry -> new CertificateEntry(entry.der(), entry.length(), entry.sha256(),
        entry.fields().map(this::fields))).toList();
  }

  private CertificateEntry.Fields fields(CertificateEntry.Fields fields) {
    return new CertificateEntry.Fields(text.apply(fields.subject()), text.apply(fields.issuer()), fields.notBefore(),
        fields.notAfter(), fields.dnsNames().stream().map(text).toList(), fields.ipAddresses());
  }

  /// Whether the server showed itself to be a private one, whatever it was asked for: its own certificate says so.
  boolean isOfPrivateServer(TlsStream stream) {
    return stream.serverChain().stream().findFirst().flatMap(CertificateEntry::fields).map(this::fields)
        .filter(leaf -> (leaf.subject() + leaf.dnsNames()).contains("<private ")).isPresent();
  }

  /// A client certificate names a person or a machine.
  private static boolean holdsCertificate(HandshakeMessage message) {
    return message instanceof HandshakeMessage.Certificate || message instanceof HandshakeMessage.CompressedCertificate;
  }

  private boolean namesSomethingPrivate(HandshakeMessage message) {
    List<String> names = switch (message) {
      case HandshakeMessage.ClientHello hello -> Optional.of(hello).flatMap(HandshakeMessage.ClientHello::serverName)
          .stream().toList();
      case HandshakeMessage.CertificateRequest request -> request.authorities();
      case HandshakeMessage.Malformed malformed -> List.of(malformed.problem());
      default -> List.of();
    };
    return names.stream().anyMatch(name -> !text.apply(name).equals(name));
  }
}
