package dev.gogetwell.probe;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.ProtocolSniff;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Trial.Arm;
import dev.gogetwell.model.Trial;

/// Greets the port of a proxy in several ways. Blocking.
record SniffProxyConduct(BenchTools tools, ProxySniffer sniffer, HelloSpecs hellos)
    implements Conduct<Experiment.SniffProxy> {
  @Override
  public Class<Experiment.SniffProxy> of() {
    return Experiment.SniffProxy.class;
  }

  @Override
  public void carryOut(Experiment.SniffProxy sniff) throws InterruptedException {
    long start = System.nanoTime();
    Trial trial = new Trial(sniff, Trial.Cell.of(Arm.SNIFF), true);
    for (Endpoint endpoint : tools.surroundings().addresses(sniff.proxy())) {
      ProtocolSniff seen = sniffer.sniff(endpoint, hellos.spec("", HelloShape.LIKE_GO));
      tools.record(firstBehind(sniff.proxy()), trial, seen, start);
      if (seen.worked()) {
        return;
      }
    }
  }

  /// What is heard of a proxy is told of the first hop behind it.
  private HopId firstBehind(ProxyRef proxy) {
    return tools.route().hops().stream().filter(hop -> hop.via().filter(proxy::equals).isPresent()).map(Hop::id)
        .findFirst().orElseThrow(() -> new IllegalArgumentException("no hop behind " + proxy.authority()));
  }
}
