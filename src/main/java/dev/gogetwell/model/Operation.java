package dev.gogetwell.model;

/// What was being done when something failed, in the order in which `go` does it. Half of the closed failure
/// vocabulary; the other half is [FailureKind].
public enum Operation {
  /// Reading the settings, finding the tools.
  SETTINGS,
  /// Reading go.mod and the import path; nothing has left the machine.
  LOCAL,
  /// Looking up a name.
  RESOLVE,
  /// Opening a TCP connection.
  CONNECT,
  /// Asking an HTTP or SOCKS proxy for a tunnel.
  TUNNEL,
  /// The TLS handshake up to the server's certificate.
  HANDSHAKE,
  /// Verifying the certificate chain.
  VERIFY,
  /// An HTTP request and its answer.
  HTTP,
  /// Asking or verifying the checksum database.
  CHECKSUM,
  /// A git command.
  GIT,
  /// The command that the user named, as a whole.
  COMMAND
}
