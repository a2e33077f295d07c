package dev.gogetwell.lab.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Accepts connections and gives each to a handler on a virtual thread of its own; closing it cuts them all.
public final class TcpServer implements AutoCloseable {
  /// No client of a practice network stays silent longer than this, in milliseconds.
  private static final int IDLE_MILLIS = 120_000;

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private TcpServer(ServerSocket listener) {
    this.listener = listener;
  }

  /// What to do with a connection. It is closed when the handler returns.
  @FunctionalInterface
  public interface Handler {
    /// Serves one client; an exception ends this connection only.
    void serve(Socket socket) throws IOException;
  }

  /// Starts to accept on a bound listener, which it owns from now on.
  public static TcpServer start(ServerSocket listener, Handler handler) {
    TcpServer server = new TcpServer(listener);
    Thread.ofVirtual().name("lab-accept-" + listener.getLocalPort()).start(() -> server.accept(handler));
    return server;
  }

  /// The port on which it listens.
  public int port() {
    return listener.getLocalPort();
  }

  private void accept(Handler handler) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        Thread.ofVirtual().name("lab-serve-" + listener.getLocalPort()).start(() -> serve(socket, handler));
      } catch (IOException e) {
        // Closed, or one client that was gone before it was accepted: the loop condition tells.
      }
    }
  }

  private void serve(Socket socket, Handler handler) {
    try (socket) {
      socket.setSoTimeout(IDLE_MILLIS);
      socket.setTcpNoDelay(true);
      handler.serve(socket);
    } catch (IOException e) {
      // Clients of a broken network hang up at any point; that is what it is for.
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() {
    closeQuietly(listener);
    open.forEach(TcpServer::closeQuietly);
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // Closing is all that was wanted.
    }
  }
}
