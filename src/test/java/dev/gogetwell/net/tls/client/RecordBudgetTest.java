package dev.gogetwell.net.tls.client;

import static dev.gogetwell.net.tls.TlsBytes.join;
import static dev.gogetwell.net.tls.TlsBytes.message;
import static dev.gogetwell.net.tls.TlsBytes.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.NetBudget;
import dev.gogetwell.net.ScriptedWire;
import dev.gogetwell.net.SocketWire;
import dev.gogetwell.net.TooLongException;
import dev.gogetwell.net.tcp.TcpDialer;
import dev.gogetwell.net.tls.TlsBytes;
import dev.gogetwell.probe.GoHelloSpecs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bouncycastle.tls.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that send without end are given up where Go gives them up, in its words and long before the deadline.
class RecordBudgetTest {
  private static final GoHelloSpecs HELLOS =
      new GoHelloSpecs(ClientHelloProfile.goCommand(GoVersion.parse("go1.26").orElseThrow(), ""));
  private static final byte[] WARNING = record(21, 0x0303, new byte[] {1, 90});
  private static final String IGNORED = "tls: too many ignored records";
  private static final String NON_ADVANCING = "tls: too many non-advancing records";

  private final TlsHandshaker handshaker = new TlsHandshaker(new SecureRandom());

  private TlsResult against(ScriptedWire wire) {
    return handshaker.handshake(wire, HELLOS.spec("a.test", HelloShape.LIKE_GO), _ -> { },
        Deadline.in(Duration.ofSeconds(20)));
  }

  private static String text(byte[]... parts) {
    return new String(join(parts), StandardCharsets.ISO_8859_1);
  }

  private static void assertGivenUp(TlsResult result, String words) {
    assertThat(result.failure()).hasValueSatisfying(failure -> {
      assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
      assertThat(failure.raw()).isEqualTo(words);
    });
  }

  @Test
  void warningAlertsWithoutEndAreTooManyIgnoredRecords() {
    ScriptedWire wire = new ScriptedWire().thenForEver(text(WARNING).repeat(1000));
    assertGivenUp(against(wire), IGNORED);
    assertThat(wire.given()).isLessThan(64 * 1024);
    assertThat(wire.sent()).as("the alert").endsWith(text(new byte[] {2, 10}));
  }

