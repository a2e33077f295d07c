package dev.gogetwell.lab;

import dev.gogetwell.lab.server.ConnectProxy;
import dev.gogetwell.lab.server.ServerLog;
import dev.gogetwell.lab.server.TcpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// The HTTP proxies of a network, and the hosts that only they know. Built by one thread.
public final class LabProxies {
  private final Way way;
  private final NameService names;
  private final ServerLog log;
  private final Consumer<AutoCloseable> running;
  private final Map<String, InetSocketAddress> hidden = new ConcurrentHashMap<>();

  LabProxies(Way way, NameService names, ServerLog log, Consumer<AutoCloseable> running) {
    this.way = way;
    this.names = names;
    this.log = log;
    this.running = running;
  }

  /// A host that nobody but the proxies can reach.
  Host hide(String name, int port, String prefix) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    running.accept(listener);
    Host host = new Host(name, "127.0.0.1", port, prefix, Optional.of(listener));
    hide(host.target(), host.listening());
    return host;
  }

  /// Nobody but the proxies can reach `target`.
  void hide(String target, InetSocketAddress place) {
    hidden.put(target, place);
  }

  /// A proxy on loopback that tunnels to what resolves here and to what only it knows.
  ///
  /// @return its `host:port`
  public String start(Optional<String> credentials) throws IOException {
    return start(credentials, this::reach);
  }

  /// A proxy on loopback that answers 403 for some targets `host:port` and tunnels to all others.
  ///
  /// @return its `host:port`
  public String startBut(Predicate<String> forbidden) throws IOException {
    return start(Optional.empty(),
        target -> forbidden.test(target) ? new ConnectProxy.Refuse(403, "Forbidden") : reach(target));
  }

  /// A proxy on loopback with a policy of its own.
  public String start(Optional<String> credentials, Function<String, ConnectProxy.Outcome> policy)
      throws IOException {
    return start(way.local(), credentials, policy);
  }

  /// A proxy on loopback at the first of the ports that is free, as a program that the user installed.
  ///
  /// @return its `host:port`
  public String startAtOneOf(List<Integer> ports) throws IOException {
    IOException taken = new IOException("no port to choose from");
    for (int port : ports) {
      try {
        return start(way.local(port), Optional.empty(), this::reach);
      } catch (BindException e) {
        taken = e;
      }
    }
    throw taken;
  }

  private String start(ServerSocket listener, Optional<String> credentials,
      Function<String, ConnectProxy.Outcome> policy) {
    running.accept(TcpServer.start(listener, new ConnectProxy("proxy", credentials, policy, log)));
    return "127.0.0.1:" + listener.getLocalPort();
  }

  /// A proxy on loopback to which TLS is spoken, as `https://` in front of it says.
  ///
  /// @param identity what it shows
  /// @return its `host:port`
  public String startOverTls(SSLContext identity) throws IOException {
    ServerSocket listener = way.local();
    ConnectProxy proxy = new ConnectProxy("proxy", Optional.empty(), this::reach, log);
    running.accept(TcpServer.start(listener, socket -> {
      try (SSLSocket tls = (SSLSocket) identity.getSocketFactory().createSocket(socket, null, true)) {
        tls.setUseClientMode(false);
        proxy.serve(tls);
      }
    }));
    return "127.0.0.1:" + listener.getLocalPort();
  }

  /// The `host:port` of a proxy that is not running.
  public String dead() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return "127.0.0.1:" + free.getLocalPort();
    }
  }

  private ConnectProxy.Outcome reach(String target) {
    InetSocketAddress known = hidden.get(target);
    if (known != null) {
      return new ConnectProxy.Tunnel(known);
    }
    int colon = target.lastIndexOf(':');
    List<String> addresses = colon < 0 ? List.of() : names.truth(target.substring(0, colon));
    return addresses.isEmpty()
        ? new ConnectProxy.Refuse(502, "Bad Gateway")
        : new ConnectProxy.Tunnel(
            new InetSocketAddress(addresses.getFirst(), Integer.parseInt(target.substring(colon + 1))));
  }
}
