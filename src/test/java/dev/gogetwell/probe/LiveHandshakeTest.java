package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import dev.gogetwell.model.tls.StreamEnd;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.net.tls.Recording;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Handshakes of the built-in client, direct and through proxies.
class LiveHandshakeTest {
  private static final TlsNames NAMES = TlsNames.load();
  private static final LabAuthority AUTHORITY = LabAuthority.create("Live Test", Instant.now());
  private final List<AutoCloseable> open = new ArrayList<>();
  private final BlockingQueue<String> socksLogins = new LinkedBlockingQueue<>();
  private final LiveHandshake client = new LiveHandshake(new TlsHandshaker(new SecureRandom()),
      new GoHelloSpecs(ClientHelloProfile.goCommand(GoVersion.parse("go1.26.8").orElseThrow(), "")),
          ProbeTimeouts.FIRST_LOOK);

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

  private static TlsServer site() {
    return TlsServer.always(new TlsBehaviour.Serve(
        AUTHORITY.identity(LabAuthority.Form.GOOD, List.of("site.test"))), _ -> HttpAnswer.text("hello"));
  }

  @Test
  void everyMessageOfAHandshakeIsRecordedAndReadable() throws Exception {
    TlsStream stream = client.handshake("127.0.0.1", serve(site()), Optional.of("site.test"), Optional.empty())
        .read(NAMES);

    assertThat(stream.end()).isEqualTo(StreamEnd.COMPLETE);
    assertThat(stream.clientHello().orElseThrow().serverName()).contains("site.test");
    assertThat(stream.serverChain()).hasSize(2);
  }

  @Test
  void anAddressIsNotSentAsServerName() throws Exception {
    TlsStream stream =
        client.handshake("127.0.0.1", serve(site()), Optional.empty(), Optional.empty()).read(NAMES);

    assertThat(stream.clientHello().orElseThrow().serverName()).isEmpty();
  }

  @Test
  void aClosedPortGivesARecordingOfAConnectionThatNeverStood() throws Exception {
    int port;
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = listener.getLocalPort();
    }

    Recording recording = client.handshake("127.0.0.1", port, Optional.empty(), Optional.empty());

    assertThat(recording.steps()).hasSize(1).first().isInstanceOf(Recording.Step.Reset.class);
  }

  /// A SOCKS5 server (RFC 1928) that wants a login (RFC 1929) and is itself the site.
  private void socks(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    in.readByte();
    in.readNBytes(in.readByte());
    out.write(new byte[] {5, 2});
    in.readByte();
    String user = new String(in.readNBytes(in.readByte()), StandardCharsets.UTF_8);
    String password = new String(in.readNBytes(in.readByte()), StandardCharsets.UTF_8);
    out.write(new byte[] {1, 0});
    in.readNBytes(4);
    String host = new String(in.readNBytes(in.readByte()), StandardCharsets.UTF_8);
    socksLogins.add(user + " " + password + " " + host + " " + in.readUnsignedShort());
    out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    site().serve(socket);
  }

  @Test
  void aSocksProxyGetsTheNameAndTheLoginAndTheRecordingDoesNot() throws Exception {
    int proxy = serve(this::socks);

    Recording recording = client.handshake(
        "site.test", 8443, Optional.empty(), Optional.of("socks5://me:p%40ss@127.0.0.1:" + proxy));

    assertThat(socksLogins.poll()).isEqualTo("me p@ss site.test 8443");
    assertThat(recording.read(NAMES).serverChain()).hasSize(2);
    assertThat(recording.steps().toString()).doesNotContain("p@ss");
    assertThat(bytes(recording)).contains("site.test").doesNotContain("p@ss");
  }

  private static String bytes(Recording recording) {
    StringBuilder all = new StringBuilder();
    for (Recording.Step step : recording.steps()) {
      if (step instanceof Recording.Step.Data data) {
        all.append(new String(data.bytes().toArray(), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void aNameThatDoesNotResolveIsNothingToRecord() {
    assertThatThrownBy(() -> client.handshake("no-such-name.invalid", 443, Optional.empty(), Optional.empty()))
        .isInstanceOf(IOException.class).hasMessageContaining("no-such-name.invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://me:secret@proxy.test", "http://", "http://me:secret@:80", "://me:secret@x y"})
  void whatIsNoProxyIsToldWithoutItsPassword(String proxy) {
    assertThatThrownBy(() -> client.handshake("site.test", 443, Optional.empty(), Optional.of(proxy)))
        .isInstanceOf(IOException.class).message().doesNotContain("secret").contains("proxy address");
  }
}
