package dev.gogetwell.engine;

import dev.gogetwell.model.Endpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The hosts beside the route that a run may ask: as controls, as a second opinion, as a possible fix.
///
/// @param udp resolvers asked by plain UDP
/// @param doh resolvers asked over HTTPS
/// @param portal plain-HTTP pages with a known answer
/// @param control names that nobody filters: for a second SNI on the same address, and as a network control
/// @param mirrors module proxies that may stand in
/// @param databases other hosts at which a checksum database answers
/// @param ssh other places of hosts of git that speak ssh, for where port 22 is closed
/// @param publicRoots PEM file with the public roots; empty for the list inside the runtime
public record ReferenceHosts(
    List<Endpoint> udp,
    List<Doh> doh,
    List<Portal> portal,
    List<String> control,
    List<String> mirrors,
    List<Database> databases,
    List<SshPlace> ssh,
    Optional<Path> publicRoots) {
  public ReferenceHosts {
    udp = List.copyOf(udp);
    doh = List.copyOf(doh);
    portal = List.copyOf(portal);
    control = List.copyOf(control);
    mirrors = List.copyOf(mirrors);
    databases = List.copyOf(databases);
    ssh = List.copyOf(ssh);
  }

  /// Hosts among which no other place for ssh is.
  public ReferenceHosts(List<Endpoint> udp, List<Doh> doh, List<Portal> portal, List<String> control,
      List<String> mirrors, List<Database> databases, Optional<Path> publicRoots) {
    this(udp, doh, portal, control, mirrors, databases, List.of(), publicRoots);
  }

  /// Hosts among which no other one of a checksum database is.
  public ReferenceHosts(List<Endpoint> udp, List<Doh> doh, List<Portal> portal, List<String> control,
      List<String> mirrors, Optional<Path> publicRoots) {
    this(udp, doh, portal, control, mirrors, List.of(), publicRoots);
  }

  /// Nobody: the privacy mode without a file of one's own.
  public static ReferenceHosts none() {
    return new ReferenceHosts(List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
  }

  /// A DNS-over-HTTPS service.
  ///
  /// @param addresses where it is, so that its own name need not be looked up
  public record Doh(String name, String url, List<String> addresses) {
    public Doh {
      addresses = List.copyOf(addresses);
    }
  }

  /// Another host at which a checksum database answers, with the signatures of the database itself.
  ///
  /// @param name of the database
  /// @param url its base
  public record Database(String name, String url) {}

  /// Where else the operator of a host lets ssh in, with the same keys.
  ///
  /// @param host as addresses spell it
  /// @param name of the machine that answers instead
  public record SshPlace(String host, String name, int port) {}

  /// A page that answers `status` and `body` unless a login page stands in the way.
  public record Portal(String url, int status, String body) {}
}
