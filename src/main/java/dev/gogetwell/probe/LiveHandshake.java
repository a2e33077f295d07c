package dev.gogetwell.probe;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.SocketWire;
import dev.gogetwell.net.Wire;
import dev.gogetwell.net.dns.SystemLookup;
import dev.gogetwell.net.tcp.TcpDialer;
import dev.gogetwell.net.tls.Recording;
import dev.gogetwell.net.tls.TappedWire;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One handshake of the built-in client with any host, for the timeline: every byte from the call to connect to the
/// end. Judges nothing, asks for nothing. Blocking, cancelled by interrupt between its steps; any thread.
public final class LiveHandshake {
  private final TlsHandshaker handshaker;
  private final HelloSpecs hellos;
  private final ProbeTimeouts patience;
  private final SystemLookup lookup = new SystemLookup();
  private final TcpDialer dialer = new TcpDialer();

  /// @param hellos the ClientHello to send
  public LiveHandshake(TlsHandshaker handshaker, HelloSpecs hellos, ProbeTimeouts patience) {
    this.handshaker = handshaker;
    this.hellos = hellos;
    this.patience = patience;
  }

  /// Connects and shakes hands. A connection that fails is no error: the recording shows how far it got.
  ///
  /// @param host a name or an address
  /// @param serverName the SNI; empty for the host
  /// @param proxy the URL of the proxy to go through
  /// @throws IOException if there is nothing to record: the name does not resolve, or the proxy's URL is none
  public Recording handshake(String host, int port, Optional<String> serverName, Optional<String> proxy)
      throws IOException, InterruptedException {
    Optional<ProxyAddress> via = proxy.isPresent() ? Optional.of(ProxyAddress.parse(proxy.get())) : Optional.empty();
    List<Endpoint> endpoints = resolve(
        via.map(address -> address.proxy().host()).orElse(host), via.map(a -> a.proxy().port()).orElse(port));
    Recording last = null;
    // One patience for all addresses together: a name may have hundreds.
    Deadline connecting = Deadline.in(patience.connect());
    int left = endpoints.size();
    for (Endpoint endpoint : endpoints) {
      if (connecting.hasPassed()) {
        break;
      }
      Deadline share = connecting.atMost(connecting.left().dividedBy(Math.max(1, Math.min(left--, 3))));
      long start = System.nanoTime();
      Recording recording = new Recording(endpoint, Instant.now());
      switch (dialer.dial(endpoint, share)) {
        case TcpDialer.Dialed.Connected(Socket socket) -> {
          recording.connected(since(start),
              new Endpoint(socket.getLocalAddress().getHostAddress(), socket.getLocalPort()), endpoint);
          talk(new TappedWire(new SocketWire(socket), recording, start), recording, host, port, serverName, via);
          return recording;
        }
        case TcpDialer.Dialed.NotConnected(Failure failure) -> {
          if (failure.kind() == FailureKind.REFUSED || failure.kind() == FailureKind.RESET) {
            recording.reset(since(start), Direction.SERVER_TO_CLIENT);
          } else {
            recording.gaveUp(since(start));
          }
          last = recording;
        }
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    if (last == null) {
      throw new IOException("lookup " + host + ": no address");
    }
    return last;
  }

  private List<Endpoint> resolve(String host, int port) throws IOException, InterruptedException {
    if (HopProbe.isAddress(host)) {
      return List.of(new Endpoint(host, port));
    }
    NameLookup found = lookup.lookup(host, patience.resolve());
    if (found.failure().isPresent()) {
      throw new IOException("lookup " + host + ": " + found.failure().get().raw());
    }
    return found.addresses().stream().map(address -> new Endpoint(address, port)).toList();
  }

  private void talk(Wire tapped, Recording recording, String host, int port, Optional<String> serverName,
      Optional<ProxyAddress> via) {
    Wire wire = tapped;
    if (via.isPresent()) {
      ProxyDialer tunnels = new ProxyDialer(handshaker, hellos, _ -> via.get().credentials());
      Optional<Wire> tunnel = tunnels.open(
          tapped, via.get().proxy(), host, port, _ -> Optional.empty(), Deadline.in(patience.tunnel())).wire();
      if (tunnel.isEmpty()) {
        return; // The proxy's answer stands in the recording.
      }
      wire = tunnel.get();
    }
    String name = serverName.orElse(HopProbe.isAddress(host) ? "" : HopProbe.withoutTrailingDot(host));
    handshaker.handshake(
        wire, hellos.spec(name, HelloShape.LIKE_GO), recording::secret, Deadline.in(patience.handshake()))
        .session().ifPresent(Wire::close);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
