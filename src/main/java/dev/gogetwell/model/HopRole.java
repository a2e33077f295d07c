package dev.gogetwell.model;

/// Why `go` contacts a hop.
public enum HopRole {
  /// An entry of GOPROXY that is a URL.
  MODULE_PROXY,
  /// The `?go-get=1` request of a direct lookup.
  VCS_DISCOVERY,
  /// The repository that git is sent to.
  VCS_GIT,
  /// The checksum database, asked through a module proxy.
  SUMDB_VIA_PROXY,
  /// The checksum database, asked at its own host.
  SUMDB_DIRECT,
  /// A mirror that is not on the route; asked as a control or as a possible fix.
  CANDIDATE_MIRROR,
  /// A host that nobody filters, asked as a control only.
  CONTROL
}
