package dev.gogetwell.symptom;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Completes an error of which only the last signs were copied: "…signed by unknown authority", "…/@v/list\": EOF".
/// Only the first line of a paste can be one. The address that is lost stays unknown. Pure; any thread.
final class CutStarts {
  /// So much must be left of a sentence, a blank among it.
  private static final int LEAST = 9;
  private static final String OF_GO = "(?:/@v/|/@latest|/lookup/|/supported|/tile/|[?]go-get=1)[^\\s\"]{0,300}";
  /// What stands where an address was cut, and what stood there before it was.
  private static final List<Start> STARTS = List.of(
      new Start("(?=[^\\s\"]{0,600}/[^\\s\"]{0,300}\": (?:dial|lookup|read|write|proxyconnect|tls|x509|net/http|https?"
          + "|http2|context|remote|stream|malformed|socks|(?:unexpected )?EOF|Proxy Auth\\w+|Forbidden|Bad Gateway"
          + "|Service Unavailable)\\b)", "Get \"https://…/"),
      new Start("(?![a-z]{2,10}://)(?=[^\\s\"]{0,600}(?:" + OF_GO + "|\\.(?:info|mod|zip)): \\d{3} )",
          "reading https://…/"),
      new Start("(?=[^\\s\":]{0,300}@v\\d[\\w.+-]{0,100}: \\d{3} )", "reading https://…/lookup/"),
      new Start("(?:[eading]{1,6} )?h?t{0,2}p(s?)://(?=[^\\s\"]{1,600}" + OF_GO + ": \\d{3} )", "reading http$1://"),
      new Start("(?=connect tcp \\S{1,200}->\\S{1,200}: )", "socks "),
      new Start("[a-z]{0,9} (?='https?://[^\\s']{1,300}' not found$)", "fatal: repository "),
      new Start("[a-z]{0,6} (?:to )?(?=host \\S{1,255} port 22: )", "ssh: connect to "));
  /// So long a piece out of the middle of a sentence is told from all others.
  private static final int LEAST_OF_MIDDLE = 25;
  private static final String LATE = "connectex: A connection attempt failed because the connected party did not "
      + "properly respond after a period of time, or established connection failed because connected host has failed "
      + "to respond.";
  /// Of these only a part of the first word may be missing: what follows it starts errors of other kinds as well.
  private static final List<String> HEADS = List.of("proxyconnect tcp: ", "socks connect tcp ");
  private static final List<String> SENTENCES = List.of(
      "x509: certificate signed by unknown authority",
      "x509: certificate has expired or is not yet valid: ",
      "x509: certificate is valid for ",
      "x509: certificate relies on legacy Common Name field",
      "x509: certificate is not authorized to sign for this name: ",
      "x509: cannot verify signature: insecure algorithm ",
      "x509: failed to load system roots and no roots provided",
      "tls: first record does not look like a TLS handshake",
      "http: server gave HTTP response to HTTPS client",
      "net/http: TLS handshake timeout",
      "connect: connection refused",
      "connect: network is unreachable",
      "connect: no route to host",
      "read: connection reset by peer",
      "Proxy Authentication Required",
      "no space left on device",
      LATE,
      "connectex: No connection could be made because the target machine actively refused it.",
      "connectex: An attempt was made to access a socket in a way forbidden by its access permissions.",
      "wsarecv: An existing connection was forcibly closed by the remote host.",
      "http2: server sent GOAWAY and closed the connection",
      "gnutls_handshake() failed: ",
      "exec: \"git\": executable file not found in ",
      "fatal: could not read Username for '",
      "fatal: Authentication failed for '",
      "fatal: detected dubious ownership in repository at '",
      "kex_exchange_identification: Connection closed by remote host",
      "missing go.sum entry for module providing package ",
      "terminal prompts disabled",
      "Permission denied (publickey",
      "Host key verification failed.",
      "server certificate verification failed.",
      "remote: Repository not found.",
      "invalid version: unknown revision ",
      "verifying module: checksum mismatch",
      "module lookup disabled by GOPROXY=off",
      "This download does NOT match an earlier download recorded in go.sum.");

  private CutStarts() {}

  /// Whether a paste with this first line starts within a message: in the middle of a word, or with what go indents
  /// below a line that is missing.
  static boolean isCut(String paste, String line) {
    String start = paste.replaceFirst("^(?:[ \t]*[\r\n])+", "");
    return (!start.isEmpty() && Character.isWhitespace(start.charAt(0))) || completed(line).isPresent();
  }

  /// The whole of `line`, if its start is missing and known.
  static Optional<String> completed(String line) {
    String body = line.strip().replaceFirst("^(?:\\.{3}|…)\\s?", "");
    for (Start start : STARTS) {
      Matcher cut = start.cut.matcher(body);
      if (cut.lookingAt()) {
        return Optional.of(cut.replaceFirst(start.instead));
      }
    }
    return HEADS.stream().flatMap(head -> with(head, head.indexOf(' '), body).stream()).findFirst()
        .or(() -> SENTENCES.stream().flatMap(s -> with(s, s.length(), body).stream()).findFirst());
  }

  private static Optional<String> with(String sentence, int before, String body) {
    for (int from = 1; from < before && from <= sentence.length() - LEAST; from++) {
      String left = sentence.substring(from);
      if (body.length() >= LEAST_OF_MIDDLE && left.stripLeading().startsWith(body)) {
        return Optional.of(sentence);
      }
      if (left.strip().indexOf(' ') > 0 && body.startsWith(left.stripLeading())) {
        return Optional.of(sentence + body.substring(left.stripLeading().length()));
      }
    }
    return Optional.empty();
  }

  private record Start(Pattern cut, String instead) {
    Start(String cut, String instead) {
      this(Pattern.compile(cut), instead);
    }
  }
}
