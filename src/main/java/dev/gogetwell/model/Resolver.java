package dev.gogetwell.model;

/// Who answered a name lookup.
///
/// @param kind how it was asked
/// @param address the server, or where the answer stands; empty for the system's own way
public record Resolver(Kind kind, String address) {
  /// The ways to ask.
  public enum Kind {
    /// The operating system, as most programs on this machine ask.
    SYSTEM,
    /// A server of the machine's own configuration, asked directly.
    CONFIGURED,
    /// A third-party server by plain UDP.
    PUBLIC,
    /// A third-party server by DNS over HTTPS (RFC 8484).
    DOH,
    /// The hosts file.
    HOSTS_FILE,
    /// A machine that is not known to answer such questions, a web server for instance. Whoever answers in its place
    /// stands on the way.
    NOT_A_RESOLVER
  }
}
