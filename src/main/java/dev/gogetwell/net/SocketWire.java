package dev.gogetwell.net;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/// A plain TCP connection as a [Wire].
public final class SocketWire implements Wire {
  private final Socket socket;

  /// Takes over `socket` and closes it.
  public SocketWire(Socket socket) {
    this.socket = socket;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  @Override
  public int read(byte[] into, Deadline deadline) throws IOException {
    if (deadline.hasPassed()) {
      throw new SocketTimeoutException("no answer in time");
    }
    socket.setSoTimeout(deadline.millisLeft());
    return socket.getInputStream().read(into);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // The measurement is over; a connection that cannot be closed is gone anyway.
    }
  }
}
