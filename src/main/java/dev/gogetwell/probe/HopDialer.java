package dev.gogetwell.probe;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Message;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.SocketWire;
import dev.gogetwell.net.Wire;
import dev.gogetwell.net.dns.SystemLookup;
import dev.gogetwell.net.tcp.TcpDialer;
import dev.gogetwell.net.tls.Recording;
import dev.gogetwell.net.tls.TappedWire;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The first part of a look at a hop: the name and the connection. Blocking; cancelled by interrupt; any thread.
final class HopDialer {
  private static final Duration FIRST_FAMILY = Duration.ofSeconds(1);

  private final Recorder recorder;
  private final TcpDialer dialer = new TcpDialer();
  private final SystemLookup names = new SystemLookup();

  HopDialer(Recorder recorder) {
    this.recorder = recorder;
  }

  /// A connection and where it leads.
  record Opened(Endpoint endpoint, Wire wire, Recording recording) {}

  /// The addresses of a host, as most programs of this machine find them.
  List<Endpoint> resolve(Hop hop, ProbeRequest look, String host, int port) throws InterruptedException {
    if (HopProbe.isAddress(host)) {
      return List.of(new Endpoint(host, port));
    }
    long start = System.nanoTime();
    NameLookup lookup;
    try (var _ = recorder.waitingFor(Message.of("wait.lookup", host), look.patience().resolve())) {
      lookup = names.lookup(host, look.patience().resolve());
    }
    recorder.record(hop, look, lookup, start);
    return lookup.addresses().stream().map(address -> new Endpoint(address, port)).toList();
  }

  /// Tries the addresses in their order, as net.Dialer does within one family. Where there are addresses of the other
  /// family, that of the first gets little time: `go` begins with the other one after 300 ms (RFC 8305), and takes
  /// whichever answers.
  Optional<Opened> connect(Hop hop, ProbeRequest look, List<Endpoint> endpoints) {
    Deadline deadline = Deadline.in(look.patience().connect());
    int left = endpoints.size();
    boolean bothFamilies = endpoints.stream().map(HopDialer::isIpv6).distinct().count() > 1;
    for (Endpoint endpoint : endpoints) {
      long start = System.nanoTime();
      Duration most = deadline.left().dividedBy(Math.max(1, Math.min(left--, 3)));
      boolean isFirst = bothFamilies && isIpv6(endpoint) == isIpv6(endpoints.getFirst());
      Deadline share = deadline.atMost(isFirst && most.compareTo(FIRST_FAMILY) > 0 ? FIRST_FAMILY : most);
      TcpDialer.Dialed dialed;
      try (var _ = recorder.waitingFor(Message.of("wait.connect", endpoint), share.left())) {
        dialed = dialer.dial(endpoint, share);
      }
      switch (dialed) {
        case TcpDialer.Dialed.Connected(var socket) -> {
          recorder.record(hop, look, new TcpConnect(endpoint, Optional.empty()), start);
          return Optional.of(opened(endpoint, socket, start));
        }
        case TcpDialer.Dialed.NotConnected(var failure) ->
            recorder.record(hop, look, new TcpConnect(endpoint, Optional.of(failure)), start);
      }
      if (deadline.hasPassed()) {
        break;
      }
    }
    return Optional.empty();
  }

  private static boolean isIpv6(Endpoint endpoint) {
    return endpoint.address().indexOf(':') >= 0;
  }

  private static Opened opened(Endpoint endpoint, Socket socket, long start) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Recording recording = new Recording(endpoint, Instant.now().minus(took));
    recording.connected(took, new Endpoint(socket.getLocalAddress().getHostAddress(), socket.getLocalPort()), endpoint);
    return new Opened(endpoint, new TappedWire(new SocketWire(socket), recording, start), recording);
  }
}
