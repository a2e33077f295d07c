package dev.gogetwell.diagnostics.checksums;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The module can be had and its checksum cannot. The module that came over the same network is the control.
final class ChecksumRule implements Rule {
  private static final Pattern AT_AN_ADDRESS = Pattern.compile("(?:Get \"|reading )https?://");
  private static final Pattern OF_THE_CHECKSUM = Pattern.compile("verifying |/sumdb/|/lookup/|/tile/|GOSUMDB");

  @Override
  public List<Finding> judge(Facts facts) {
    RouteOutcome walk = RouteOutcome.of(facts);
    Optional<Hop> stopped = walk.stoppedAt().flatMap(facts.route()::hop);
    if (stopped.isEmpty() || walk.server().isEmpty() || stoppedBefore(facts)) {
      return List.of();
    }
    Evidence stop = walk.stop().orElseThrow();
    return List.of(FindingBuilder.cause(code(stopped.get(), stop), stopped.get().id(), Operation.CHECKSUM,
            stopped.get().authority()).seen(stop).confidence(Confidence.CERTAIN)
        .detail("detail.http", stopped.get().url(), stop.measurement().failure().orElseThrow().raw())
        .compared(Message.of("compare.checksum"),
            new Cell(Message.of("cell.checksum", stopped.get().authority()), 0, 1, false),
            new Cell(Message.of("cell.module", facts.route().module()), 1, 1, true)).build());
  }

  /// Whether the user's own `go` failed at the module and so never came to its checksum, of which it would have said
  /// "verifying" (cmd/go/internal/modfetch/fetch.go, checkModSum): the way is broken now and then.
  private static boolean stoppedBefore(Facts facts) {
    return facts.witness().filter(e -> !e.measurement().worked()).map(Evidence::measurement)
        .filter(CommandRun.class::isInstance).map(run -> ((CommandRun) run).output())
        .filter(said -> AT_AN_ADDRESS.matcher(said).find() && !OF_THE_CHECKSUM.matcher(said).find()).isPresent();
  }

  private static CauseCode code(Hop hop, Evidence stop) {
    FailureKind kind = stop.measurement().failure().orElseThrow().kind();
    boolean askedForModule = hop.role() == HopRole.SUMDB_DIRECT && kind == FailureKind.NOT_FOUND;
    return askedForModule ? CauseCode.SUMDB_PRIVATE : CauseCode.SUMDB_UNREACHABLE;
  }
}
