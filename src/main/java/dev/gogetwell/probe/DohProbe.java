package dev.gogetwell.probe;

import dev.gogetwell.model.Der;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Message;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.SocketWire;
import dev.gogetwell.net.Wire;
import dev.gogetwell.net.dns.DohLookup;
import dev.gogetwell.net.tcp.TcpDialer;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import dev.gogetwell.net.tls.client.TlsResult;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Asks a DNS-over-HTTPS service at its known address. A service that cannot be reached, or whose certificate the
/// public list refuses, gives no answer at all: that says something about the service, nothing about the name.
final class DohProbe {
  private final Recorder recorder;
  private final ClientVerifier verifier;
  private final HelloSpecs hellos;
  private final TlsHandshaker handshaker;
  private final TcpDialer dialer = new TcpDialer();

  DohProbe(Recorder recorder, ClientVerifier verifier, HelloSpecs hellos, TlsHandshaker handshaker) {
    this.recorder = recorder;
    this.verifier = verifier;
    this.hellos = hellos;
    this.handshaker = handshaker;
  }

  Optional<NameLookup> ask(AllowedContacts.Doh service, String host) {
    URI uri = URI.create(service.url());
    int port = uri.getPort() < 0 ? 443 : uri.getPort();
    Deadline deadline = Deadline.in(ProbeTimeouts.EXPERIMENT.http());
    recorder.contacting(uri.getHost());
    try (var _ = recorder.waitingFor(Message.of("wait.resolver", uri.getHost(), host), deadline.left())) {
      if (!(dialer.dial(new Endpoint(service.address(), port), deadline)
          instanceof TcpDialer.Dialed.Connected(var socket))) {
        return Optional.empty();
      }
      TlsResult tls = handshaker.handshake(new SocketWire(socket),
          hellos.spec(uri.getHost(), HelloShape.LIKE_GO).withAlpn(List.of("http/1.1")), _ -> { }, deadline);
      if (tls.session().isEmpty()) {
        return Optional.empty();
      }
      try (Wire session = tls.session().get()) {
        List<Der> chain = tls.chain().stream().map(Der::of).toList();
        boolean trusted = verifier.verify(ChainJudge.PUBLIC_LIST, chain, uri.getHost()).worked();
        return trusted ? Optional.of(new DohLookup().lookup(session, service.url(), host, deadline))
            : Optional.empty();
      }
    }
  }
}
