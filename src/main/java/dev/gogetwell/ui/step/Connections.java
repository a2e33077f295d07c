package dev.gogetwell.ui.step;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.ui.run.LiveRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The connections of a run as they are drawn: for each host its addresses, IPv6 apart from IPv4, each from the moment
/// it was opened to its answer. Every host has a clock of its own, which starts with its first connection. Pure.
///
/// @param hosts those on the way of go first
/// @param whole how long the longest of them took, for the scale
/// @param left how many connections are not drawn
record Connections(List<Host> hosts, Duration whole, int left, Story story) {
  private static final int MOST = 16;

  Connections {
    hosts = List.copyOf(hosts);
  }

  /// What is connected to: a host of the route, the proxy in front of it, or a comparison beside the way of go.
  ///
  /// @param name empty where only an address is known
  /// @param onWay whether go itself connects there
  record Host(String name, boolean onWay, List<Attempt> attempts) {
    Host {
      attempts = List.copyOf(attempts);
    }

    boolean isReached() {
      return attempts.stream().anyMatch(attempt -> attempt.failure().isEmpty());
    }
  }

  /// One connection.
  ///
  /// @param from since the first connection to the same host
  /// @param until when it was answered or given up
  record Attempt(Endpoint endpoint, Duration from, Duration until, Optional<Failure> failure) {
    boolean isSix() {
      return endpoint.address().indexOf(':') >= 0;
    }

    Duration took() {
      return until.minus(from);
    }
  }

  /// What the picture shows, in one word.
  enum Story {
    /// Everything answered.
    FINE,
    /// Something on the way did not, and another address of the same host did.
    SURVIVED,
    /// A host on the way has no address that answered.
    BROKEN,
    /// Only comparisons failed.
    BESIDE
  }

  /// Draws up the picture; empty where nothing was connected to.
  static Optional<Connections> of(LiveRun run) {
    Map<String, List<Evidence>> byHost = new LinkedHashMap<>();
    List<Evidence> all = run.evidence().stream().filter(each -> each.measurement() instanceof TcpConnect)
        .sorted(Comparator.comparing(each -> !isOnWay(each))).toList();
    all.stream().limit(MOST).forEach(each ->
        byHost.computeIfAbsent(key(run, each), key -> new ArrayList<>()).add(each));
    List<Host> hosts = new ArrayList<>();
    byHost.forEach((key, seen) -> hosts.add(host(name(run, seen.getFirst()), seen)));
    if (hosts.isEmpty()) {
      return Optional.empty();
    }
    Duration whole = hosts.stream().flatMap(host -> host.attempts().stream()).map(Attempt::until)
        .max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    return Optional.of(new Connections(hosts, whole, Math.max(0, all.size() - MOST), story(hosts)));
  }

  /// The first host on the way without an address that answered.
  Optional<String> unreached() {
    return hosts.stream().filter(host -> host.onWay() && !host.isReached())
        .map(host -> host.name().isEmpty() ? host.attempts().getFirst().endpoint().toString() : host.name()).findFirst();
  }

  private static Host host(String name, List<Evidence> seen) {
    Duration start = seen.stream().map(Connections::begin).min(Comparator.naturalOrder()).orElse(Duration.ZERO);
    List<Attempt> attempts = seen.stream().map(each -> {
      TcpConnect connect = (TcpConnect) each.measurement();
      return new Attempt(connect.endpoint(), begin(each).minus(start), each.at().minus(start), connect.failure());
    }).sorted(Comparator.comparing((Attempt attempt) -> !attempt.isSix()).thenComparing(Attempt::from)).toList();
    return new Host(name, isOnWay(seen.getFirst()), attempts);
  }

  private static Duration begin(Evidence evidence) {
    return evidence.at().minus(evidence.took());
  }

  private static boolean isOnWay(Evidence evidence) {
    return evidence.hop().isPresent() && evidence.trial().isEmpty();
  }

  private static String key(LiveRun run, Evidence evidence) {
    return isOnWay(evidence) + name(run, evidence);
  }

  /// Behind a proxy it is the proxy that go connects to.
  private static String name(LiveRun run, Evidence evidence) {
    Optional<Hop> hop = evidence.hop().flatMap(id -> hop(run, id));
    return hop.flatMap(Hop::via).map(proxy -> proxy.host()).or(() -> hop.map(Hop::host)).orElse("");
  }

  private static Optional<Hop> hop(LiveRun run, HopId id) {
    return run.route().flatMap(route -> route.hop(id));
  }

  private static Story story(List<Host> hosts) {
    boolean lost = hosts.stream().anyMatch(host -> host.onWay() && !host.isReached());
    boolean some = hosts.stream().filter(Host::onWay).flatMap(host -> host.attempts().stream())
        .anyMatch(attempt -> attempt.failure().isPresent());
    boolean beside = hosts.stream().flatMap(host -> host.attempts().stream())
        .anyMatch(attempt -> attempt.failure().isPresent());
    return lost ? Story.BROKEN : some ? Story.SURVIVED : beside ? Story.BESIDE : Story.FINE;
  }
}
