package dev.gogetwell.diagnostics.network;

import dev.gogetwell.diagnostics.Downloads;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.diagnostics.Trail;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Trial.Arm;
import java.util.List;
import java.util.Optional;

/// A module proxy that answers small questions, and whose archive does not come: it lies on another host that cannot be
/// reached, or the transfer is cut or stalls. The small answers of the same run are the control. Silence is at most
/// likely: `go` itself would wait for ever.
final class DownloadRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return facts.moduleHops().stream().flatMap(hop -> Downloads.broken(facts, hop.id())
        .flatMap(broken -> judge(facts, hop, broken)).stream()).toList();
  }

  private static Optional<Finding> judge(Facts facts, Hop hop, Evidence broken) {
    Failure failure = broken.measurement().failure().orElseThrow();
    Hop at = facts.route().led(hop.id(), Hop.By.ARCHIVE).map(storage -> Trail.of(facts, storage).last())
        .filter(storage -> facts.breakOf(storage.id()).isPresent()).orElse(hop);
    boolean elsewhere = broken.trial().filter(trial -> trial.cell().arm() == Arm.REDIRECTED).isPresent();
    return code(elsewhere, broken.measurement(), failure.kind()).map(code -> {
      List<Evidence> failures = Downloads.failures(facts, hop.id());
      int attempts = (int) failures.stream().filter(e -> e.measurement().getClass() == broken.measurement().getClass())
          .count();
      FindingBuilder finding = FindingBuilder.cause(code, at.id(), Operation.HTTP, hop.authority()).seen(failures)
          .detail(elsewhere ? "detail.redirected" : "detail.http", place(broken.measurement()), failure.raw())
          .compared(Message.of("compare.other-request"),
              new Cell(Message.of("cell.archive", hop.authority()), 0, attempts, false),
              new Cell(Message.of("cell.answer-to", hop.authority(), hop.url()), 1, 1, true));
      return attempts > 1 && failure.kind() != FailureKind.TIMEOUT ? finding.proved().build()
          : finding.confidence(Confidence.LIKELY).build();
    });
  }

  private static Optional<CauseCode> code(boolean elsewhere, Measurement broken, FailureKind kind) {
    if (elsewhere && broken instanceof ChainCheck) {
      return Optional.empty(); // Whose certificate it is, the step for that tells.
    }
    if (elsewhere) {
      return Optional.of(CauseCode.GOPROXY_ZIP_REDIRECT);
    }
    return !(broken instanceof HttpFetch) ? Optional.empty() : switch (kind) {
      case EOF, RESET -> Optional.of(CauseCode.NETWORK_RESET);
      case TIMEOUT -> Optional.of(CauseCode.NETWORK_SLOW);
      default -> Optional.empty(); // An answer of the server: go tells it best.
    };
  }

  private static String place(Measurement measurement) {
    return switch (measurement) {
      case NameLookup lookup -> lookup.host();
      case TcpConnect connect -> connect.endpoint().toString();
      case TunnelRequest tunnel -> tunnel.target();
      case TlsHandshake handshake -> handshake.serverName();
      case ChainCheck check -> check.host();
      case HttpFetch fetch -> fetch.url();
      default -> "";
    };
  }
}
