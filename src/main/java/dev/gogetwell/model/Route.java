package dev.gogetwell.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The hops that `go` would really contact, in its order.
///
/// @param module the module path asked for, with `@version`; empty when only settings are judged
/// @param hops module proxy entries and direct hops first, then the checksum database, last what answers led to
/// @param goproxy the value of GOPROXY that the route follows
/// @param needsChecksumDatabase whether `go` verifies this module against the database
/// @param broken why there is no route at all: GOPROXY malformed or off
public record Route(
    String module, List<Hop> hops, String goproxy, boolean needsChecksumDatabase, Optional<Failure> broken) {
  public Route {
    hops = List.copyOf(hops);
  }

  /// The route with one more hop, behind all others.
  public Route with(Hop hop) {
    return new Route(module, Stream.concat(hops.stream(), Stream.of(hop)).toList(), goproxy, needsChecksumDatabase,
        broken);
  }

  /// The hop to which an answer of `from` led.
  public Optional<Hop> led(HopId from, Hop.By by) {
    return hops.stream().filter(hop -> hop.isLed(from, by)).findFirst();
  }

  /// The hops at a host as it stands in a text, with or without its port.
  public List<Hop> at(String host) {
    return hops.stream().filter(hop -> hop.host().equals(host) || hop.authority().equals(host)).toList();
  }

  /// The hop of that id.
  public Optional<Hop> hop(HopId id) {
    return hops.stream().filter(hop -> hop.id().equals(id)).findFirst();
  }
}
