package dev.gogetwell.diagnostics.handshake;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.BrokenHops.Break;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The handshake breaks. How it breaks names the code; a mirror that shakes hands in the same run shows that it is not
/// this machine's TLS.
final class BrokenHandshakeRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return BrokenHops.at(facts, TlsHandshake.class).stream()
        .flatMap(broken -> ClosedTunnels.finding(facts, broken)
            .or(() -> code(broken).map(code -> finding(facts, broken, code))).stream()).toList();
  }

  private static Optional<CauseCode> code(Break<TlsHandshake> broken) {
    return Optional.ofNullable(switch (broken.failure().kind()) {
      case RESET -> broken.measurement().version().isPresent()
          ? CauseCode.NETWORK_RESET : CauseCode.TLS_RESET_AFTER_CLIENTHELLO;
      case EOF -> CauseCode.TLS_EOF;
      case TIMEOUT -> CauseCode.TLS_TIMEOUT;
      case NOT_TLS -> CauseCode.TLS_NOT_TLS;
      case ALERT -> isVersion(broken.failure().raw()) ? CauseCode.TLS_VERSION : CauseCode.TLS_ALERT;
      case PROTOCOL -> protocol(broken.failure().raw());
      default -> null;
    });
  }

  /// What our own client could not accept, by the alert it raised.
  private static CauseCode protocol(String raw) {
    String text = raw.toLowerCase(Locale.ROOT);
    if (isVersion(text)) {
      return CauseCode.TLS_VERSION;
    }
    return text.startsWith("handshake_failure") || text.startsWith("illegal_parameter")
        ? CauseCode.TLS_NO_COMMON_CIPHER : CauseCode.TLS_CORRUPT;
  }

  private static boolean isVersion(String alert) {
    return alert.toLowerCase(Locale.ROOT).contains("protocol_version");
  }

  private static Finding finding(Facts facts, Break<TlsHandshake> broken, CauseCode code) {
    String name = broken.measurement().serverName().isEmpty()
        ? broken.hop().authority() : broken.measurement().serverName();
    FindingBuilder finding = FindingBuilder.cause(code, broken.hop().id(), Operation.HANDSHAKE, name)
        .seen(broken.evidence())
        .detail("detail.handshake", name, broken.measurement().endpoint(), broken.failure().raw());
    Optional<Cell> mirror = Mirrors.control(facts);
    if (mirror.isPresent()) {
      finding.compared(Message.of("compare.other-server"), new Cell(Message.of("cell.handshake", name), 0, 1, false),
          mirror.get());
      return BrokenHops.goWaitsLonger(facts, broken.failure())
          ? finding.withoutControl("missing.go-waits-longer").build()
          : finding.confidence(Confidence.CERTAIN).build();
    }
    boolean anyHandshake = facts.all(TlsHandshake.class).anyMatch(TlsHandshake::worked);
    return anyHandshake ? finding.detail("detail.tls-alive").build()
        : finding.withoutControl("missing.other-host").build();
  }
}
