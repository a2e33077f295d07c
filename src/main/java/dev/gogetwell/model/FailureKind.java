package dev.gogetwell.model;

/// The kinds of failure that a measurement can report; closed, so that rules can be complete.
///
/// A kind says what was seen, never why. The raw text stands beside it in [Failure].
public enum FailureKind {
  // name service
  NO_SUCH_HOST,
  NO_ADDRESS,
  SERVER_FAILURE,
  RESOLVER_UNREACHABLE,
  // transport
  REFUSED,
  TIMEOUT,
  UNREACHABLE,
  RESET,
  EOF,
  FORBIDDEN_LOCALLY,
  // protocols
  NOT_TLS,
  NOT_HTTP,
  ALERT,
  PROTOCOL,
  /// More than go takes, perhaps without end.
  TOO_LONG,
  PROXY_AUTH_REQUIRED,
  PROXY_REFUSED,
  PROXY_BAD_GATEWAY,
  // certificates, in the classes of Go's crypto/x509
  UNKNOWN_AUTHORITY,
  EXPIRED,
  NOT_YET_VALID,
  NAME_MISMATCH,
  BAD_CERTIFICATE,
  // answers
  NOT_FOUND,
  UNAUTHORIZED,
  HTTP_FORBIDDEN,
  RATE_LIMITED,
  SERVER_ERROR,
  HTTP_STATUS,
  BAD_CONTENT,
  // tools
  TOOL_MISSING,
  COMMAND_FAILED,
  MALFORMED_SETTING,
  SWITCHED_OFF,
  // the run itself
  CANCELLED,
  OTHER
}
