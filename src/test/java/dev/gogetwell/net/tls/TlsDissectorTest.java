package dev.gogetwell.net.tls;

import static dev.gogetwell.model.tls.Direction.CLIENT_TO_SERVER;
import static dev.gogetwell.model.tls.Direction.SERVER_TO_CLIENT;
import static dev.gogetwell.net.tls.TlsBytes.join;
import static dev.gogetwell.net.tls.TlsBytes.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.HandshakeType;
import dev.gogetwell.model.tls.PlainText;
import dev.gogetwell.model.tls.Stage;
import dev.gogetwell.model.tls.StreamEnd;
import dev.gogetwell.model.tls.StreamNote;
import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.model.tls.TlsStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsDissectorTest {
  private static final TlsNames NAMES = TlsNames.load();
  private static final byte[] HELLO = record(22, 0x0301, TlsBytes.clientHello("proxy.golang.org", 0));

  private final TlsDissector dissector = new TlsDissector(new MessageParser(NAMES, 0), new KeyLog(), true);

  @Test
  void helloIsTheSameHoweverItIsCutIntoPieces() {
    List<TlsEvent> whole = events(HELLO, HELLO.length);
    assertThat(whole).hasSize(1);
    for (int size = 1; size < HELLO.length; size++) {
      assertThat(events(HELLO, size)).as("pieces of %d bytes", size).isEqualTo(whole);
    }
  }

  @Test
  void messageOverManyRecordsEndsInTheLastOne() {
    byte[] message = TlsBytes.clientHello("a.test", 100);
    byte[] first = record(22, 0x0301, Arrays.copyOf(message, 50));
    byte[] second = record(22, 0x0301, Arrays.copyOfRange(message, 50, message.length));
    feed(CLIENT_TO_SERVER, join(first, second));
    assertThat(dissector.events()).hasSize(2);
    assertThat(dissector.events().getFirst().messages()).isEmpty();
    assertThat(dissector.events().getLast().has(HandshakeType.CLIENT_HELLO)).isTrue();
  }

  @Test
  void manyMessagesInOneRecordAreAllShown() {
    feed(CLIENT_TO_SERVER, HELLO);
    feed(SERVER_TO_CLIENT, record(22, 0x0303, join(TlsBytes.serverHello12(),
        TlsBytes.message(11, new byte[3]), TlsBytes.message(14, new byte[0]))));
    assertThat(dissector.events().getLast().messages()).extracting(HandshakeMessage::type)
        .containsExactly(HandshakeType.SERVER_HELLO, HandshakeType.CERTIFICATE, HandshakeType.SERVER_HELLO_DONE);
  }

  @Test
  void fieldsOfTheClientHelloAreRead() {
    feed(CLIENT_TO_SERVER, HELLO);
    HandshakeMessage.ClientHello hello = stream(closed(CLIENT_TO_SERVER)).clientHello().orElseThrow();
    assertThat(hello.serverName()).contains("proxy.golang.org");
    assertThat(hello.alpn()).containsExactly("h2");
    assertThat(hello.groups()).containsExactly(29, 23);
    assertThat(hello.keyShareGroups()).containsExactly(29);
    assertThat(hello.signatureAlgorithms()).containsExactly(0x0403, 0x0804);
    assertThat(hello.ja3().full()).isEqualTo("771,4865-49199,0-10-11-13-16-43-51-21,29-23,0");
    assertThat(hello.ja4()).startsWith("t13d0208h2_");
  }

  @Test
  void tunnelIsQuotedWithoutItsCredentials() {
    feed(CLIENT_TO_SERVER,
        text("CONNECT user:secret@proxy.golang.org:443 HTTP/1.1\r\nProxy-Authorization: Basic x\r\n\r\n"));
    feed(SERVER_TO_CLIENT, text("HTTP/1.1 200 OK\r\n\r\n"));
    feed(CLIENT_TO_SERVER, HELLO);
    assertThat(dissector.events()).hasSize(1);
    assertThat(dissector.plain()).extracting(PlainText::quote)
        .containsExactly("CONNECT proxy.golang.org:443 HTTP/1.1", "HTTP/1.1 200 OK");
  }

  @Test
  void refusedTunnelIsNoTls() {
    feed(CLIENT_TO_SERVER, text("CONNECT a.test:443 HTTP/1.1\r\n\r\n"));
    feed(SERVER_TO_CLIENT, text("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"));
    TlsStream stream = stream(closed(CLIENT_TO_SERVER));
    assertThat(stream.end()).isEqualTo(StreamEnd.NOT_TLS);
    assertThat(stream.breakPoint().orElseThrow().reached()).isEqualTo(Stage.TUNNEL_ASKED);
  }

  @ParameterizedTest
  @CsvSource({"220 mail.test ESMTP,SMTP_OR_FTP", "SSH-2.0-OpenSSH_9.2,SSH", "HTTP/1.1 400 Bad Request,HTTP_RESPONSE",
    "+OK ready,POP3", "* OK IMAP4rev1,IMAP"})
  void foreignAnswerIsRecognised(String answer, PlainText.Kind kind) {
    feed(CLIENT_TO_SERVER, HELLO);
    feed(SERVER_TO_CLIENT, text(answer + "\r\n"));
    TlsStream stream = stream(closed(SERVER_TO_CLIENT));
    assertThat(stream.end()).isEqualTo(StreamEnd.NOT_TLS);
    assertThat(stream.plain()).singleElement().extracting(PlainText::kind).isEqualTo(kind);
  }

  @Test
  void tlsIsFoundBehindStartTls() {
    feed(SERVER_TO_CLIENT, text("220 mail.test ESMTP\r\n"));
    feed(CLIENT_TO_SERVER, text("STARTTLS\r\n"));
    feed(SERVER_TO_CLIENT, text("220 go ahead\r\n"));
    feed(CLIENT_TO_SERVER, HELLO);
    feed(SERVER_TO_CLIENT, record(22, 0x0303, TlsBytes.serverHello12()));
    assertThat(dissector.events()).hasSize(2);
  }

  @Test
  void clientThatClosesWhileItIsOwedAnAnswerGaveUp() {
    feed(CLIENT_TO_SERVER, HELLO);
    assertThat(stream(closed(CLIENT_TO_SERVER)).end()).isEqualTo(StreamEnd.TIMEOUT);
    assertThat(stream(closed(SERVER_TO_CLIENT)).end()).isEqualTo(StreamEnd.FIN);
  }

  @Test
  void shortFirstAnswerInTls13IsARefusalWithoutSecrets() {
    feed(CLIENT_TO_SERVER, HELLO);
    feed(SERVER_TO_CLIENT, join(record(22, 0x0303, TlsBytes.serverHello13()), record(23, 0x0303, new byte[900])));
    feed(CLIENT_TO_SERVER, record(23, 0x0303, new byte[19]));
    TlsStream stream = stream(closed(CLIENT_TO_SERVER));
    assertThat(stream.end()).isEqualTo(StreamEnd.ALERT);
    assertThat(stream.breakPoint().orElseThrow().hidden()).isTrue();
  }

  @Test
  void lostBytesInsideARecordDoNotHideTheNextRecord() {
    byte[] data = record(23, 0x0303, new byte[1000]);
    feed(CLIENT_TO_SERVER, HELLO);
    feed(SERVER_TO_CLIENT, record(22, 0x0303, TlsBytes.serverHello13()));
    feed(SERVER_TO_CLIENT, Arrays.copyOf(data, 300));
    dissector.gap(SERVER_TO_CLIENT, 400, Duration.ZERO);
    feed(SERVER_TO_CLIENT, Arrays.copyOfRange(data, 700, data.length));
    feed(SERVER_TO_CLIENT, record(23, 0x0303, new byte[77]));
    assertThat(dissector.events()).extracting(TlsEvent::length).endsWith(1000, 77);
    assertThat(dissector.notes()).contains(StreamNote.BYTES_LOST);
  }

  @Test
  void recordingCanBeReadBeforeAndAfterTheSecretsCame() {
    Recording recording = new Recording(new Endpoint("192.0.2.1", 443), Instant.EPOCH);
    recording.connected(Duration.ofMillis(1), new Endpoint("192.0.2.2", 5000), new Endpoint("192.0.2.1", 443));
    recording.data(Duration.ofMillis(2), CLIENT_TO_SERVER, HELLO, 0, HELLO.length);
    recording.reset(Duration.ofMillis(3), SERVER_TO_CLIENT);
    TlsStream stream = recording.read(NAMES);
    assertThat(stream.end()).isEqualTo(StreamEnd.RST);
    assertThat(stream.clientHello().orElseThrow().bytes().length()).isEqualTo(HELLO.length - 5);
    assertThat(recording.read(NAMES)).isEqualTo(stream);
  }

  private List<TlsEvent> events(byte[] bytes, int size) {
    TlsDissector fresh = new TlsDissector(new MessageParser(NAMES, 0), new KeyLog(), true);
    for (int at = 0; at < bytes.length; at += size) {
      fresh.feed(CLIENT_TO_SERVER, bytes, at, Math.min(bytes.length, at + size), Duration.ZERO);
    }
    return fresh.events();
  }

  private void feed(Direction direction, byte[] bytes) {
    dissector.feed(direction, bytes, 0, bytes.length, Duration.ZERO);
  }

  private TlsStream stream(TcpOutcome tcp) {
    return dissector.toStream(new Endpoint("192.0.2.2", 5000), new Endpoint("192.0.2.1", 443), Instant.EPOCH, tcp);
  }

  private static TcpOutcome closed(Direction by) {
    return new TcpOutcome(true, Optional.of(by), Optional.empty(), Duration.ZERO, 0, 0);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
