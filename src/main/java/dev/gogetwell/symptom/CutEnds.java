package dev.gogetwell.symptom;

import java.util.List;
import java.util.Optional;

/// Completes an error whose end is missing, because a table, a chat or a screen was too narrow: "read: connection reset
/// by pe…". Only what can go on in one way alone, and stands behind a colon as the reason of an error does, is
/// completed. Pure; any thread.
final class CutEnds {
  private static final int LEAST = 9;
  /// From here on scripts are written without blanks.
  private static final char CJK = '\u2e80';
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
      "missing go.sum entry",
      "toolchain not available",
      "unexpected EOF",
      "not a valid zip file",
      "inconsistent vendoring",
      "bad record MAC",
      "remote error: tls: handshake failure",
      "handshake failure",
      "operation not permitted",
      "read-only file system",
      "disk quota exceeded",
      "dubious ownership in repository",
      "Connection closed by remote host",
      "unexpected disconnect while reading sideband packet",
      "no matching versions for query",
      "malformed HTTP response",
      "connect: operation timed out",
      "operation timed out",
      "Connection timed out",
      "unrecognized import path",
      "invalid version: unknown revision",
      "unknown revision",
      "Could not resolve host",
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

  /// The whole of `line`, if its end is missing and known. What somebody wrote behind the cut in a script without
  /// blanks ("connection reset by pe怎么办") stays behind it.
  static Optional<String> completed(String line) {
    Optional<String> whole = completed(line, line.length());
    for (int i = 1; whole.isEmpty() && i < line.length(); i++) {
      if (line.charAt(i) >= CJK && line.charAt(i - 1) < CJK) {
        String after = line.substring(i);
        whole = cutInWord(line, i).map(start -> start + " " + after);
      }
    }
    return whole;
  }

  /// As `completed`, but only if the line was cut in the middle of a word, or with a mark.
  private static Optional<String> cutInWord(String line, int end) {
    char last = line.charAt(end - 1);
    return completed(line, end).filter(whole -> MARKS.indexOf(last) >= 0
        || (Character.isLetter(last) && Character.isLetter(whole.charAt(end))));
  }

  private static Optional<String> completed(String line, int end) {
    int until = end;
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
          .filter(known -> known.length() > start.length() && known.startsWith(start)).toList();
      if (fitting.size() == 1 && start.indexOf(' ') > 0) {
        return Optional.of(body + fitting.getFirst().substring(start.length()));
      }
    }
    return Optional.empty();
  }
}
