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
/// @param led what led there; empty for a hop that the settings name
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
    boolean isPrivate,
    Optional<Led> led) {
  /// A hop that the settings name.
  public Hop(HopId id, HopRole role, String url, String host, int port, boolean tls, Optional<ProxyRef> via, int entry,
      Separator separator, boolean isPrivate) {
    this(id, role, url, host, port, tls, via, entry, separator, isPrivate, Optional.empty());
  }

  /// How a hop was found that no setting names.
  ///
  /// @param from the hop whose answer led there
  /// @param by what it answered
  public record Led(HopId from, By by) {}

  /// The answers that lead on.
  public enum By {
    /// A redirect of what was asked first.
    REDIRECT,
    /// A redirect of the archive of the module.
    ARCHIVE,
    /// The go-import tag of a discovery page.
    REPOSITORY
  }

  /// Whether an answer of that hop led here in that way.
  public boolean isLed(HopId from, By by) {
    return led.equals(Optional.of(new Led(from, by)));
  }

  /// `host:port`, with brackets around an IPv6 literal.
  public String authority() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
