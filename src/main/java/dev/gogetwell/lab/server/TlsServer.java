package dev.gogetwell.lab.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// The handler of a TLS port: reads the ClientHello, decides by the server name what to do, and gives a finished
/// connection to the HTTP service behind it. Any thread.
///
/// @param behaviour the decision, by SNI (empty where the client sent none)
/// @param service what is served after the handshake
public record TlsServer(Function<String, TlsBehaviour> behaviour, HttpService service) implements TcpServer.Handler {
  private static final int ONE_PACKET = 1400;
  private static final byte[] PLAIN_ANSWER =
      ("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 48\r\n"
              + "Connection: close\r\n\r\nThe plain HTTP request was sent to another port\n")
          .getBytes(StandardCharsets.US_ASCII);

  /// A server that does the same whatever the name.
  public static TlsServer always(TlsBehaviour behaviour, HttpService service) {
    return new TlsServer(name -> behaviour, service);
  }

  @Override
  public void serve(Socket socket) throws IOException {
    ClientHelloBytes hello = ClientHelloBytes.read(socket.getInputStream());
    answer(socket, hello, behaviour.apply(hello.serverName()));
  }

  private void answer(Socket socket, ClientHelloBytes hello, TlsBehaviour how) throws IOException {
    switch (how) {
      case TlsBehaviour.Serve(SSLContext identity) -> shake(socket, hello, identity);
      case TlsBehaviour.ServeLate(SSLContext identity, Duration delay) -> {
        Pause.of(delay);
        shake(socket, hello, identity);
      }
      case TlsBehaviour.BreakHttp2(SSLContext identity, Http2Box box) -> boxed(socket, hello, identity, box);
      case TlsBehaviour.BySize(TlsBehaviour small, TlsBehaviour large) ->
          answer(socket, hello, hello.raw().length < ONE_PACKET ? small : large);
      case TlsBehaviour.Reset() -> socket.setSoLinger(true, 0);
      case TlsBehaviour.Eof() -> socket.shutdownOutput();
      case TlsBehaviour.Silent() -> drain(socket);
      case TlsBehaviour.PlainHttp() -> answer(socket, PLAIN_ANSWER);
      case TlsBehaviour.Alert(int description) ->
          answer(socket, new byte[] {21, 3, 3, 0, 2, 2, (byte) description});
    }
  }

  private void shake(Socket socket, ClientHelloBytes hello, SSLContext identity) throws IOException {
    try (SSLSocket tls = layered(socket, hello, identity)) {
      tls.startHandshake();
      service.serve(tls.getInputStream(), tls.getOutputStream());
    }
  }

  private void boxed(Socket socket, ClientHelloBytes hello, SSLContext identity, Http2Box box) throws IOException {
    try (SSLSocket tls = layered(socket, hello, identity)) {
      SSLParameters agreed = tls.getSSLParameters();
      agreed.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      tls.setSSLParameters(agreed);
      tls.startHandshake();
      if ("h2".equals(tls.getApplicationProtocol())) {
        box.serve(tls);
      } else {
        service.serve(tls.getInputStream(), tls.getOutputStream());
      }
    }
  }

  private static SSLSocket layered(Socket socket, ClientHelloBytes hello, SSLContext identity) throws IOException {
    return (SSLSocket) identity.getSocketFactory().createSocket(new FlightSocket(socket),
        new ByteArrayInputStream(hello.raw()), true);
  }

  /// Sends and waits for the client to hang up: closing at once with unread input would be a RST.
  private static void answer(Socket socket, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.shutdownOutput();
    socket.setSoTimeout(2000);
    drain(socket);
  }

  private static void drain(Socket socket) throws IOException {
    byte[] buffer = new byte[4096];
    while (socket.getInputStream().read(buffer) >= 0) {
      // A silent server reads on: a full window would look like another fault.
    }
  }
}
