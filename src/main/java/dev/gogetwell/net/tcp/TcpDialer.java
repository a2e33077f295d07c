package dev.gogetwell.net.tcp;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.Failures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/// Opens a TCP connection to one address, directly: no proxy of the Java runtime has a say. Any thread.
public final class TcpDialer {
  /// How a dial ended.
  public sealed interface Dialed {
    /// The connection stands; the caller closes it.
    record Connected(Socket socket) implements Dialed {}

    /// There is no connection.
    record NotConnected(Failure failure) implements Dialed {}
  }

  /// Dials `endpoint`, for as long as `deadline` allows.
  public Dialed dial(Endpoint endpoint, Deadline deadline) {
    InetAddress address;
    try {
      address = InetAddress.ofLiteral(endpoint.address());
    } catch (IllegalArgumentException _) {
      return new Dialed.NotConnected(
          new Failure(Operation.CONNECT, FailureKind.NO_ADDRESS, "not an address: " + endpoint.address()));
    }
    if (endpoint.port() < 1 || endpoint.port() > 65535) {
      return new Dialed.NotConnected(
          new Failure(Operation.CONNECT, FailureKind.NO_ADDRESS, "invalid port: " + endpoint.port()));
    }
    Socket socket = new Socket(java.net.Proxy.NO_PROXY);
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(address, endpoint.port()), deadline.millisLeft());
      return new Dialed.Connected(socket);
    } catch (IOException e) {
      closeQuietly(socket);
      return new Dialed.NotConnected(Failures.of(Operation.CONNECT, e));
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // Nothing was sent; there is nothing to lose.
    }
  }
}
