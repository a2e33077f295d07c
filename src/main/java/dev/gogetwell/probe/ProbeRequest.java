package dev.gogetwell.probe;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Trial;
import java.util.Optional;

/// How a hop is looked at: as `go` does, or with one thing changed.
///
/// @param trial the experiment that the look belongs to; empty for the look at the route
/// @param via the proxy to use; empty for none
/// @param address the address to dial instead of looking the name up
/// @param serverName the SNI to send instead of the hop's host; an empty text sends none
/// @param shape the ClientHello
/// @param depth how far to go
/// @param patience how long to wait
public record ProbeRequest(
    Optional<Trial> trial,
    Optional<ProxyRef> via,
    Optional<Endpoint> address,
    Optional<String> serverName,
    HelloShape shape,
    Depth depth,
    ProbeTimeouts patience) {
  /// How far a look goes if nothing fails before.
  public enum Depth {
    CONNECT,
    HANDSHAKE,
    VERIFY,
    /// One short answer within a time.
    HTTP,
    /// An answer that may be long: it may take its time as long as something comes.
    DOWNLOAD;

    boolean fetches() {
      return this == HTTP || this == DOWNLOAD;
    }
  }

  /// The look that `go` would take.
  public static ProbeRequest likeGo(Optional<ProxyRef> via) {
    return new ProbeRequest(Optional.empty(), via, Optional.empty(), Optional.empty(), HelloShape.LIKE_GO, Depth.HTTP,
        ProbeTimeouts.FIRST_LOOK);
  }

  /// The same look as part of an experiment.
  public ProbeRequest inTrial(Trial cell) {
    return new ProbeRequest(Optional.of(cell), via, address, serverName, shape, depth, ProbeTimeouts.EXPERIMENT);
  }

  /// The same look at a fixed address.
  public ProbeRequest at(Endpoint endpoint) {
    return new ProbeRequest(trial, via, Optional.of(endpoint), serverName, shape, depth, patience);
  }

  /// The same look with another SNI.
  public ProbeRequest naming(String name) {
    return new ProbeRequest(trial, via, address, Optional.of(name), shape, depth, patience);
  }

  /// The same look with another ClientHello.
  public ProbeRequest shaped(HelloShape other) {
    return new ProbeRequest(trial, via, address, serverName, other, depth, patience);
  }

  /// The same look, ended earlier.
  public ProbeRequest to(Depth limit) {
    return new ProbeRequest(trial, via, address, serverName, shape, limit, patience);
  }
}
