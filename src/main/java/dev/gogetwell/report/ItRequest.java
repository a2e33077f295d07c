package dev.gogetwell.report;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What IT can be asked for, by cause. Each kind has its texts under `report.letter.<kind>`.
enum ItRequest {
  /// An authority that signs for others, unknown to the store that Go reads.
  TRUST(2, CauseCode.CERT_MITM, CauseCode.CERT_PRIVATE_CA, CauseCode.CERT_UNKNOWN_AUTHORITY),
  /// Somebody on the way cuts connections to a host.
  UNBLOCK(1, CauseCode.TLS_SNI_FILTER, CauseCode.TLS_RESET_AFTER_CLIENTHELLO, CauseCode.TLS_EOF, CauseCode.TLS_TIMEOUT,
      CauseCode.NETWORK_REFUSED, CauseCode.NETWORK_TIMEOUT, CauseCode.NETWORK_RESET, CauseCode.PROXY_FORBIDDEN,
      CauseCode.GOPROXY_403, CauseCode.VCS_SSH_BLOCKED),
  /// Whoever knows the way says that there is none, though others are reached.
  ROUTE(1, CauseCode.NETWORK_UNREACHABLE),
  /// A page to sign in or to be stopped by, in place of everybody.
  PORTAL(1, CauseCode.NETWORK_CAPTIVE_PORTAL),
  /// A program on the machine itself forbids it.
  LOCAL(1, CauseCode.NETWORK_LOCAL_FIREWALL),
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

  /// What shows that a machine without a way to one host is not simply offline: others are reached, or the addresses
  /// that fail are those of the network's own translator.
  private static final Set<String> NOT_OFFLINE = Set.of("detail.network-alive", "detail.translated");

  private static final Set<CauseCode> ELSEWHERE = Set.of(CauseCode.GOPROXY_ZIP_REDIRECT, CauseCode.SUMDB_UNREACHABLE);

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

  /// Whether the hosts that it is about belong to this way of granting it.
  boolean listsHosts(int ask) {
    return switch (this) {
      case UNBLOCK, ROUTE, PORTAL, LOCAL -> true;
      case TRUST -> ask == 2;
      case APPLIANCE, PROXY, RESOLVER, CERTIFICATE -> false;
    };
  }

  /// Whether all hosts of a route meet it, not only the one at which `go` stops.
  boolean meetsAll() {
    return this == TRUST || this == PORTAL;
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
        .flatMap(cause -> ItRequest.of(cause).or(() -> isCut(report, cause) ? Optional.of(UNBLOCK) : Optional.empty()));
  }

  /// Whether the accused is not what go asked for but where that led: the host of the archives, the database.
  static boolean isElsewhere(Finding cause) {
    return ELSEWHERE.contains(cause.code());
  }

  /// Such a place may fail in many ways; who keeps a firewall can help where no connection with it comes about. A name
  /// that has no address, or an answer that came, is not his.
  private static boolean isCut(Report report, Finding cause) {
    List<Measurement> failed = LetterFacts.failures(report, cause);
    return isElsewhere(cause) && cause.hop().isPresent() && !failed.isEmpty() && failed.stream().allMatch(measured ->
        measured instanceof TcpConnect || measured instanceof TlsHandshake || measured instanceof TunnelRequest);
  }

  private static boolean mayBeOffline(Finding cause) {
    return cause.details().stream().map(Message::key).noneMatch(NOT_OFFLINE::contains);
  }

  private static Optional<ItRequest> of(Finding cause) {
    for (ItRequest request : values()) {
      if (request.codes.contains(cause.code()) && !(request == ROUTE && mayBeOffline(cause))) {
        return Optional.of(request);
      }
    }
    return Optional.empty();
  }
}
