package dev.gogetwell.net.tls;

import static dev.gogetwell.model.tls.Direction.CLIENT_TO_SERVER;
import static dev.gogetwell.model.tls.Direction.SERVER_TO_CLIENT;
import static dev.gogetwell.net.tls.TlsBytes.join;
import static dev.gogetwell.net.tls.TlsBytes.message;
import static dev.gogetwell.net.tls.TlsBytes.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.tls.BreakPointRules;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.Alert;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.HandshakeType;
import dev.gogetwell.model.tls.Stage;
import dev.gogetwell.model.tls.StreamEnd;
import dev.gogetwell.model.tls.StreamNote;
import dev.gogetwell.model.tls.TlsStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Where a handshake broke, told by its bytes: places that were taken for others before.
class BreakPlacesTest {
  private static final byte[] HELLO = record(22, 0x0301, TlsBytes.clientHello("proxy.golang.org", 0));
  private static final byte[] SERVER_HELLO = record(22, 0x0303, TlsBytes.serverHello12());
  private static final byte[] CCS = record(20, 0x0303, new byte[] {1});

  private final TlsDissector dissector = new TlsDissector(new MessageParser(TlsNames.load(), 0), new KeyLog(), true);
  private final BreakPointRules rules = new BreakPointRules();
  private long toClient;
  private int millis;

  @Test
  void aClientThatLeavesASilentServerAfterItsHelloWaitedForTheRestOfTheFlight() {
    feed(CLIENT_TO_SERVER, HELLO);
    feed(SERVER_TO_CLIENT, SERVER_HELLO);
    TlsStream stream = closedBy(CLIENT_TO_SERVER);
    assertThat(stream.end()).isEqualTo(StreamEnd.TIMEOUT);
    assertThat(codes(stream)).contains(CauseCode.TLS_TIMEOUT).doesNotContain(CauseCode.CERT_UNKNOWN_AUTHORITY);
  }

  @Test
  void halfAServerHelloIsAnAnswer() {
    feed(CLIENT_TO_SERVER, HELLO);
    feed(SERVER_TO_CLIENT, Arrays.copyOf(SERVER_HELLO, 40));
    TlsStream silent = ended(Optional.empty());
    assertThat(rules.sentence(silent).key()).isEqualTo("timeline.break.answer-begun");
    assertThat(codes(silent)).contains(CauseCode.NETWORK_MTU).doesNotContain(CauseCode.TLS_PQ_HELLO);
    assertThat(codes(closedBy(SERVER_TO_CLIENT))).containsExactly(CauseCode.TLS_EOF);
  }

