package dev.gogetwell.fleet;

import java.util.Locale;

/// What several reports can have in common.
public enum Trait {
  /// A name server of the machine, as it was asked.
  RESOLVER,
  /// The proxy on the way to a host of the route.
  PROXY,
  /// The value of GOPROXY that the route follows.
  GOPROXY,
  /// Where go stops.
  STOPPED_AT,
  /// Whose certificate answered: the issuer of the first certificate of a handshake.
  SIGNER,
  /// The inspecting product that the report recognised.
  INSPECTOR,
  /// How a server or a box before it calls itself in an answer that is a refusal.
  SERVER,
  GO_VERSION,
  SYSTEM;

  /// In JSON, and the last part of the text key.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
