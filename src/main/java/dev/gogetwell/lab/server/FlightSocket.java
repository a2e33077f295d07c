package dev.gogetwell.lab.server;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/// A connection that sends what is written between two reads at once, as most TLS servers do with a flight of messages;
/// Java's own sends each record by itself, so that a small one arrives where a large one is lost. One thread.
final class FlightSocket extends Socket {
  private final Socket socket;
  private final ByteArrayOutputStream flight = new ByteArrayOutputStream();

  FlightSocket(Socket socket) {
    this.socket = socket;
  }

  private void send() throws IOException {
    byte[] all = flight.toByteArray();
    flight.reset();
    if (all.length > 0) {
      socket.getOutputStream().write(all);
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(socket.getInputStream()) {
      @Override
      public int read() throws IOException {
        send();
        return super.read();
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        send();
        return super.read(into, from, length);
      }
    };
  }

  @Override
  public OutputStream getOutputStream() {
    return flight;
  }

  @Override
  public void close() throws IOException {
    try {
      send();
    } finally {
      socket.close();
    }
  }

  @Override
  public void shutdownOutput() throws IOException {
    send();
    socket.shutdownOutput();
  }

  @Override
  public void shutdownInput() throws IOException {
    socket.shutdownInput();
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    socket.setSoTimeout(millis);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return socket.getSoTimeout();
  }

  @Override
  public void setSoLinger(boolean on, int seconds) throws SocketException {
    socket.setSoLinger(on, seconds);
  }

  @Override
  public boolean isConnected() {
    return socket.isConnected();
  }

  @Override
  public boolean isBound() {
    return socket.isBound();
  }

  @Override
  public boolean isClosed() {
    return socket.isClosed();
  }

  @Override
  public boolean isInputShutdown() {
    return socket.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return socket.isOutputShutdown();
  }

  @Override
  public InetAddress getInetAddress() {
    return socket.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return socket.getLocalAddress();
  }

  @Override
  public int getPort() {
    return socket.getPort();
  }

  @Override
  public int getLocalPort() {
    return socket.getLocalPort();
  }
}
