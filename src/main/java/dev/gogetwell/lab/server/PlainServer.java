package dev.gogetwell.lab.server;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/// The handler of a port without TLS. Any thread.
///
/// @param delay before the first answer, as [TlsBehaviour.ServeLate] has it
/// @param service what is served
public record PlainServer(Duration delay, HttpService service) implements TcpServer.Handler {
  @Override
  public void serve(Socket socket) throws IOException {
    Pause.of(delay);
    service.serve(socket.getInputStream(), socket.getOutputStream());
  }
}
