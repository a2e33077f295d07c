package dev.gogetwell.net.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Resolver;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A DNS server that answers without end, or a byte now and then, keeps nobody beyond the limit.
class HostileDnsTest {
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private DatagramSocket udp;
  private TcpServer tcp;

  /// The same port for both, as far as the system has one.
  @BeforeEach
  void listen() throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    udp = new DatagramSocket(listener.getLocalPort(), InetAddress.ofLiteral("127.0.0.1"));
    tcp = TcpServer.start(listener, socket -> {
      socket.getOutputStream().write(new byte[] {(byte) 0xff, (byte) 0xff});
      while (true) {
        socket.getOutputStream().write(0);
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    });
  }

  @AfterEach
  void close() {
    udp.close();
    tcp.close();
  }

  private void onQuestion(Consumer<DatagramPacket> answer) {
    Thread.ofPlatform().daemon().start(() -> {
      try {
        DatagramPacket question = new DatagramPacket(new byte[512], 512);
        udp.receive(question);
        answer.accept(question);
      } catch (IOException e) {
        // The end of the test.
      }
    });
  }

  private NameLookup ask() {
    long start = System.nanoTime();
    NameLookup answer = new ServerLookup().lookup(
        Resolver.Kind.PUBLIC, new Endpoint("127.0.0.1", udp.getLocalPort()), "a.test", LIMIT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.multipliedBy(5));
    return answer;
  }

  private void send(DatagramPacket to, byte... bytes) {
    try {
      udp.send(new DatagramPacket(bytes, bytes.length, to.getSocketAddress()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void packetsWithoutEndAreOneFailure() {
    onQuestion(question -> {
      while (!udp.isClosed()) {
        send(question, (byte) 1, (byte) 2, (byte) 3);
        send(question, new byte[60_000]);
      }
    });
    assertThat(ask().failure()).isPresent();
  }

  @Test
  void aTruncatedAnswerWhoseRestDripsIsATimeout() {
    onQuestion(question -> {
      byte[] answer = java.util.Arrays.copyOf(question.getData(), question.getLength());
      answer[2] |= (byte) 0x82; // An answer, and truncated.
      send(question, answer);
    });
    assertThat(ask().failure()).isPresent();
  }
}
