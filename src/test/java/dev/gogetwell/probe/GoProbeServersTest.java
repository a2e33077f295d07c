package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.server.ConnectProxy;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.LabAuthority.Form;
import dev.gogetwell.lab.server.ServerLog;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.tls.BreakPoint;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.HandshakeType;
import dev.gogetwell.model.tls.StreamEnd;
import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.net.tls.Recording;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real Go against real servers on loopback, beside our own client against the same ones.
class GoProbeServersTest {
  @TempDir private static Path folder;
  private static RealGo go;
  private static Environment trusting;
  private static final LabAuthority AUTHORITY = LabAuthority.create("Probe Test", Instant.now());
  private final List<AutoCloseable> open = new ArrayList<>();
  private final ServerLog log = new ServerLog();

  @BeforeAll
  static void findGo() throws Exception {
    go = RealGo.installed(folder);
    Path roots = folder.resolve("roots.pem");
    Files.writeString(roots, AUTHORITY.rootPem());
    trusting = go.environment().with("SSL_CERT_FILE", roots.toString());
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable server : open) {
      server.close();
    }
  }

  private int serve(TcpServer.Handler handler) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    open.add(TcpServer.start(listener, handler));
    return listener.getLocalPort();
  }

  private int serve(TlsBehaviour behaviour) throws IOException {
    return serve(TlsServer.always(behaviour, _ -> HttpAnswer.text(200, "OK", "hello\n")));
  }

  private static SSLContext identity(Form form) {
    return AUTHORITY.identity(form, List.of("localhost", "site.test"));
  }

  private static String url(int port) {
    return "https://localhost:" + port + "/";
  }

  private static <M extends Measurement> M the(GoProbeReading reading, Class<M> kind) {
    List<M> found = reading.measurements(go.names).stream().map(GoProbeReading.Seen::measurement)
        .filter(kind::isInstance).map(kind::cast).toList();
    assertThat(found).as(kind.getSimpleName()).hasSize(1);
    return found.getFirst();
  }

  private static boolean none(GoProbeReading reading, Class<? extends Measurement> kind) {
    return reading.measurements(go.names).stream().noneMatch(seen -> kind.isInstance(seen.measurement()));
  }

  /// Direction and type of every message up to the end of the handshake; tickets come when the server likes.
  private static List<String> messages(Recording recording) {
    List<String> found = new ArrayList<>();
    for (TlsEvent event : recording.read(go.names).events()) {
      for (HandshakeMessage message : event.messages()) {
        if (message.type() != HandshakeType.NEW_SESSION_TICKET) {
          found.add(event.direction() + " " + message.type());
        }
      }
    }
    return found;
  }

  private static Recording ours(int port, Optional<String> proxy) throws Exception {
    return go.ourClient().handshake(proxy.isPresent() ? "site.test" : "localhost", port, Optional.empty(), proxy);
  }

  @Test
  void aHealthyServerGivesTheSameMessagesToGoAndToOurClient() throws Exception {
    int port = serve(new TlsBehaviour.Serve(identity(Form.GOOD)));

    GoProbeReading reading = go.look(url(port), trusting);

    TlsHandshake handshake = the(reading, TlsHandshake.class);
    assertThat(handshake.failure()).isEmpty();
    assertThat(handshake.version()).contains("TLS 1.3");
    assertThat(handshake.serverName()).isEqualTo("localhost");
    assertThat(handshake.chain()).hasSize(2);
    assertThat(handshake.stream().end()).isEqualTo(StreamEnd.COMPLETE);
    assertThat(the(reading, ChainCheck.class).worked()).isTrue();
    assertThat(the(reading, NameLookup.class).addresses()).contains("127.0.0.1");
    assertThat(the(reading, TcpConnect.class).worked()).isTrue();
    assertThat(messages(reading.recording().orElseThrow()))
        .isEqualTo(messages(ours(port, Optional.empty())))
        .contains("SERVER_TO_CLIENT CERTIFICATE_VERIFY", "CLIENT_TO_SERVER FINISHED");
  }

  @Test
  void tls12GivesTheSameMessagesToGoAndToOurClient() throws Exception {
    SSLContext identity = identity(Form.GOOD);
    int port = serve(socket -> {
      try (var tls = (javax.net.ssl.SSLSocket) identity.getSocketFactory()
          .createSocket(socket, new java.io.ByteArrayInputStream(new byte[0]), true)) {
        tls.setEnabledProtocols(new String[] {"TLSv1.2"});
        tls.startHandshake();
        tls.getInputStream().read();
      }
    });

    GoProbeReading reading = go.look(url(port), trusting);

    assertThat(the(reading, TlsHandshake.class).version()).contains("TLS 1.2");
    assertThat(messages(reading.recording().orElseThrow()))
        .isEqualTo(messages(ours(port, Optional.empty())))
        .contains("SERVER_TO_CLIENT SERVER_HELLO_DONE", "CLIENT_TO_SERVER FINISHED");
  }

  @Test
  void anUnknownAuthorityIsRefusedInGosWordsAndTheChainIsReadAllTheSame() throws Exception {
    int port = serve(new TlsBehaviour.Serve(identity(Form.GOOD)));
    Path other = folder.resolve("other.pem");
    Files.writeString(other, LabAuthority.create("Somebody Else", Instant.now()).rootPem());

    GoProbeReading reading = go.look(url(port), go.environment().with("SSL_CERT_FILE", other.toString()));

    ChainCheck check = the(reading, ChainCheck.class);
    assertThat(check.type()).isEqualTo("x509.UnknownAuthorityError");
    assertThat(check.error()).startsWith("x509: certificate signed by unknown authority");
    assertThat(check.failure().orElseThrow().kind()).isEqualTo(FailureKind.UNKNOWN_AUTHORITY);
    TlsHandshake handshake = the(reading, TlsHandshake.class);
    assertThat(handshake.failure()).isEmpty();
    assertThat(handshake.chain()).hasSize(2);
    assertThat(reading.recordings()).hasSize(2);
  }

  @Test
  void anExpiredCertificateIsRefusedInGosWords() throws Exception {
    int port = serve(new TlsBehaviour.Serve(identity(Form.EXPIRED)));

    ChainCheck check = the(go.look(url(port), trusting), ChainCheck.class);

    assertThat(check.type()).isEqualTo("x509.CertificateInvalidError");
    assertThat(check.error()).startsWith("x509: certificate has expired or is not yet valid: current time ")
        .contains(" is after ");
    assertThat(check.failure().orElseThrow().kind()).isEqualTo(FailureKind.EXPIRED);
  }

  @Test
  void aCertificateForAnotherNameIsRefusedInGosWords() throws Exception {
    int port = serve(new TlsBehaviour.Serve(AUTHORITY.identity(Form.GOOD, List.of("other.test"))));

    ChainCheck check = the(go.look(url(port), trusting), ChainCheck.class);

    assertThat(check.type()).isEqualTo("x509.HostnameError");
    assertThat(check.error()).isEqualTo("x509: certificate is valid for other.test, not localhost");
  }

  @Test
  void aResetAfterTheHelloIsToldByBothInTheSameWay() throws Exception {
    int port = serve(new TlsBehaviour.Reset());

    GoProbeReading reading = go.look(url(port), trusting);

    assertThat(the(reading, TlsHandshake.class).failure().orElseThrow().kind()).isEqualTo(FailureKind.RESET);
    sameEnd(reading, port, StreamEnd.RST);
  }

  @Test
  void anEndAfterTheHelloIsToldByBothInTheSameWay() throws Exception {
    int port = serve(new TlsBehaviour.Eof());

    GoProbeReading reading = go.look(url(port), trusting);

    assertThat(the(reading, TlsHandshake.class).failure().orElseThrow().kind()).isEqualTo(FailureKind.EOF);
    sameEnd(reading, port, StreamEnd.FIN);
  }

  @Test
  void anAlertIsToldByBothInTheSameWay() throws Exception {
    int port = serve(new TlsBehaviour.Alert(40));

    GoProbeReading reading = go.look(url(port), trusting);

    assertThat(the(reading, TlsHandshake.class).failure().orElseThrow().kind()).isEqualTo(FailureKind.ALERT);
    sameEnd(reading, port, StreamEnd.ALERT);
  }

  @Test
  void plainHttpIsToldByBothInTheSameWay() throws Exception {
    int port = serve(new TlsBehaviour.PlainHttp());

    GoProbeReading reading = go.look(url(port), trusting);

    assertThat(the(reading, TlsHandshake.class).failure().orElseThrow().kind()).isEqualTo(FailureKind.NOT_TLS);
    sameEnd(reading, port, StreamEnd.NOT_TLS);
  }

  @Test
  void aSilentServerIsGivenUpAtTheLimit() throws Exception {
    int port = serve(new TlsBehaviour.Silent());

    GoProbeReading reading = go.look(url(port), trusting, true, Duration.ofSeconds(2));

    assertThat(the(reading, TlsHandshake.class).failure().orElseThrow().kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(none(reading, ChainCheck.class)).isTrue();
    sameEnd(reading, port, StreamEnd.TIMEOUT);
  }

  private static void sameEnd(GoProbeReading reading, int port, StreamEnd end) throws Exception {
    TlsStream go = reading.recording().orElseThrow().read(GoProbeServersTest.go.names);
    TlsStream our = ours(port, Optional.empty()).read(GoProbeServersTest.go.names);
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

    GoProbeReading reading = go.look("https://127.0.0.1:" + port + "/", trusting);

    assertThat(the(reading, TcpConnect.class).failure().orElseThrow().kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(none(reading, TlsHandshake.class)).isTrue();
  }

  private int proxy(Optional<String> credentials, Function<String, ConnectProxy.Outcome> policy) throws IOException {
    return serve(new ConnectProxy("proxy", credentials, policy, log));
  }

  @Test
  void aTunnelThroughAProxyGivesTheSameMessagesToGoAndToOurClient() throws Exception {
    int site = serve(new TlsBehaviour.Serve(identity(Form.GOOD)));
    int proxy = proxy(Optional.of("user:se cret"),
        _ -> new ConnectProxy.Tunnel(new InetSocketAddress("127.0.0.1", site)));
    String setting = "http://user:se%20cret@127.0.0.1:" + proxy;

    GoProbeReading reading = go.look("https://site.test/", trusting.with("HTTPS_PROXY", setting));

    TunnelRequest tunnel = the(reading, TunnelRequest.class);
    assertThat(tunnel.failure()).isEmpty();
    assertThat(tunnel.status()).isEqualTo(200);
    assertThat(tunnel.target()).isEqualTo("site.test:443");
    assertThat(the(reading, ChainCheck.class).worked()).isTrue();
    assertThat(log.lines()).contains("proxy CONNECT site.test:443");
    assertThat(messages(reading.recording().orElseThrow())).isEqualTo(messages(ours(443, Optional.of(setting))));
    assertThat(reading.environment().get("HTTPS_PROXY")).isEqualTo("http://xxxxx@127.0.0.1:" + proxy);
  }

  @Test
  void theCredentialsOfAProxyAppearNowhere() throws Exception {
    int proxy = proxy(Optional.of("user:other"), _ -> new ConnectProxy.Refuse(403, "Forbidden"));
    String setting = "http://user:secret-word@127.0.0.1:" + proxy;

    GoProbeReading reading = go.look("https://site.test/", trusting.with("HTTPS_PROXY", setting));
    Recording our = ours(443, Optional.of(setting));

    TunnelRequest tunnel = the(reading, TunnelRequest.class);
    assertThat(tunnel.status()).isEqualTo(407);
    assertThat(tunnel.authenticate()).containsExactly("Basic");
    assertThat(tunnel.failure().orElseThrow().kind()).isEqualTo(FailureKind.PROXY_AUTH_REQUIRED);
    String basic = java.util.Base64.getEncoder().encodeToString("user:secret-word".getBytes());
    assertThat(bytes(reading.recording().orElseThrow())).contains("CONNECT site.test:443").doesNotContain(basic);
    assertThat(bytes(our)).contains("CONNECT site.test:443", "407").doesNotContain(basic);
  }

  private static String bytes(Recording recording) {
    StringBuilder all = new StringBuilder();
    for (Recording.Step step : recording.steps()) {
      if (step instanceof Recording.Step.Data data) {
        all.append(new String(data.bytes().toArray(), java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void aProxyThatRefusesIsToldWithItsStatus() throws Exception {
    int proxy = proxy(Optional.empty(), _ -> new ConnectProxy.Refuse(502, "Bad Gateway"));

    GoProbeReading reading =
        go.look("https://site.test/", trusting.with("HTTPS_PROXY", "http://127.0.0.1:" + proxy));

    assertThat(the(reading, TunnelRequest.class).failure().orElseThrow().kind())
        .isEqualTo(FailureKind.PROXY_BAD_GATEWAY);
    assertThat(none(reading, TlsHandshake.class)).isTrue();
  }

  @Test
  void aWholeRequestIsAskedForAndAnsweredOnce() throws Exception {
    int port = serve(TlsServer.always(new TlsBehaviour.Serve(identity(Form.GOOD)), path -> {
      log.add("site", path);
      return HttpAnswer.text(404, "Not Found", "no\n");
    }));

    GoProbeReading reading = go.look(url(port), trusting, false, Duration.ofSeconds(10));

    assertThat(log.lines()).containsExactly("site /");
    assertThat(reading.complete()).isTrue();
    assertThat(the(reading, ChainCheck.class).worked()).isTrue();
  }

  @Test
  void theHelloOfTheInstalledGoIsThatOfOurClient() throws Exception {
    int port = serve(new TlsBehaviour.Eof());

    TlsStream real = go.look(url(port), trusting).recording().orElseThrow().read(go.names);
    TlsStream our = ours(port, Optional.empty()).read(go.names);

    HandshakeMessage.ClientHello wanted = real.clientHello().orElseThrow();
    HandshakeMessage.ClientHello sent = our.clientHello().orElseThrow();
    assertThat(sent.ja3()).isEqualTo(wanted.ja3());
    assertThat(sent.ja4()).isEqualTo(wanted.ja4());
    assertThat(sent.extensions()).isEqualTo(wanted.extensions());
    assertThat(sent.keyShareGroups()).isEqualTo(wanted.keyShareGroups());
    assertThat(sent.length()).isEqualTo(wanted.length());
  }
}