  @Test
  void sixteenWarningsAreBorneAndSeventeenAreNot() {
    assertThat(against(ScriptedWire.saying(text(WARNING).repeat(16))).failure()).hasValueSatisfying(
        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.EOF));
    assertGivenUp(against(ScriptedWire.saying(text(WARNING).repeat(17))), IGNORED);
  }

  @Test
  void emptyHandshakeRecordsAreRefusedAtOnce() {
    ScriptedWire wire = new ScriptedWire().thenForEver(text(record(22, 0x0303, new byte[0])).repeat(500));
    assertThat(against(wire).failure()).hasValueSatisfying(
        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL));
    assertThat(wire.given()).isLessThan(64 * 1024);
  }

  @ParameterizedTest
  @ValueSource(ints = {22, 23, 20, 21, 24})
  void noKindOfEmptyRecordGoesOnForEver(int type) {
    ScriptedWire wire = ScriptedWire.saying(text(record(22, 0x0303, TlsBytes.serverHello12())))
        .thenForEver(text(record(type, 0x0303, new byte[0])).repeat(500));
    assertThat(against(wire).failure()).hasValueSatisfying(
        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL));
    assertThat(wire.given()).isLessThan(128 * 1024);
  }

  @Test
  void aCertificateMessageOfSixteenMegabytesIsRefusedByItsHeader() {
    byte[] header = {11, (byte) 0xff, (byte) 0xff, (byte) 0xff};
    ScriptedWire wire = ScriptedWire.saying(
        text(record(22, 0x0303, TlsBytes.serverHello12()), record(22, 0x0303, header)))
        .thenForEver(text(record(22, 0x0303, new byte[16_384])));
    assertGivenUp(against(wire),
        "tls: handshake message of length 16777215 bytes exceeds maximum of 262144 bytes");
    assertThat(wire.given()).isLessThan(128 * 1024);
  }

  @Test
  void anotherMessageMayHaveAQuarterOfIt() {
    byte[] header = {2, 1, 0, 1};
    assertGivenUp(against(ScriptedWire.saying(text(record(22, 0x0303, header))).thenSilent()),
        "tls: handshake message of length 65537 bytes exceeds maximum of 65536 bytes");
  }

  @Test
  void aHelloInRecordsOfOneByteIsUnderstood() {
    StringBuilder bytes = new StringBuilder();
    for (byte b : TlsBytes.serverHello12()) {
      bytes.append(text(record(22, 0x0303, new byte[] {b})));
    }
    TlsResult result = against(ScriptedWire.saying(bytes.toString()).thenSilent());
    assertThat(result.version()).contains("TLS 1.2");
    assertThat(result.failure()).hasValueSatisfying(
        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT));
  }

  private static final byte[] TICKET = message(4, new byte[] {0, 0, 0, 9, 0, 0, 0, 1, 1, 7, 0, 1, 5, 0, 0});

  /// What a server may do after the handshake, and what Go says to it in the end.
  private static final Map<String, HostileTlsServer.Afterwards> AFTERWARDS = Map.of(
      "tickets", records -> records.send(22, TICKET),
      "tickets in one record", records -> records.send(22, join(TICKET, TICKET, TICKET, TICKET, TICKET)),
      "key updates", records -> records.send(22, message(24, new byte[] {0})),
      "empty data", records -> records.send(23),
      "user_canceled", records -> records.send(21, (byte) 1, (byte) 90));

  @ParameterizedTest
  @ValueSource(strings = {"tickets", "tickets in one record", "empty data", "user_canceled"})
  void afterTheHandshakeAServerIsGivenUpToo(String what) throws IOException {
    boolean messages = what.startsWith("tickets");
    try (TcpServer server = HostileTlsServer.start(ProtocolVersion.TLSv13, records -> {
      while (true) {
        AFTERWARDS.get(what).go(records);
      }
    }); TlsSession session = session(server)) {
      assertThatThrownBy(() -> session.read(new byte[10], Deadline.in(Duration.ofSeconds(20))))
          .isInstanceOf(TooLongException.class).hasMessage(messages ? NON_ADVANCING : IGNORED);
    }
  }

  @Test
  void dataBetweenThemBringsTheCountBackToNothing() throws IOException {
    try (TcpServer server = HostileTlsServer.start(ProtocolVersion.TLSv13, records -> {
      for (int round = 0; round < 10; round++) {
        for (String what : List.of("tickets", "empty data", "user_canceled")) {
          for (int i = 0; i < 5; i++) {
            AFTERWARDS.get(what).go(records);
          }
        }
        records.send(23, (byte) 'x');
      }
    }); TlsSession session = session(server)) {
      byte[] one = new byte[1];
      for (int round = 0; round < 10; round++) {
        assertThat(session.read(one, Deadline.in(Duration.ofSeconds(20)))).isEqualTo(1);
      }
    }
  }

  private TlsSession session(TcpServer server) {
    TcpDialer.Dialed dialed = new TcpDialer().dial(
        new Endpoint("127.0.0.1", server.port()), Deadline.in(Duration.ofSeconds(5)));
    TlsResult result = handshaker.handshake(new SocketWire(((TcpDialer.Dialed.Connected) dialed).socket()),
        HELLOS.spec("a.test", HelloShape.LIKE_GO), _ -> { }, Deadline.in(Duration.ofSeconds(20)));
    assertThat(result.failure()).isEmpty();
    return result.session().orElseThrow();
  }

  @Test
  void theNumbersAreThoseOfGo() {
    assertThat(NetBudget.USELESS_RECORDS).isEqualTo(16);
    assertThat(NetBudget.HANDSHAKE_MESSAGE).isEqualTo(65_536);
    assertThat(NetBudget.CERTIFICATE_MESSAGE).isEqualTo(262_144);
  }
}
