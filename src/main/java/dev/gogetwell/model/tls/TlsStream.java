package dev.gogetwell.model.tls;

import dev.gogetwell.model.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One TCP connection seen as a TLS handshake: what the window draws, the report prints and the rules read.
/// Immutable; any thread.
///
/// @param start the time of the first packet, or of the call to connect
/// @param plain what was said outside TLS, in order
/// @param events every TLS record, in the order in which records became complete
/// @param breakPoint empty if the handshake was completed
/// @param closedBy who ended the TCP connection, if that was seen
/// @param duration until the last thing that was seen
/// @param bytesToServer payload of the TCP connection
/// @param bytesToClient likewise
public record TlsStream(
    Endpoint client,
    Endpoint server,
    Instant start,
    List<PlainText> plain,
    List<TlsEvent> events,
    StreamEnd end,
    Optional<BreakPoint> breakPoint,
    Optional<Direction> closedBy,
    Set<StreamNote> notes,
    Duration duration,
    long bytesToServer,
    long bytesToClient) {
  public TlsStream {
    plain = List.copyOf(plain);
    events = List.copyOf(events);
    notes = Collections.unmodifiableSet(
        notes.isEmpty() ? EnumSet.noneOf(StreamNote.class) : EnumSet.copyOf(notes));
  }

  /// Every handshake message, in order.
  public Stream<HandshakeMessage> messages() {
    return events.stream().flatMap(event -> event.messages().stream());
  }

  /// The first message of a kind.
  public <M extends HandshakeMessage> Optional<M> first(Class<M> kind) {
    return messages().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /// The first ClientHello.
  public Optional<HandshakeMessage.ClientHello> clientHello() {
    return first(HandshakeMessage.ClientHello.class);
  }

  /// The ServerHello that counts, not a HelloRetryRequest.
  public Optional<HandshakeMessage.ServerHello> serverHello() {
    return messages().filter(HandshakeMessage.ServerHello.class::isInstance)
        .map(HandshakeMessage.ServerHello.class::cast)
        .filter(hello -> !hello.helloRetryRequest())
        .findFirst();
  }

  /// The negotiated version, once the server has chosen.
  public Optional<ProtocolVersion> negotiated() {
    return serverHello().map(HandshakeMessage.ServerHello::negotiated);
  }

  /// The server's chain, leaf first; empty if it was not seen (always so in TLS 1.3 without secrets).
  public List<CertificateEntry> serverChain() {
    return events.stream()
        .filter(event -> event.direction() == Direction.SERVER_TO_CLIENT)
        .flatMap(event -> event.messages().stream())
        .map(TlsStream::entriesOf)
        .filter(entries -> !entries.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /// What was said outside TLS directly above each event, in the order of time, and as one more entry what came after
  /// the last event. An answer that is not TLS therefore stands below the ClientHello that it answers.
  public List<List<PlainText>> plainByEvent() {
    List<List<PlainText>> above = new ArrayList<>(Collections.nCopies(events.size() + 1, List.of()));
    plain.stream().collect(Collectors.groupingBy(this::place)).forEach(above::set);
    return above;
  }

  private int place(PlainText turn) {
    int place = 0;
    while (place < events.size() && events.get(place).time().compareTo(turn.time()) < 0) {
      place++;
    }
    return place;
  }

  /// The index of the event below which the break is drawn, -1 for none and a number that no event has if nothing
  /// broke. The alert by which the server ends a handshake is the break, so it stands above.
  public int breakBelow() {
    return breakPoint.map(broken -> broken.alert().isPresent()
        && broken.by().equals(Optional.of(Direction.SERVER_TO_CLIENT)) ? broken.afterEvent() + 1 : broken.afterEvent())
        .orElse(Integer.MAX_VALUE);
  }

  /// The display filter that shows this stream alone in Wireshark.
  public String wiresharkFilter() {
    return side(client) + " && " + side(server) + " && tls";
  }

  private static List<CertificateEntry> entriesOf(HandshakeMessage message) {
    return switch (message) {
      case HandshakeMessage.Certificate certificate -> certificate.entries();
      case HandshakeMessage.CompressedCertificate certificate -> certificate.entries();
      default -> List.of();
    };
  }

  private static String side(Endpoint endpoint) {
    String field = endpoint.address().indexOf(':') >= 0 ? "ipv6.addr" : "ip.addr";
    return field + " == " + endpoint.address() + " && tcp.port == " + endpoint.port();
  }
}
