package dev.gogetwell.probe;

import static dev.gogetwell.probe.GoProbeBench.AUTHORITY;
import static dev.gogetwell.probe.GoProbeBench.identity;
import static dev.gogetwell.probe.GoProbeBench.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.LabAuthority.Form;
import dev.gogetwell.lab.server.ServerLog;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.tls.BreakPoint;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.StreamEnd;
import dev.gogetwell.model.tls.TlsStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real Go against real servers on loopback, beside our own client against the same ones.
class GoProbeServersTest {
  @TempDir private static Path folder;
  private static GoProbeBench bench;

  private final ServerLog log = new ServerLog();

  @BeforeAll
  static void findGo() throws Exception {
    bench = new GoProbeBench(folder);
  }

  @AfterEach
  void stop() throws Exception {
    bench.stop();
  }

  @Test
  void aHealthyServerGivesTheSameMessagesToGoAndToOurClient() throws Exception {
    int port = bench.serve(new TlsBehaviour.Serve(identity(Form.GOOD)));

    GoProbeReading reading = bench.go.look(url(port), bench.trusting);

    TlsHandshake handshake = bench.the(reading, TlsHandshake.class);
    assertThat(handshake.failure()).isEmpty();
    assertThat(handshake.version()).contains("TLS 1.3");
    assertThat(handshake.serverName()).isEqualTo("localhost");
    assertThat(handshake.chain()).hasSize(2);
    assertThat(handshake.stream().end()).isEqualTo(StreamEnd.COMPLETE);
    assertThat(bench.the(reading, ChainCheck.class).worked()).isTrue();
    assertThat(bench.the(reading, NameLookup.class).addresses()).contains("127.0.0.1");
    assertThat(bench.the(reading, TcpConnect.class).worked()).isTrue();
    assertThat(bench.messages(reading.recording().orElseThrow()))
        .isEqualTo(bench.messages(bench.ours(port, Optional.empty())))
        .contains("SERVER_TO_CLIENT CERTIFICATE_VERIFY", "CLIENT_TO_SERVER FINISHED");
  }

  @Test
  void tls12GivesTheSameMessagesToGoAndToOurClient() throws Exception {
    SSLContext identity = identity(Form.GOOD);
    int port = bench.serve(socket -> {
      try (var tls = (javax.net.ssl.SSLSocket) identity.getSocketFactory()
          .createSocket(socket, new java.io.ByteArrayInputStream(new byte[0]), true)) {
        tls.setEnabledProtocols(new String[] {"TLSv1.2"});
        tls.startHandshake();
        tls.getInputStream().read();
      }
    });

    GoProbeReading reading = bench.go.look(url(port), bench.trusting);

    assertThat(bench.the(reading, TlsHandshake.class).version()).contains("TLS 1.2");
    assertThat(bench.messages(reading.recording().orElseThrow()))
        .isEqualTo(bench.messages(bench.ours(port, Optional.empty())))
        .contains("SERVER_TO_CLIENT SERVER_HELLO_DONE", "CLIENT_TO_SERVER FINISHED");
  }

  @Test
  void anUnknownAuthorityIsRefusedInGosWordsAndTheChainIsReadAllTheSame() throws Exception {
    int port = bench.serve(new TlsBehaviour.Serve(identity(Form.GOOD)));
    Path other = folder.resolve("other.pem");
    Files.writeString(other, LabAuthority.create("Somebody Else", Instant.now()).rootPem());

    GoProbeReading reading = bench.go.look(url(port), bench.go.environment().with("SSL_CERT_FILE", other.toString()));

    ChainCheck check = bench.the(reading, ChainCheck.class);
    assertThat(check.type()).isEqualTo("x509.UnknownAuthorityError");
    assertThat(check.error()).startsWith("x509: certificate signed by unknown authority");
    assertThat(check.failure().orElseThrow().kind()).isEqualTo(FailureKind.UNKNOWN_AUTHORITY);
    TlsHandshake handshake = bench.the(reading, TlsHandshake.class);
    assertThat(handshake.failure()).isEmpty();
    assertThat(handshake.chain()).hasSize(2);
    assertThat(reading.recordings()).hasSize(2);
  }

  @Test
  void anExpiredCertificateIsRefusedInGosWords() throws Exception {
    int port = bench.serve(new TlsBehaviour.Serve(identity(Form.EXPIRED)));

    ChainCheck check = bench.the(bench.go.look(url(port), bench.trusting), ChainCheck.class);

    assertThat(check.type()).isEqualTo("x509.CertificateInvalidError");
    assertThat(check.error()).startsWith("x509: certificate has expired or is not yet valid: current time ")
        .contains(" is after ");
    assertThat(check.failure().orElseThrow().kind()).isEqualTo(FailureKind.EXPIRED);
  }

