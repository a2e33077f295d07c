package dev.gogetwell.net.tls.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.net.AlertException;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.ScriptedWire;
import dev.gogetwell.net.SocketWire;
import dev.gogetwell.net.tcp.TcpDialer;
import dev.gogetwell.probe.GoHelloSpecs;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsHandshakerTest {
  private static final SSLContext IDENTITY =
      LabAuthority.create("Test", Instant.now()).identity(LabAuthority.Form.GOOD, List.of("a.test"));
  private static final GoHelloSpecs HELLOS =
      new GoHelloSpecs(ClientHelloProfile.goCommand(GoVersion.parse("go1.26").orElseThrow(), ""));

  private final TlsHandshaker handshaker = new TlsHandshaker(new SecureRandom());

  private TlsResult shake(int port, HelloShape shape, Duration limit) {
    TcpDialer.Dialed dialed = new TcpDialer().dial(new Endpoint("127.0.0.1", port), Deadline.in(Duration.ofSeconds(5)));
    Socket socket = ((TcpDialer.Dialed.Connected) dialed).socket();
    return handshaker.handshake(new SocketWire(socket), HELLOS.spec("a.test", shape), _ -> { }, Deadline.in(limit));
  }

  private TlsResult shakeWith(TlsBehaviour behaviour, Duration limit) throws Exception {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    try (TcpServer _ = TcpServer.start(listener, TlsServer.always(behaviour, HttpAnswer::notFound))) {
      TlsResult result = shake(listener.getLocalPort(), HelloShape.LIKE_GO, limit);
      result.session().ifPresent(TlsSession::close);
      return result;
    }
  }

  private static FailureKind kind(TlsResult result) {
    assertThat(result.session()).isEmpty();
    return result.failure().map(Failure::kind).orElseThrow();
  }

  /// A server of the Java runtime that echoes one message.
  private static Thread echo(SSLServerSocket listener) {
    return Thread.ofVirtual().start(() -> {
      try (SSLSocket socket = (SSLSocket) listener.accept()) {
        byte[] said = new byte[5];
        int count = socket.getInputStream().readNBytes(said, 0, 5);
        socket.getOutputStream().write(said, 0, count);
        socket.getOutputStream().flush();
      } catch (java.io.IOException e) {
        // The test sees what came of it on its own side.
      }
    });
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2, TLS 1.2, ", "TLSv1.3, TLS 1.3, ", "TLSv1.3, TLS 1.3, secp384r1"})
  void everyVersionAndARetryWithAnotherGroupEndInASession(String enabled, String version, String onlyGroup)
      throws Exception {
    try (SSLServerSocket listener = (SSLServerSocket) IDENTITY.getServerSocketFactory()
        .createServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      SSLParameters parameters = listener.getSSLParameters();
      parameters.setProtocols(new String[] {enabled});
      if (onlyGroup != null) {
        parameters.setNamedGroups(new String[] {onlyGroup});
      }
      listener.setSSLParameters(parameters);
      echo(listener);
      TlsResult result = shake(listener.getLocalPort(), HelloShape.LIKE_GO, Duration.ofSeconds(15));
      assertThat(result.failure()).isEmpty();
      assertThat(result.version()).contains(version);
      assertThat(result.chain()).hasSize(2);
      try (TlsSession session = result.session().orElseThrow()) {
        session.write("hello".getBytes(StandardCharsets.US_ASCII));
        byte[] back = new byte[5];
        assertThat(session.read(back, Deadline.in(Duration.ofSeconds(15)))).isEqualTo(5);
        assertThat(new String(back, StandardCharsets.US_ASCII)).isEqualTo("hello");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aServerThatWantsAClientCertificateIsHeardAfterTheHandshake(boolean writesFirst) throws Exception {
    try (SSLServerSocket listener = (SSLServerSocket) IDENTITY.getServerSocketFactory()
        .createServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      listener.setNeedClientAuth(true);
      Thread server = echo(listener);
      TlsResult result = shake(listener.getLocalPort(), HelloShape.LIKE_GO, Duration.ofSeconds(15));
      try (TlsSession session = result.session().orElseThrow()) {
        if (writesFirst) {
          assertThat(server.join(Duration.ofSeconds(15))).isTrue();
        }
        assertThatThrownBy(() -> {
          for (int i = 0; i < 3; i++) {
            session.write("hello".getBytes(StandardCharsets.US_ASCII));
          }
          session.read(new byte[5], Deadline.in(Duration.ofSeconds(15)));
        }).isInstanceOf(AlertException.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = HelloShape.class, mode = EnumSource.Mode.EXCLUDE, names = "REFUSABLE")
  void everyShapeIsAnsweredByAHealthyServer(HelloShape shape) throws Exception {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    try (TcpServer _ = TcpServer.start(
        listener, TlsServer.always(new TlsBehaviour.Serve(IDENTITY), HttpAnswer::notFound))) {
      TlsResult result = shake(listener.getLocalPort(), shape, Duration.ofSeconds(15));
      assertThat(result.failure()).isEmpty();
      result.session().ifPresent(TlsSession::close);
    }
  }

  @Test
  void theHelloThatNobodyCanAcceptIsRefusedByAnAlert() throws Exception {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    try (TcpServer _ = TcpServer.start(
        listener, TlsServer.always(new TlsBehaviour.Serve(IDENTITY), HttpAnswer::notFound))) {
      TlsResult result = shake(listener.getLocalPort(), HelloShape.REFUSABLE, Duration.ofSeconds(15));
      assertThat(result.failure()).map(Failure::kind).contains(FailureKind.ALERT);
    }
  }

  @Test
  void everyWayToBreakHasItsKind() throws Exception {
    Duration limit = Duration.ofSeconds(15);
    assertThat(kind(shakeWith(new TlsBehaviour.Reset(), limit))).isEqualTo(FailureKind.RESET);
    assertThat(kind(shakeWith(new TlsBehaviour.Eof(), limit))).isEqualTo(FailureKind.EOF);
    assertThat(kind(shakeWith(new TlsBehaviour.PlainHttp(), limit))).isEqualTo(FailureKind.NOT_TLS);
    assertThat(kind(shakeWith(new TlsBehaviour.Silent(), Duration.ofMillis(400)))).isEqualTo(FailureKind.TIMEOUT);
    TlsResult alert = shakeWith(new TlsBehaviour.Alert(80), limit);
    assertThat(kind(alert)).isEqualTo(FailureKind.ALERT);
    assertThat(alert.failure().orElseThrow().raw()).contains("internal_error");
  }

  @Test
  void rubbishIsAFailureOfThePeerAndNeverACrash() {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[1 + random.nextInt(200)];
      random.nextBytes(bytes);
      if (i % 2 == 0) {
        bytes[0] = 22;
        if (bytes.length > 2) {
          bytes[1] = 3;
          bytes[2] = 3;
        }
      }
      ScriptedWire wire = ScriptedWire.saying(new String(bytes, StandardCharsets.ISO_8859_1));
      TlsResult result = handshaker.handshake(wire, HELLOS.spec("a.test", HelloShape.SMALL), _ -> { },
          Deadline.in(Duration.ofSeconds(5)));
      assertThat(result.failure()).isPresent();
      assertThat(wire.closed()).isTrue();
    }
  }

  @Test
  void anInterruptEndsASilentHandshakeAtOnce() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      AtomicReference<TlsResult> result = new AtomicReference<>();
      Thread shaking = Thread.ofVirtual().start(
          () -> result.set(shake(listener.getLocalPort(), HelloShape.LIKE_GO, Duration.ofSeconds(30))));
      listener.accept().getInputStream().read();
      long start = System.nanoTime();
      shaking.interrupt();
      assertThat(shaking.join(Duration.ofSeconds(5))).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(300));
      assertThat(result.get().session()).isEmpty();
    }
  }
}
