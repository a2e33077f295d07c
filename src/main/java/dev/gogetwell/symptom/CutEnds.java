package dev.gogetwell.symptom;

import java.util.List;
import java.util.Optional;

/// Completes an error whose end is missing, because a table, a chat or a screen was too narrow: "read: connection reset
/// by pe…". Only what can go on in one way alone, and stands behind a colon as the reason of an error does, is
/// completed. Pure; any thread.
final class CutEnds {
  private static final int LEAST = 9;
  /// What stands where a text was cut.
  private static final String MARKS = "…. \"'”`*";
  private static final List<String> ENDS = List.of(
      "certificate signed by unknown authority",
      "certificate has expired or is not yet valid",
      "certificate is not trusted",
      "certificate is not standards compliant",
      "connect: connection refused",
      "connect: connection reset by peer",
      "connect: network is unreachable",
      "connect: no route to host",
      "connection refused",
      "connection reset by peer",
      "network is unreachable",
      "no route to host",
      "no space left on device",
      "TLS handshake timeout",
      "terminal prompts disabled",
      "server misbehaving",
      "no such host",
      "permission denied",
      "context deadline exceeded",
      "protocol version not supported",
      "first record does not look like a TLS handshake",
      "server gave HTTP response to HTTPS client",
      "checksum mismatch",
      "Proxy Authentication Required",
      "Repository not found",
      "unrecognized name",
      "module lookup disabled by GOPROXY=off",
      "An existing connection was forcibly closed by the remote host.",
      "No connection could be made because the target machine actively refused it.",
      "A connection attempt failed because the connected party did not properly respond after a period of time",
      "An attempt was made to access a socket in a way forbidden by its access permissions.",
      "Host key verification failed.",
      "server certificate verification failed.");
  private static final int LONGEST = ENDS.stream().mapToInt(String::length).max().orElseThrow();

  private CutEnds() {}

  /// The whole of `line`, if its end is missing and known.
  static Optional<String> completed(String line) {
    int until = line.length();
    while (until > 0 && MARKS.indexOf(line.charAt(until - 1)) >= 0) {
      until--;
    }
    String body = line.substring(0, until);
    int from = Math.max(0, body.length() - LONGEST - 2);
    for (int colon = body.indexOf(": ", from); colon >= 0; colon = body.indexOf(": ", colon + 1)) {
      String start = body.substring(colon + 2);
      if (start.length() < LEAST) {
        break;
      }
      List<String> fitting = ENDS.stream()
          .filter(end -> end.length() > start.length() && end.startsWith(start)).toList();
      if (fitting.size() == 1 && start.indexOf(' ') > 0) {
        return Optional.of(body + fitting.getFirst().substring(start.length()));
      }
    }
    return Optional.empty();
  }
}
