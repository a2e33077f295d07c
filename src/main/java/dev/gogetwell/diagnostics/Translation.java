package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Trial.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How the network of this machine makes addresses of IPv6 out of those of IPv4 hosts (NAT64, RFC 6052): below the
/// prefix that everybody knows, or below one of its own, which its resolver tells when it is asked for a name that has
/// addresses of IPv4 only (RFC 7050). An address like that is nobody's forgery: it stands for the one inside. Pure.
public final class Translation {
  /// The only two addresses of `ipv4only.arpa` (RFC 7050, 8.2).
  private static final List<String> KNOWN = List.of("192.0.0.170", "192.0.0.171");
  /// Where the IPv4 address may begin, in bytes (RFC 6052, 2.2).
  private static final int[] PLACES = {12, 4, 5, 6, 7, 8};
  /// A byte that is always zero and stands in no address.
  private static final int LEFT_OUT = 8;

  private final List<Prefix> prefixes;

  private Translation(List<Prefix> prefixes) {
    this.prefixes = prefixes;
  }

  private record Prefix(List<Integer> bytes) {
    /// The address inside one that begins like this.
    Optional<String> inside(List<Integer> address) {
      return address.subList(0, bytes.size()).equals(bytes) ? Optional.of(ipv4(address, bytes.size()))
          : Optional.empty();
    }
  }

  /// What is known of it in a run.
  public static Translation of(Facts facts) {
    List<Prefix> known = new ArrayList<>();
    known.add(new Prefix(List.of(0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0)));
    asked(facts).stream().flatMap(e -> ((NameLookup) e.measurement()).addresses().stream())
        .forEach(address -> AddressBlocks.ipv6(address).flatMap(Translation::prefix).ifPresent(known::add));
    return new Translation(known);
  }

  /// The answers that tell the prefix.
  public static List<Evidence> asked(Facts facts) {
    return facts.route().hops().stream()
        .flatMap(hop -> facts.of(Experiment.OtherResolvers.class, hop.id(), Arm.OWN_TRANSLATION).stream())
        .filter(e -> e.measurement() instanceof NameLookup lookup && lookup.worked()).toList();
  }

  /// The address of IPv4 for which an address stands; empty if it was not translated.
  public Optional<String> inside(String address) {
    return AddressBlocks.ipv6(address).flatMap(bytes -> prefixes.stream()
        .flatMap(prefix -> prefix.inside(bytes).stream())
        .findFirst());
  }

  private static Optional<Prefix> prefix(List<Integer> told) {
    for (int at : PLACES) {
      if (KNOWN.contains(ipv4(told, at))) {
        return Optional.of(new Prefix(List.copyOf(told.subList(0, at))));
      }
    }
    return Optional.empty();
  }

  private static String ipv4(List<Integer> address, int at) {
    return IntStream.range(at, address.size()).filter(i -> i != LEFT_OUT).limit(4)
        .mapToObj(i -> Integer.toString(address.get(i))).collect(Collectors.joining("."));
  }
}
