package dev.gogetwell.gorules.tls;

import dev.gogetwell.model.tls.Alert;
import dev.gogetwell.model.tls.BreakPoint;
import dev.gogetwell.model.tls.CertificateEntry;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.PlainText;
import dev.gogetwell.model.tls.ProtocolVersion;
import dev.gogetwell.model.tls.Stage;
import dev.gogetwell.model.tls.StreamEnd;
import dev.gogetwell.model.tls.StreamNote;
import dev.gogetwell.model.tls.TlsStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// A broken handshake as the rows of [BreakPointRules] ask about it. Immutable.
record BreakScene(TlsStream stream, BreakPoint at) {
  /// What fits into one Ethernet segment behind the headers of IPv6, TCP and its options.
  private static final int ONE_SEGMENT = 1400;

  boolean ended(StreamEnd end) {
    return at.end() == end;
  }

  boolean byServer() {
    return at.by().equals(Optional.of(Direction.SERVER_TO_CLIENT));
  }

  boolean byClient() {
    return at.by().equals(Optional.of(Direction.CLIENT_TO_SERVER));
  }

  boolean reached(Stage stage) {
    return at.reached() == stage;
  }

  boolean between(Stage first, Stage last) {
    return at.reached().compareTo(first) >= 0 && at.reached().compareTo(last) <= 0;
  }

  boolean alert(Integer... numbers) {
    return at.alert().map(Alert::number).filter(List.of(numbers)::contains).isPresent();
  }

  /// Nobody kept silent: the capture ends before it could show that.
  boolean captureEnded() {
    return ended(StreamEnd.TIMEOUT) && stream.notes().contains(StreamNote.CAPTURE_ENDED);
  }

  /// The connection leads to an HTTP proxy that was asked for a tunnel.
  boolean throughTunnel() {
    return stream.plain().stream().anyMatch(turn -> turn.kind() == PlainText.Kind.HTTP_CONNECT);
  }

  /// What a SOCKS proxy answered at last, as [PlainText#status()] has it; 0 if it did not refuse.
  int socksStatus() {
    return stream.plain().stream().filter(turn -> turn.kind() == PlainText.Kind.SOCKS && turn.status().isPresent())
        .mapToInt(turn -> turn.status().getAsInt()).reduce(0, (first, second) -> second);
  }

  /// Bytes of an answer came, but no message of it came whole.
  boolean answerBegun() {
    long said = stream.plain().stream().filter(turn -> turn.direction() == Direction.SERVER_TO_CLIENT)
        .mapToLong(PlainText::length).sum();
    return reached(Stage.CLIENT_HELLO) && !ended(StreamEnd.ALERT) && !ended(StreamEnd.NOT_TLS)
        && stream.bytesToClient() > said;
  }

  private IntStream httpStatuses() {
    return stream.plain().stream().filter(turn -> turn.kind() == PlainText.Kind.HTTP_RESPONSE)
        .flatMapToInt(turn -> turn.status().stream());
  }

  /// The status of the first HTTP answer; 0 if there was none.
  int httpStatus() {
    return httpStatuses().findFirst().orElse(0);
  }

  /// The status of the answer that came instead of TLS; 0 if it was not HTTP.
  int lastHttpStatus() {
    return httpStatuses().reduce(0, (first, second) -> second);
  }

  /// The ClientHello needs more than one TCP segment.
  boolean largeHello() {
    return stream.clientHello().filter(hello -> hello.length() > ONE_SEGMENT).isPresent();
  }

  boolean tls13() {
    return stream.negotiated().equals(Optional.of(ProtocolVersion.TLS13));
  }

  /// The server chose a version that Go no longer accepts by default (crypto/tls/common.go).
  boolean oldVersion() {
    return stream.negotiated().filter(version -> version.code() < ProtocolVersion.TLS12.code()).isPresent();
  }

  boolean clientCertificateWanted() {
    return stream.first(HandshakeMessage.CertificateRequest.class).isPresent();
  }

  private Optional<CertificateEntry.Fields> leaf() {
    return stream.serverChain().stream().findFirst().flatMap(CertificateEntry::fields);
  }

  boolean chainSeen() {
    return !stream.serverChain().isEmpty();
  }

  boolean expired() {
    return anyCertificate(fields -> fields.notAfter().isBefore(now()));
  }

  boolean notYetValid() {
    return anyCertificate(fields -> fields.notBefore().isAfter(now()));
  }

  private boolean anyCertificate(Predicate<CertificateEntry.Fields> test) {
    return stream.serverChain().stream().flatMap(entry -> entry.fields().stream()).anyMatch(test);
  }

  private Instant now() {
    return stream.start();
  }

  boolean noNames() {
    return leaf().filter(fields -> fields.dnsNames().isEmpty() && fields.ipAddresses().isEmpty()).isPresent();
  }

  boolean wrongName() {
    Optional<String> asked = stream.clientHello().flatMap(HandshakeMessage.ClientHello::serverName);
    return asked.isPresent() && leaf().isPresent() && !noNames()
        && leaf().get().dnsNames().stream().noneMatch(pattern -> matches(pattern, asked.get()));
  }

  /// The matching of crypto/x509/verify.go: a star stands for the whole first label.
  private static boolean matches(String pattern, String host) {
    String wanted = host.toLowerCase(Locale.ROOT);
    String offered = pattern.toLowerCase(Locale.ROOT);
    if (!offered.startsWith("*.")) {
      return offered.equals(wanted);
    }
    int dot = wanted.indexOf('.');
    return dot > 0 && wanted.substring(dot).equals(offered.substring(1));
  }

  boolean selfSigned() {
    return stream.serverChain().size() == 1 && leaf().filter(f -> f.subject().equals(f.issuer())).isPresent();
  }
}
