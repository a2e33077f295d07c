package dev.gogetwell.lab;

import dev.gogetwell.lab.server.DnsServer;
import dev.gogetwell.lab.server.ServerLog;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.random.RandomGenerator;

/// The names of a practice network: what the system's resolver says, what another one says, what stands in the hosts
/// file. Filled by one thread while the network is built; its servers answer on theirs.
public final class NameService {
  private final LabSubstrate ground;
  private final RandomGenerator random;
  private final Set<String> untold = new HashSet<>();
  private final Map<String, List<String>> zone = new ConcurrentHashMap<>();
  private final Map<String, List<String>> truth = new ConcurrentHashMap<>();
  private Optional<String> only = Optional.empty();
  private Optional<String> prefix = Optional.empty();
  private Duration delay = Duration.ZERO;
  private DnsServer.Behaviour behaviour = DnsServer.Behaviour.ANSWER;

  NameService(LabSubstrate ground, RandomGenerator random) {
    this.ground = ground;
    this.random = random;
  }

  void know(String name, String address) {
    zone.put(name, untold.contains(name) ? List.of() : List.of(address));
    truth.put(name, List.of(address));
  }

  /// The system's resolver knows no address of a name that gets one later, and others do.
  public void untold(String name) {
    untold.add(name);
  }

  /// The addresses that a name really has.
  List<String> truth(String name) {
    return truth.getOrDefault(name, List.of());
  }

  /// Every lookup by the system's resolver takes so long.
  public void slow(Duration lookup) {
    delay = lookup;
  }

  /// How the system's resolver behaves.
  public void systemResolver(DnsServer.Behaviour wanted) {
    behaviour = wanted;
  }

  /// Lets the system's resolver lie about a host.
  public void lieAbout(Host host, String address) {
    zone.put(host.name(), List.of(address));
  }

  /// A host has one more address, and every resolver says so.
  public void alsoAt(Host host, String address) {
    zone.put(host.name(), List.of(address, host.address()));
    truth.put(host.name(), List.of(address, host.address()));
  }

  /// The system's resolver and all others each name addresses of their own for a host; none is an empty answer.
  public void answer(Host host, List<String> system, List<String> others) {
    zone.put(host.name(), List.copyOf(system));
    truth.put(host.name(), List.copyOf(others));
  }

  /// The first resolver that the system asks never answers; the second is as told.
  public void deadResolverFirst() throws IOException {
    ground.deadResolverFirst();
  }

  /// The system asks for every name below `domain` first, and there the host has another address.
  public void searched(Host host, String domain, String address) throws IOException {
    ground.resolverLines("search " + domain + "\noptions ndots:5\n");
    zone.put(host.name() + "." + domain, List.of(address));
  }

  /// Makes this machine, or the far end of the line, have an address.
  public void have(String address) throws IOException {
    ground.have(address);
  }

  /// Makes a host unknown to the system's resolver.
  public void hideFromSystem(Host host) {
    zone.remove(host.name());
  }

  /// Makes a host unknown to every resolver.
  public void forget(Host host) {
    zone.remove(host.name());
    truth.remove(host.name());
  }

  /// The system's resolver names this address for everything that does not exist.
  public void invent(String address) {
    zone.put(DnsServer.EVERYTHING_ELSE, List.of(address));
  }

  /// The system's resolver names this address for whatever it is asked, as in front of a login page.
  public void nothingBut(String address) {
    only = Optional.of(address);
  }

  /// The system's resolver names an address below `prefix` for every host that has none of IPv6, and the same when it
  /// is asked how it does so (DNS64, RFC 6147 and 7050).
  ///
  /// @param below an address of 96 bits, whose end is zero
  public void translate(String below) {
    prefix = Optional.of(below);
  }

  private static List<String> translated(String prefix, List<String> addresses) {
    if (addresses.stream().anyMatch(address -> address.indexOf(':') >= 0)) {
      return addresses;
    }
    return Stream.concat(addresses.stream().map(address -> {
      byte[] ipv4 = InetAddress.ofLiteral(address).getAddress();
      return "%s%02x%02x:%02x%02x".formatted(prefix, ipv4[0], ipv4[1], ipv4[2], ipv4[3]);
    }), addresses.stream()).toList();
  }

  /// Writes a line into the hosts file.
  public void pin(Host host, String address) throws IOException {
    ground.pin(address, host.name());
  }

  /// A public-looking IPv6 address that this machine has and on which nobody listens yet, or one that packets never
  /// reach.
  public String ipv6(boolean ours) throws IOException {
    return ground.ipv6(ours, random);
  }

  /// Starts the resolvers.
  ///
  /// @param system where the system's has to listen; empty where the system keeps its own
  List<AutoCloseable> start(Optional<String> system, References references, ServerLog log) throws IOException {
    List<AutoCloseable> running = new ArrayList<>();
    prefix.ifPresent(below -> {
      zone.put("ipv4only.arpa", List.of("192.0.0.170", "192.0.0.171"));
      zone.replaceAll((_, addresses) -> translated(below, addresses));
    });
    if (system.isPresent()) {
      Map<String, List<String>> known = only.map(address -> Map.of(DnsServer.EVERYTHING_ELSE, List.of(address)))
          .orElse(zone);
      running.add(DnsServer.start("resolver", InetAddress.getByName(system.get()), 53, known, behaviour, delay, log));
    }
    LabSubstrate.ResolverPlace place = ground.publicPlace(random);
    DnsServer second = DnsServer.start("second-resolver", InetAddress.getByName(place.address()), place.port(), truth,
        DnsServer.Behaviour.ANSWER, Duration.ZERO, log);
    running.add(second);
    references.udp(second.port() == 53 ? place.address() : place.address() + ":" + second.port());
    return running;
  }
}
