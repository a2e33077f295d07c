package dev.gogetwell.model;

import java.util.Optional;

/// One place that `go` or git would contact, with everything that decides how.
///
/// @param id unique within the run
/// @param role why it is contacted
/// @param url what is asked there first; credentials removed
/// @param host the name that is looked up and sent as SNI
/// @param port TCP port
/// @param tls whether the hop speaks TLS
/// @param via the proxy that the setting chooses for it
/// @param entry the 0-based entry of GOPROXY it belongs to, -1 for none
/// @param separator what stands after that entry
/// @param isPrivate whether GOPRIVATE and its kin match: such a hop is never named to a third party
public record Hop(
    HopId id,
    HopRole role,
    String url,
    String host,
    int port,
    boolean tls,
    Optional<ProxyRef> via,
    int entry,
    Separator separator,
    boolean isPrivate) {
  /// `host:port`, with brackets around an IPv6 literal.
  public String authority() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
