package dev.gogetwell.generate;

/// Where a cache shall run.
public enum CachePlace {
  /// On the computer of one developer, for that one alone.
  LAPTOP,
  /// On a server in the company's network.
  LAN,
  /// In a cluster.
  KUBERNETES
}
