package dev.gogetwell.report;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What IT can be asked for, by cause. Each kind has its texts under `report.letter.<kind>`.
enum ItRequest {
  /// An authority that signs for others, unknown to the store that Go reads.
  TRUST(2, CauseCode.CERT_MITM, CauseCode.CERT_PRIVATE_CA, CauseCode.CERT_UNKNOWN_AUTHORITY),
  /// Somebody on the way cuts connections to a host.
  UNBLOCK(1, CauseCode.TLS_SNI_FILTER, CauseCode.TLS_RESET_AFTER_CLIENTHELLO, CauseCode.TLS_EOF, CauseCode.TLS_TIMEOUT,
      CauseCode.NETWORK_REFUSED, CauseCode.NETWORK_TIMEOUT, CauseCode.NETWORK_RESET, CauseCode.PROXY_FORBIDDEN,
      CauseCode.GOPROXY_403, CauseCode.VCS_SSH_BLOCKED),
  /// A device that does not understand a correct handshake.
  APPLIANCE(1, CauseCode.TLS_PQ_HELLO, CauseCode.TLS_CORRUPT, CauseCode.TLS_VERSION, CauseCode.TLS_NO_COMMON_CIPHER,
      CauseCode.TLS_NOT_TLS, CauseCode.TLS_ALERT, CauseCode.NETWORK_MTU),
  /// The proxy itself.
  PROXY(1, CauseCode.PROXY_UNREACHABLE, CauseCode.PROXY_AUTH_REQUIRED, CauseCode.PROXY_BAD_GATEWAY,
      CauseCode.PROXY_SOCKS),
  /// The company's resolver.
  RESOLVER(1, CauseCode.DNS_NXDOMAIN, CauseCode.DNS_SERVER_DOWN, CauseCode.DNS_MISBEHAVING, CauseCode.DNS_HIJACK,
      CauseCode.DNS_INJECTED, CauseCode.DNS_FILTERED, CauseCode.DNS_NXDOMAIN_REWRITE),
  /// The certificate of a server.
  CERTIFICATE(1, CauseCode.CERT_EXPIRED, CauseCode.CERT_HOSTNAME_MISMATCH, CauseCode.CERT_LEGACY_CN,
      CauseCode.CERT_WEAK_KEY_OR_HASH, CauseCode.CERT_MALFORMED);

  private final int asks;
  private final List<CauseCode> codes;

  ItRequest(int asks, CauseCode... codes) {
    this.asks = asks;
    this.codes = List.of(codes);
  }

  /// How many ways there are to grant it; any one is enough.
  int asks() {
    return asks;
  }

  /// The key of one of its texts.
  String key(String part) {
    return "report.letter." + name().toLowerCase(Locale.ROOT) + "." + part;
  }

  /// Why there is nothing to ask for.
  static Message none(Report report) {
    Verdict verdict = report.verdict();
    Optional<Finding> cause = verdict.rootCause();
    String why = cause.isPresent() ? cause.flatMap(ItRequest::of).isPresent() ? "unsure" : "other"
        : switch (verdict.state()) {
          case HEALTHY -> "healthy";
          case OPEN -> "ended";
          case CANNOT_TELL, PROBLEM -> "unknown";
        };
    return Message.of("report.letter.none." + why);
  }

  /// What to ask for, if the root cause is IT's and sure enough to be put into a letter.
  static Optional<ItRequest> of(Report report) {
    return report.verdict().rootCause()
        .filter(cause -> cause.confidence() != Confidence.POSSIBLE)
        .flatMap(ItRequest::of);
  }

  private static Optional<ItRequest> of(Finding cause) {
    for (ItRequest request : values()) {
      if (request.codes.contains(cause.code())) {
        return Optional.of(request);
      }
    }
    return Optional.empty();
  }
}
