package dev.gogetwell.probe;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.ProtocolSniff;
import dev.gogetwell.model.Measurement.Spoken;
import dev.gogetwell.model.Operation;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.SocketWire;
import dev.gogetwell.net.Wire;
import dev.gogetwell.net.http.HttpHead;
import dev.gogetwell.net.tcp.TcpDialer;
import dev.gogetwell.net.tls.client.HelloSpec;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import dev.gogetwell.net.tls.client.TlsResult;
import dev.gogetwell.net.tunnel.HttpConnect;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Finds out what a port speaks by greeting it as an HTTP proxy, a SOCKS5 proxy and a TLS server, each on a connection
/// of its own. Any thread.
final class ProxySniffer {
  private static final Duration PATIENCE = Duration.ofMillis(1200);

  private final TcpDialer dialer = new TcpDialer();
  private final TlsHandshaker handshaker;

  ProxySniffer(TlsHandshaker handshaker) {
    this.handshaker = handshaker;
  }

  ProtocolSniff sniff(Endpoint endpoint, HelloSpec hello) {
    Optional<Failure> failure = Optional.empty();
    for (Spoken candidate : Spoken.values()) {
      switch (dialer.dial(endpoint, Deadline.in(PATIENCE))) {
        case TcpDialer.Dialed.NotConnected(var reason) -> failure = Optional.of(reason);
        case TcpDialer.Dialed.Connected(var socket) -> {
          try (Wire wire = new SocketWire(socket)) {
            if (speaks(candidate, wire, hello)) {
              return new ProtocolSniff(endpoint, Optional.of(candidate), Optional.empty());
            }
          }
        }
      }
    }
    return new ProtocolSniff(endpoint, Optional.empty(), failure.isPresent() ? failure : Optional.of(
        new Failure(Operation.TUNNEL, FailureKind.OTHER, "neither HTTP nor SOCKS5 nor TLS")));
  }

  private boolean speaks(Spoken protocol, Wire wire, HelloSpec hello) {
    Deadline deadline = Deadline.in(PATIENCE);
    try {
      return switch (protocol) {
        // The name is reserved and never exists (RFC 6761, 6.4): no proxy reaches anybody through it.
        case HTTP_PROXY -> {
          HttpHead head = new HttpConnect().connect(wire, "gogetwell.invalid:443", "", deadline);
          // A TLS server answers plain text with 400; a proxy answers CONNECT with its own opinion.
          yield head.status() != 400;
        }
        case SOCKS5 -> {
          wire.write(new byte[] {5, 1, 0});
          byte[] answer = new byte[2];
          yield wire.read(answer, deadline) > 0 && answer[0] == 5;
        }
        case TLS -> {
          TlsResult result = handshaker.handshake(wire, hello, _ -> { }, deadline);
          result.session().ifPresent(Wire::close);
          yield result.version().isPresent() || result.failure().map(Failure::kind).filter(
              FailureKind.ALERT::equals).isPresent();
        }
      };
    } catch (IOException _) {
      return false;
    }
  }
}