  @Test
  void aCertificateForAnotherNameIsRefusedInGosWords() throws Exception {
    int port = bench.serve(new TlsBehaviour.Serve(AUTHORITY.identity(Form.GOOD, List.of("other.test"))));

    ChainCheck check = bench.the(bench.go.look(url(port), bench.trusting), ChainCheck.class);

    assertThat(check.type()).isEqualTo("x509.HostnameError");
    assertThat(check.error()).isEqualTo("x509: certificate is valid for other.test, not localhost");
  }

  @Test
  void aResetAfterTheHelloIsToldByBothInTheSameWay() throws Exception {
    int port = bench.serve(new TlsBehaviour.Reset());

    GoProbeReading reading = bench.go.look(url(port), bench.trusting);

    assertThat(bench.the(reading, TlsHandshake.class).failure().orElseThrow().kind()).isEqualTo(FailureKind.RESET);
    sameEnd(reading, port, StreamEnd.RST);
  }

  @Test
  void anEndAfterTheHelloIsToldByBothInTheSameWay() throws Exception {
    int port = bench.serve(new TlsBehaviour.Eof());

    GoProbeReading reading = bench.go.look(url(port), bench.trusting);

    assertThat(bench.the(reading, TlsHandshake.class).failure().orElseThrow().kind()).isEqualTo(FailureKind.EOF);
    sameEnd(reading, port, StreamEnd.FIN);
  }

  @Test
  void anAlertIsToldByBothInTheSameWay() throws Exception {
    int port = bench.serve(new TlsBehaviour.Alert(40));

    GoProbeReading reading = bench.go.look(url(port), bench.trusting);

    assertThat(bench.the(reading, TlsHandshake.class).failure().orElseThrow().kind()).isEqualTo(FailureKind.ALERT);
    sameEnd(reading, port, StreamEnd.ALERT);
  }

  @Test
  void plainHttpIsToldByBothInTheSameWay() throws Exception {
    int port = bench.serve(new TlsBehaviour.PlainHttp());

    GoProbeReading reading = bench.go.look(url(port), bench.trusting);

    assertThat(bench.the(reading, TlsHandshake.class).failure().orElseThrow().kind()).isEqualTo(FailureKind.NOT_TLS);
    sameEnd(reading, port, StreamEnd.NOT_TLS);
  }

  @Test
  void aSilentServerIsGivenUpAtTheLimit() throws Exception {
    int port = bench.serve(new TlsBehaviour.Silent());

    GoProbeReading reading = bench.go.look(url(port), bench.trusting, true, Duration.ofSeconds(2));

    assertThat(bench.the(reading, TlsHandshake.class).failure().orElseThrow().kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(bench.none(reading, ChainCheck.class)).isTrue();
    sameEnd(reading, port, StreamEnd.TIMEOUT);
  }

  private static void sameEnd(GoProbeReading reading, int port, StreamEnd end) throws Exception {
    TlsStream go = reading.recording().orElseThrow().read(bench.go.names);
    TlsStream our = bench.ours(port, Optional.empty()).read(bench.go.names);
    assertThat(go.end()).isEqualTo(end);
    assertThat(our.end()).isEqualTo(end);
    assertThat(our.breakPoint().map(BreakPoint::reached)).isEqualTo(go.breakPoint().map(BreakPoint::reached));
  }

  @Test
  void aClosedPortIsRefused() throws Exception {
    int port;
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = listener.getLocalPort();
    }

    GoProbeReading reading = bench.go.look("https://127.0.0.1:" + port + "/", bench.trusting);

    assertThat(bench.the(reading, TcpConnect.class).failure().orElseThrow().kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(bench.none(reading, TlsHandshake.class)).isTrue();
  }

  @Test
  void aWholeRequestIsAskedForAndAnsweredOnce() throws Exception {
    int port = bench.serve(TlsServer.always(new TlsBehaviour.Serve(identity(Form.GOOD)), path -> {
      log.add("site", path);
      return HttpAnswer.text(404, "Not Found", "no\n");
    }));

    GoProbeReading reading = bench.go.look(url(port), bench.trusting, false, Duration.ofSeconds(10));

    assertThat(log.lines()).containsExactly("site /");
    assertThat(reading.complete()).isTrue();
    assertThat(bench.the(reading, ChainCheck.class).worked()).isTrue();
  }

  @Test
  void theHelloOfTheInstalledGoIsThatOfOurClient() throws Exception {
    int port = bench.serve(new TlsBehaviour.Eof());

    TlsStream real = bench.go.look(url(port), bench.trusting).recording().orElseThrow().read(bench.go.names);
    TlsStream our = bench.ours(port, Optional.empty()).read(bench.go.names);

    HandshakeMessage.ClientHello wanted = real.clientHello().orElseThrow();
    HandshakeMessage.ClientHello sent = our.clientHello().orElseThrow();
    assertThat(sent.ja3()).isEqualTo(wanted.ja3());
    assertThat(sent.ja4()).isEqualTo(wanted.ja4());
    assertThat(sent.extensions()).isEqualTo(wanted.extensions());
    assertThat(sent.keyShareGroups()).isEqualTo(wanted.keyShareGroups());
    assertThat(sent.length()).isEqualTo(wanted.length());
  }
}
