package dev.gogetwell.probe;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.tcp.TcpDialer;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// Greets what listens at the usual ports of proxy programs on this machine. Only loopback is dialled, whatever the
/// experiment says. Blocking.
record LocalPortsConduct(BenchTools tools, ProxySniffer sniffer, HelloSpecs hellos)
    implements Conduct<Experiment.LocalPorts> {
  /// A port of this machine answers at once; one that a filter swallows is not waited for.
  private static final Duration PATIENCE = Duration.ofMillis(100);
  private static final int GREETED = 4;

  @Override
  public Class<Experiment.LocalPorts> of() {
    return Experiment.LocalPorts.class;
  }

  @Override
  public void carryOut(Experiment.LocalPorts wanted) throws InterruptedException {
    Trial trial = new Trial(wanted, Trial.Cell.of(Arm.SNIFF), true);
    List<Endpoint> listening = tools.surroundings().addresses(wanted.proxy()).stream()
        .filter(place -> InetAddress.ofLiteral(place.address()).isLoopbackAddress()).limit(1)
        .flatMap(place -> wanted.ports().stream().map(port -> new Endpoint(place.address(), port)))
        .filter(LocalPortsConduct::listens).limit(GREETED).toList();
    for (Endpoint place : listening) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long start = System.nanoTime();
      tools.record(wanted.hop(), trial, sniffer.sniff(place, hellos.spec("", HelloShape.LIKE_GO)), start);
    }
  }

  private static boolean listens(Endpoint place) {
    return switch (new TcpDialer().dial(place, Deadline.in(PATIENCE))) {
      case TcpDialer.Dialed.NotConnected _ -> false;
      case TcpDialer.Dialed.Connected(var socket) -> {
        try {
          socket.close();
        } catch (IOException _) {
          yield true; // It listened, which is all that was asked.
        }
        yield true;
      }
    };
  }
}
