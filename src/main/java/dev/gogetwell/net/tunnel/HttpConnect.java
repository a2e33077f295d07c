package dev.gogetwell.net.tunnel;

import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.Wire;
import dev.gogetwell.net.http.HttpHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Asks an HTTP proxy for a tunnel (RFC 9110, 9.3.6) with the request that Go sends (net/http/transport.go, dialConn).
/// Any thread.
public final class HttpConnect {
  /// Sends CONNECT for `authority` and reads the answer's header.
  ///
  /// @param authorization the value of a Proxy-Authorization field; empty for none
  public HttpHead connect(Wire proxy, String authority, String authorization, Deadline deadline) throws IOException {
    String request = "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority
        + "\r\nUser-Agent: Go-http-client/1.1\r\n"
        + (authorization.isEmpty() ? "" : "Proxy-Authorization: " + authorization + "\r\n") + "\r\n";
    proxy.write(request.getBytes(StandardCharsets.US_ASCII));
    return HttpHead.read(proxy, deadline);
  }
}
