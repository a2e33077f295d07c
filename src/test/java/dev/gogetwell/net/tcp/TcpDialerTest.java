package dev.gogetwell.net.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.net.Deadline;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TcpDialerTest {
  private static TcpDialer.Dialed dial(String address, int port) {
    return new TcpDialer().dial(new Endpoint(address, port), Deadline.in(Duration.ofSeconds(5)));
  }

  private static FailureKind kind(TcpDialer.Dialed dialed) {
    return ((TcpDialer.Dialed.NotConnected) dialed).failure().kind();
  }

  @Test
  void aPortThatListensIsConnected() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      TcpDialer.Dialed dialed = dial("127.0.0.1", listener.getLocalPort());
      assertThat(dialed).isInstanceOf(TcpDialer.Dialed.Connected.class);
      ((TcpDialer.Dialed.Connected) dialed).socket().close();
    }
  }

  @Test
  void aDeadPortIsRefused() throws Exception {
    int port;
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      port = listener.getLocalPort();
    }
    assertThat(kind(dial("127.0.0.1", port))).isEqualTo(FailureKind.REFUSED);
  }

  @Test
  void whatIsNoAddressIsNeverLookedUp() {
    assertThat(kind(dial("localhost", 1))).isEqualTo(FailureKind.NO_ADDRESS);
    assertThat(kind(dial("", 1))).isEqualTo(FailureKind.NO_ADDRESS);
  }

  @Test
  void aPortThatDoesNotExistIsAFailureAndNoCrash() {
    assertThat(dial("127.0.0.1", 70000)).isInstanceOf(TcpDialer.Dialed.NotConnected.class);
    assertThat(dial("127.0.0.1", -1)).isInstanceOf(TcpDialer.Dialed.NotConnected.class);
  }
}