  @Test
  void aTunnelIsNoPartOfTheAnswer() {
    feed(CLIENT_TO_SERVER, "CONNECT a.test:443 HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    feed(SERVER_TO_CLIENT, "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    feed(CLIENT_TO_SERVER, HELLO);
    assertThat(rules.sentence(ended(Optional.empty())).key()).isEqualTo("timeline.break.silence");
  }

  @Test
  void anEmptyCertificateAndALoneShortAnswerAreARefusalOfTls13() {
    feed(CLIENT_TO_SERVER, HELLO);
    feed(SERVER_TO_CLIENT, join(record(22, 0x0303, TlsBytes.serverHello13()), CCS, record(23, 0x0303, new byte[1200])));
    feed(CLIENT_TO_SERVER, join(CCS, record(23, 0x0303, new byte[25]), record(23, 0x0303, new byte[53])));
    feed(SERVER_TO_CLIENT, record(23, 0x0303, new byte[19]));
    TlsStream stream = closedBy(SERVER_TO_CLIENT);
    assertThat(stream.end()).isEqualTo(StreamEnd.ALERT);
    assertThat(stream.breakPoint().orElseThrow().hidden()).isTrue();
    assertThat(rules.causes(stream).getFirst().why().key())
        .isEqualTo("timeline.why.server-wants-hidden-certificate");
  }

  @Test
  void aCertificateThatIsNotEmptyOrASecondAnswerIsNoRefusal() {
    feed(CLIENT_TO_SERVER, HELLO);
    feed(SERVER_TO_CLIENT, join(record(22, 0x0303, TlsBytes.serverHello13()), record(23, 0x0303, new byte[1200])));
    feed(CLIENT_TO_SERVER, join(record(23, 0x0303, new byte[25]), record(23, 0x0303, new byte[53])));
    feed(SERVER_TO_CLIENT, join(record(23, 0x0303, new byte[250]), record(23, 0x0303, new byte[19])));
    assertThat(closedBy(SERVER_TO_CLIENT).end()).isEqualTo(StreamEnd.COMPLETE);
  }

  @Test
  void anAlertInTwoRecordsAndTwoAlertsInOneArePlainText() {
    feed(CLIENT_TO_SERVER, HELLO);
    feed(SERVER_TO_CLIENT, join(record(21, 0x0303, new byte[] {2}), record(21, 0x0303, new byte[] {40})));
    assertThat(alert(closedBy(SERVER_TO_CLIENT))).contains(new Alert(2, 40));
    TlsDissector two = new TlsDissector(new MessageParser(TlsNames.load(), 0), new KeyLog(), true);
    two.feed(CLIENT_TO_SERVER, HELLO, 0, HELLO.length, Duration.ZERO);
    byte[] both = record(21, 0x0303, new byte[] {1, 112, 2, 40});
    two.feed(SERVER_TO_CLIENT, both, 0, both.length, Duration.ZERO);
    assertThat(two.events().getLast().alert()).contains(new Alert(2, 40));
  }

  @Test
  void theEndInsideOfACertificateIsAnEndWhateverTheClientSaysToIt() {
    byte[] certificate = record(22, 0x0303, message(11, new byte[3000]));
    feed(CLIENT_TO_SERVER, HELLO);
    feed(SERVER_TO_CLIENT, join(SERVER_HELLO, Arrays.copyOf(certificate, 1200)));
    feed(CLIENT_TO_SERVER, record(21, 0x0303, new byte[] {2, 50}));
    TlsStream stream = closedBy(SERVER_TO_CLIENT);
    assertThat(stream.end()).isEqualTo(StreamEnd.FIN);
    assertThat(codes(stream)).containsExactly(CauseCode.TLS_EOF);
  }

  @Test
  void aSocksProxyThatRefusesIsNamed() {
    feed(CLIENT_TO_SERVER, new byte[] {5, 1, 0});
    feed(SERVER_TO_CLIENT, new byte[] {5, 0});
    feed(CLIENT_TO_SERVER, new byte[] {5, 1, 0, 3, 6, 'a', '.', 't', 'e', 's', 't', 1, (byte) 0xbb});
    feed(SERVER_TO_CLIENT, new byte[] {5, 2, 0, 1, 0, 0, 0, 0, 0, 0});
    TlsStream stream = closedBy(SERVER_TO_CLIENT);
    assertThat(stream.breakPoint().orElseThrow().reached()).isEqualTo(Stage.TUNNEL_ASKED);
    assertThat(codes(stream)).containsExactly(CauseCode.PROXY_FORBIDDEN);
    assertThat(rules.sentence(stream).args().toString()).contains("connection not allowed by ruleset");
  }

  @Test
  void recordsOfUnknownTypesEndNoDirection() {
    feed(CLIENT_TO_SERVER, HELLO);
    feed(SERVER_TO_CLIENT, join(SERVER_HELLO, record(25, 0x0303, new byte[30]), record(41, 0x0303, new byte[3]),
        record(22, 0x0303, message(14, new byte[0]))));
    assertThat(types()).containsExactly(
        HandshakeType.CLIENT_HELLO, HandshakeType.SERVER_HELLO, HandshakeType.SERVER_HELLO_DONE);
    assertThat(dissector.notes()).contains(StreamNote.UNKNOWN_BYTES);
  }

  @Test
  void aChangeCipherSpecBeforeTheServerHelloChangesNothing() {
    feed(CLIENT_TO_SERVER, HELLO);
    feed(SERVER_TO_CLIENT, join(CCS, SERVER_HELLO, record(22, 0x0303, message(14, new byte[0]))));
    assertThat(types()).containsExactly(
        HandshakeType.CLIENT_HELLO, HandshakeType.SERVER_HELLO, HandshakeType.SERVER_HELLO_DONE);
  }

  @Test
  void aSuiteThatOnlySignsLeavesItsRecordsReadable() {
    byte[] hello = TlsBytes.serverHello12();
    hello[hello.length - 3] = 0;
    hello[hello.length - 2] = 0x3b;
    feed(CLIENT_TO_SERVER, HELLO);
    feed(SERVER_TO_CLIENT, join(record(22, 0x0303, hello), record(22, 0x0303, message(14, new byte[0]))));
    byte[] finished = record(22, 0x0303, join(message(20, new byte[12]), new byte[32]));
    feed(CLIENT_TO_SERVER, join(record(22, 0x0303, message(16, new byte[66])), CCS, finished));
    feed(SERVER_TO_CLIENT, join(CCS, finished, record(21, 0x0303, join(new byte[] {1, 0}, new byte[32]))));
    assertThat(types()).endsWith(HandshakeType.FINISHED, HandshakeType.FINISHED);
    assertThat(dissector.events().getLast().alert()).contains(new Alert(1, 0));
  }

  @Test
  void aClientHelloThatWasCutWhenItWasCapturedIsNamedWithItsServer() {
    dissector.feed(CLIENT_TO_SERVER, HELLO, 0, 100, Duration.ZERO);
    dissector.gap(CLIENT_TO_SERVER, HELLO.length - 100, Duration.ZERO);
    HandshakeMessage.ClientHello hello = ended(Optional.empty()).clientHello().orElseThrow();
    assertThat(hello.serverName()).contains("proxy.golang.org");
  }

  private List<HandshakeType> types() {
    return dissector.events().stream().flatMap(event -> event.messages().stream()).map(HandshakeMessage::type).toList();
  }

  private static Optional<Alert> alert(TlsStream stream) {
    return stream.breakPoint().orElseThrow().alert();
  }

  private List<CauseCode> codes(TlsStream stream) {
    return rules.causes(stream).stream().map(BreakPointRules.Cause::code).toList();
  }

  private void feed(Direction direction, byte[] bytes) {
    toClient += direction == SERVER_TO_CLIENT ? bytes.length : 0;
    dissector.feed(direction, bytes, 0, bytes.length, Duration.ofMillis(++millis));
  }

  private TlsStream closedBy(Direction by) {
    return ended(Optional.of(by));
  }

  private TlsStream ended(Optional<Direction> by) {
    return dissector.toStream(new Endpoint("192.0.2.2", 5000), new Endpoint("192.0.2.1", 443), Instant.EPOCH,
        new TcpOutcome(true, by, Optional.empty(), Duration.ZERO, 0, toClient));
  }
}
