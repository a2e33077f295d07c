package dev.gogetwell.lab.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/// The handler of an HTTP proxy: CONNECT (RFC 9110 section 9.3.6) and plain requests in the absolute form (RFC 9112
/// section 3.2.2). Any thread.
///
/// @param label how it is called in the log
/// @param credentials `user:password` that it wants by Basic; empty for none
/// @param policy what happens to a target `host:port`
/// @param log notes every target
public record ConnectProxy(
    String label, Optional<String> credentials, Function<String, Outcome> policy, ServerLog log)
    implements TcpServer.Handler {
  private static final int CONNECT_MILLIS = 5000;
  private static final int HELLO = 4096;

  /// What the proxy does with a target.
  public sealed interface Outcome {}

  /// Connects to this address and passes everything on.
  public record Tunnel(InetSocketAddress to) implements Outcome {}

  /// Says that the tunnel stands and speaks TLS itself.
  public record Intercept(TlsServer instead) implements Outcome {}

  /// Says that the tunnel stands, and hangs up when something is said in it.
  public record Hollow() implements Outcome {}

  /// Answers with another status than 200.
  public record Refuse(int status, String phrase) implements Outcome {}

  @Override
  public void serve(Socket client) throws IOException {
    OutputStream out = client.getOutputStream();
    RequestHead head = head(client.getInputStream());
    if (head.isEnd()) {
      refuse(client, new Refuse(400, "Bad Request"));
      return;
    }
    String[] words = head.words();
    boolean plain = words.length == 3 && words[1].startsWith("http://");
    if (words.length < 3 || !(plain || words[0].equals("CONNECT"))) {
      refuse(client, new Refuse(405, "Method Not Allowed"));
      return;
    }
    log.add(label, words[0] + " " + words[1]);
    if (!mayPass(head)) {
      out.write(("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"office\"\r\n"
          + "Content-Length: 0\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return;
    }
    if (plain) {
      passOn(client, head);
      return;
    }
    switch (policy.apply(words[1])) {
      case Tunnel(InetSocketAddress to) -> tunnel(client, to);
      case Intercept(TlsServer instead) -> {
        established(out);
        instead.serve(client);
      }
      case Hollow() -> {
        established(out);
        client.getInputStream().read(new byte[HELLO]);
      }
      case Refuse refuse -> refuse(client, refuse);
    }
  }

  /// A TLS client that was told `https://` sends a record instead of a request line; it gets an HTTP answer.
  private static RequestHead head(InputStream in) throws IOException {
    int first = in.read();
    if (first < 'A' || first > 'Z') {
      return new RequestHead("");
    }
    RequestHead rest = RequestHead.read(in);
    return rest.isEnd() ? rest : new RequestHead((char) first + rest.text());
  }

  private boolean mayPass(RequestHead head) {
    return credentials.map(wanted -> "Basic " + Base64.getEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8)))
        .map(wanted -> head.field("Proxy-Authorization").filter(wanted::equals).isPresent())
        .orElse(true);
  }

  /// Sends a plain request on, in the form that the server expects, and the answer back.
  private void passOn(Socket client, RequestHead head) throws IOException {
    URI target = URI.create(head.words()[1]);
    int port = target.getPort() < 0 ? 80 : target.getPort();
    switch (policy.apply(target.getHost() + ":" + port)) {
      case Tunnel(InetSocketAddress to) -> {
        try (Socket server = new Socket()) {
          server.connect(to, CONNECT_MILLIS);
          server.getOutputStream().write(head.inOriginForm().getBytes(StandardCharsets.ISO_8859_1));
          server.shutdownOutput();
          String answer = RequestHead.read(server.getInputStream()).closing();
          client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
          server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
          refuse(client, new Refuse(502, "Bad Gateway"));
        }
      }
      case Refuse refuse -> refuse(client, refuse);
      case Intercept _, Hollow _ -> refuse(client, new Refuse(405, "Method Not Allowed"));
    }
  }

  private static void tunnel(Socket client, InetSocketAddress to) throws IOException {
    try (Socket server = new Socket()) {
      try {
        server.connect(to, CONNECT_MILLIS);
      } catch (IOException e) {
        refuse(client, new Refuse(502, "Bad Gateway"));
        return;
      }
      established(client.getOutputStream());
      join(client, server);
    }
  }

  /// Passes on what either side sends, until both have ended.
  static void join(Socket client, Socket server) {
    try {
      Thread back = Thread.ofVirtual().name("lab-tunnel").start(() -> copy(server, client));
      copy(client, server);
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One side cut the tunnel; the other learns it by the close that follows.
      try {
        to.close();
      } catch (IOException ignored) {
        return;
      }
    }
  }

  private static void established(OutputStream out) throws IOException {
    out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static void refuse(Socket client, Refuse refuse) throws IOException {
    client.getOutputStream().write(("HTTP/1.1 " + refuse.status() + " " + refuse.phrase()
        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    client.shutdownOutput();
    client.setSoTimeout(1000);
    client.getInputStream().transferTo(OutputStream.nullOutputStream());
  }
}
