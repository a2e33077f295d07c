package dev.gogetwell.diagnostics.proxy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.ProtocolSniff;
import dev.gogetwell.model.Measurement.Spoken;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.ProxyRef;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A proxy program of the user's own machine that listens at another port today: the set one is on loopback, and its
/// port is refused. Nobody named what answers at the other ports, so no private host is told to it. Pure.
public final class LocalProxies {
  /// Where such a proxy is known from; it is a part of what an experiment is.
  private static final String ORIGIN = "usual local port";
  private static final Pattern LOOPBACK = Pattern.compile("127(?:\\.\\d{1,3}){3}|::1|localhost",
      Pattern.CASE_INSENSITIVE);
  private static final int ASKED = 3;

  private LocalProxies() {}

  /// First which of the usual ports answer, then the hop through each that speaks as a proxy does.
  static List<Experiment> wanted(Facts facts) {
    return stopped(facts).map(hop -> Stream.concat(Stream.of(ports(facts, hop)), through(facts, hop)).toList())
        .orElse(List.of());
  }

  /// Whether an experiment leads through a proxy that no setting names.
  public static boolean isOne(Experiment.ThroughProxy through) {
    return through.origin().equals(ORIGIN);
  }

  /// The experiment in which the hop worked through such a proxy, the likeliest port first.
  public static Optional<Experiment.ThroughProxy> passing(Facts facts, Hop hop) {
    List<Experiment.ThroughProxy> passed = facts.made(Experiment.ThroughProxy.class)
        .filter(through -> isOne(through) && through.hop().equals(hop.id()) && facts.passed(through, hop.id()))
        .toList();
    return LocalProxyPorts.shipped().ports().stream().flatMap(port -> passed.stream()
        .filter(through -> through.proxy().port() == port)).findFirst();
  }

  private static Optional<Hop> stopped(Facts facts) {
    return RouteOutcome.of(facts).stoppedAt().flatMap(facts.route()::hop).filter(hop -> hop.tls() && !hop.isPrivate())
        .filter(hop -> hop.via().map(ProxyRef::host).filter(host -> LOOPBACK.matcher(host).matches()).isPresent())
        .filter(hop -> facts.breakOf(hop.id()).filter(LocalProxies::isRefusedHere).isPresent());
  }

  private static boolean isRefusedHere(Evidence broken) {
    return broken.measurement() instanceof TcpConnect connect
        && LOOPBACK.matcher(connect.endpoint().address()).matches()
        && connect.failedWith(FailureKind.REFUSED);
  }

  /// Without the ports that a setting names already: those are asked in any case.
  private static Experiment ports(Facts facts, Hop hop) {
    ProxyRef set = hop.via().orElseThrow();
    List<Integer> known = Stream.concat(Stream.of(set), ProxyCandidates.of(facts).stream()
            .map(ProxyCandidates.Candidate::proxy).filter(proxy -> LOOPBACK.matcher(proxy.host()).matches()))
        .map(ProxyRef::port).toList();
    return new Experiment.LocalPorts(hop.id(), set,
        LocalProxyPorts.shipped().ports().stream().filter(port -> !known.contains(port)).toList());
  }

  private static Stream<Experiment> through(Facts facts, Hop hop) {
    return facts.of(Experiment.LocalPorts.class, hop.id()).stream()
        .map(e -> (ProtocolSniff) e.measurement())
        .filter(sniff -> sniff.spoken().filter(spoken -> spoken != Spoken.TLS).isPresent()).limit(ASKED)
        .map(sniff -> new Experiment.ThroughProxy(hop.id(), new ProxyRef(
            TunnelRule.schemeOf(sniff.spoken().orElseThrow()), hop.via().orElseThrow().host(), sniff.endpoint().port(),
            false, ""), ORIGIN));
  }
}
