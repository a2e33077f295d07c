package dev.gogetwell.diagnostics.proxy;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.BrokenHops.Break;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.ProtocolSniff;
import dev.gogetwell.model.Measurement.Spoken;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The proxy is reached and gives no tunnel. Its own answer names the cause; where the answer is not HTTP, what the
/// port turns out to speak does.
final class TunnelRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return BrokenHops.at(facts, TunnelRequest.class).stream().map(broken -> finding(facts, broken)).toList();
  }

  private static Finding finding(Facts facts, Break<TunnelRequest> broken) {
    TunnelRequest request = broken.measurement();
    return switch (broken.failure().kind()) {
      case PROXY_AUTH_REQUIRED -> controlled(facts, broken, base(CauseCode.PROXY_AUTH_REQUIRED, broken)
          .detail("detail.proxy-schemes", String.join(", ", request.authenticate()))).build();
      case PROXY_REFUSED -> controlled(facts, broken, base(request.proxy().scheme().startsWith("socks")
          ? CauseCode.PROXY_SOCKS : CauseCode.PROXY_FORBIDDEN, broken)).build();
      case PROXY_BAD_GATEWAY -> controlled(facts, broken, base(CauseCode.PROXY_BAD_GATEWAY, broken)).build();
      case UNKNOWN_AUTHORITY, EXPIRED, NOT_YET_VALID, NAME_MISMATCH, BAD_CERTIFICATE -> refused(facts, broken);
      default -> otherProtocol(facts, broken).orElseGet(() -> unexplained(broken));
    };
  }

  /// The way to the proxy is TLS, and `go` does not take the certificate that the proxy shows. Without another way as
  /// the control it may as well be our clock or our list of roots.
  private static Finding refused(Facts facts, Break<TunnelRequest> broken) {
    CauseCode code = ProxyCertificate.code(facts, broken.failure());
    FindingBuilder finding = about(code, broken).detail("detail.proxy-certificate",
        broken.measurement().proxy().authority(), broken.failure().raw());
    return UnreachableRule.passing(facts, broken.hop()).isPresent() ? controlled(facts, broken, finding).build()
        : finding.withoutControl(switch (code) {
          case CERT_EXPIRED -> "missing.clock";
          case CERT_UNKNOWN_AUTHORITY, CERT_MISSING_ROOTS -> "missing.proxy-owner";
          default -> "missing.direct";
        }).build();
  }

  /// The proxy's own word is certain where the same hop is reached without it or through another one, or where it lets
  /// another host through.
  private static FindingBuilder controlled(Facts facts, Break<TunnelRequest> broken, FindingBuilder finding) {
    Cell asItIs = new Cell(Message.of("cell.through-proxy", broken.measurement().proxy().authority()), 0, 1, false);
    Optional<Cell> otherWay = UnreachableRule.passing(facts, broken.hop());
    Optional<Cell> otherHost = facts.all(TunnelRequest.class).filter(request -> request.worked()
            && request.proxy().equals(broken.measurement().proxy())).findFirst()
        .map(request -> new Cell(Message.of("cell.tunnel-to", request.target()), 1, 1, true));
    otherWay.or(() -> otherHost).ifPresent(cell -> finding.confidence(Confidence.CERTAIN).compared(
        Message.of(otherWay.isPresent() ? "compare.without-proxy" : "compare.other-request"), asItIs, cell));
    return finding;
  }

  /// The port speaks another protocol than the setting says.
  private static Optional<Finding> otherProtocol(Facts facts, Break<TunnelRequest> broken) {
    Optional<Spoken> spoken = spoken(facts, broken);
    String scheme = broken.measurement().proxy().scheme();
    if (spoken.isEmpty() || spoken.get() == spokenBy(scheme)) {
      return Optional.empty();
    }
    String right = schemeOf(spoken.get());
    FindingBuilder finding = base(CauseCode.PROXY_WRONG_SCHEME, broken)
        .seen(ProxyService.sniffed(facts, broken.measurement().proxy()))
        .detail("detail.proxy-speaks", broken.measurement().proxy().authority(), right);
    boolean passes = !ProxyService.passing(facts, broken.hop(),
        ProxyService.withScheme(broken.hop(), right).proxy()).isEmpty();
    return Optional.of(passes
        ? finding.proved().compared(Message.of("compare.proxy-scheme"),
            new Cell(Message.of("cell.proxy-scheme", scheme), 0, 1, false),
            new Cell(Message.of("cell.proxy-scheme", right), 1, 1, true)).build()
        : finding.confidence(Confidence.LIKELY).build());
  }

  private static Finding unexplained(Break<TunnelRequest> broken) {
    CauseCode code = switch (broken.failure().kind()) {
      case EOF, RESET, TOO_LONG -> CauseCode.PROXY_BAD_GATEWAY;
      case NOT_TLS, NOT_HTTP, PROTOCOL -> CauseCode.PROXY_WRONG_SCHEME;
      // Only a proxy that is spoken to over TLS sends one, and that it does not like our hello is no wrong scheme.
      case ALERT -> broken.failure().raw().toLowerCase(Locale.ROOT).contains("protocol_version")
          ? CauseCode.TLS_VERSION : CauseCode.TLS_ALERT;
      default -> CauseCode.PROXY_UNREACHABLE;
    };
    return base(code, broken).withoutControl("missing.proxy-protocol").build();
  }

  private static Optional<Spoken> spoken(Facts facts, Break<TunnelRequest> broken) {
    return ProxyService.sniffed(facts, broken.measurement().proxy()).stream()
        .map(e -> ((ProtocolSniff) e.measurement()).spoken()).flatMap(Optional::stream).findFirst();
  }

  static Spoken spokenBy(String scheme) {
    return switch (scheme) {
      case "https" -> Spoken.TLS;
      case "socks5", "socks5h" -> Spoken.SOCKS5;
      default -> Spoken.HTTP_PROXY;
    };
  }

  static String schemeOf(Spoken spoken) {
    return switch (spoken) {
      case HTTP_PROXY -> "http";
      case TLS -> "https";
      case SOCKS5 -> "socks5";
    };
  }

  private static FindingBuilder base(CauseCode code, Break<TunnelRequest> broken) {
    return about(code, broken).detail("detail.proxy-answer", broken.measurement().target(), broken.failure().raw());
  }

  private static FindingBuilder about(CauseCode code, Break<TunnelRequest> broken) {
    TunnelRequest request = broken.measurement();
    // Its policy or its own way concerns the host that it was asked for; everything else is the proxy's own trouble.
    String subject = switch (code) {
      case PROXY_FORBIDDEN, PROXY_BAD_GATEWAY, PROXY_SOCKS -> broken.hop().host();
      default -> request.proxy().authority();
    };
    return FindingBuilder.cause(code, broken.hop().id(), Operation.TUNNEL, subject)
        .seen(broken.evidence()).detail("detail.proxy-set-by", request.proxy().setting(), request.proxy().authority());
  }
}
