package dev.gogetwell.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/// A collector on loopback that keeps what it is told.
public final class TestCollector implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Map<String, List<String>>> headers = new ConcurrentHashMap<>();

  /// Answers a request whose body was read.
  @FunctionalInterface
  public interface Answer {
    /// Sends the answer.
    void send(HttpExchange exchange) throws IOException;
  }

  /// One that answers in this way.
  public TestCollector(Answer answer) throws IOException {
    this(HttpServer.create(), answer);
  }

  private TestCollector(HttpServer server, Answer answer) throws IOException {
    this.server = server;
    server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      headers.put(path, Map.copyOf(exchange.getRequestHeaders()));
      bodies.put(path, body);
      asked.add(path);
      try (exchange) {
        answer.send(exchange);
      }
    });
    server.start();
  }

  /// One that takes everything.
  public static TestCollector taking() throws IOException {
    return new TestCollector(exchange -> exchange.sendResponseHeaders(200, -1));
  }

  /// One that takes everything over TLS.
  static TestCollector taking(SSLContext identity) throws IOException {
    HttpsServer server = HttpsServer.create();
    server.setHttpsConfigurator(new HttpsConfigurator(identity));
    return new TestCollector(server, exchange -> exchange.sendResponseHeaders(200, -1));
  }

  /// Its address.
  public String url() {
    return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:" + server.getAddress().getPort();
  }

  /// The paths that were asked, as they came.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /// What came for a path.
  public byte[] body(String path) {
    return bodies.getOrDefault(path, new byte[0]);
  }

  /// A header of a request, in lower case.
  String header(String path, String name) {
    return headers.getOrDefault(path, Map.of()).entrySet().stream().filter(one -> one.getKey().equalsIgnoreCase(name))
        .map(one -> one.getValue().getFirst()).findFirst().orElse("");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
