package dev.gogetwell.net.tls.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.SocketWire;
import dev.gogetwell.probe.GoHelloSpecs;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Go 1.23 offers Kyber, which this client can only pretend to know.
class UncomputableGroupTest {
  private static final GoHelloSpecs GO_123 =
      new GoHelloSpecs(ClientHelloProfile.program(GoVersion.parse("go1.23.12").orElseThrow(), ""));

  private static TlsResult handshake(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      return new TlsHandshaker(new SecureRandom()).handshake(new SocketWire(socket),
          GO_123.spec("localhost", HelloShape.LIKE_GO), _ -> { }, Deadline.in(Duration.ofSeconds(5)));
    }
  }

  private static ServerSocket listener() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
  }

  @Test
  void aServerThatChoosesAnotherGroupIsTalkedToAsUsual() throws Exception {
    ServerSocket listener = listener();
    var identity = LabAuthority.create("Kyber Test", Instant.now())
        .identity(LabAuthority.Form.GOOD, List.of("localhost"));
    try (TcpServer _ = TcpServer.start(listener,
        TlsServer.always(new TlsBehaviour.Serve(identity), _ -> HttpAnswer.text("hello")))) {
      TlsResult result = handshake(listener.getLocalPort());

      assertThat(result.failure()).isEmpty();
      assertThat(result.version()).contains("TLS 1.3");
    }
  }

  @Test
  void aServerThatChoosesKyberEndsTheHandshakeWithoutBlameAndWithoutAnAlert() throws Exception {
    BlockingQueue<Integer> afterServerHello = new ArrayBlockingQueue<>(1);
    ServerSocket listener = listener();
    try (TcpServer _ = TcpServer.start(listener, socket -> {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] header = in.readNBytes(5);
      byte[] hello = in.readNBytes(ByteBuffer.wrap(header).getShort(3) & 0xffff);
      socket.getOutputStream().write(serverHello(hello));
      afterServerHello.add(in.read());
    })) {
      TlsResult result = handshake(listener.getLocalPort());

      assertThat(result.failure().orElseThrow().kind()).isEqualTo(FailureKind.OTHER);
      assertThat(result.failure().orElseThrow().raw()).contains("stopped at ServerHello", "0x6399");
      assertThat(result.version()).contains("TLS 1.3");
      assertThat(result.cipherSuite()).contains(0x1301);
      assertThat(afterServerHello.poll(5, TimeUnit.SECONDS)).isEqualTo(-1);
    }
  }

  /// A ServerHello of TLS 1.3 (RFC 8446, section 4.1.3) with a Kyber share of the right size.
  private static byte[] serverHello(byte[] clientHello) {
    int share = 1120;
    int extensions = 6 + 8 + share;
    int body = 2 + 32 + 1 + 32 + 2 + 1 + 2 + extensions;
    ByteBuffer out = ByteBuffer.allocate(5 + 4 + body);
    out.put((byte) 22).putShort((short) 0x0303).putShort((short) (4 + body));
    out.put((byte) 2).put((byte) 0).putShort((short) body);
    out.putShort((short) 0x0303).put(new byte[32]).put((byte) 32).put(clientHello, 4 + 2 + 32 + 1, 32);
    out.putShort((short) 0x1301).put((byte) 0).putShort((short) extensions);
    out.putShort((short) 43).putShort((short) 2).putShort((short) 0x0304);
    out.putShort((short) 51).putShort((short) (4 + share)).putShort((short) 0x6399).putShort((short) share);
    return out.array();
  }
}
