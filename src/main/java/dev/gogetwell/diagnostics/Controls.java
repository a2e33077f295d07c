package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Message;
import java.util.Optional;

/// What passed in the same run where the accused thing failed: without one of these nothing is certain. Pure.
public final class Controls {
  private Controls() {}

  /// Makes a finding certain by another server that answered well: a mirror that gave the module, else another hop of
  /// the route, over the same network.
  public static FindingBuilder byOtherAnswer(FindingBuilder finding, Facts facts, Hop accused) {
    Cell asItIs = new Cell(Message.of("cell.answer", accused.authority()), 0, 1, false);
    Optional<Cell> mirror = Mirrors.control(facts);
    Optional<Cell> control = mirror.or(() -> otherHop(facts, accused.id()));
    return control.map(cell -> finding.confidence(Confidence.CERTAIN).compared(
        Message.of(mirror.isPresent() ? "compare.other-server" : "compare.other-request"), asItIs, cell))
        .orElse(finding);
  }

  /// Makes a finding about a certificate certain by another host's, which Go accepted with the same roots and clock.
  public static FindingBuilder byOtherCertificate(FindingBuilder finding, Facts facts, String accused) {
    Optional<Cell> control = facts.all(ChainCheck.class)
        .filter(check -> check.judge() == ChainJudge.GO && check.worked() && !check.host().equals(accused)).findFirst()
        .map(check -> new Cell(Message.of("cell.certificate", check.host()), 1, 1, true));
    return control.map(cell -> finding.confidence(Confidence.CERTAIN).compared(Message.of("compare.other-certificate"),
        new Cell(Message.of("cell.certificate", accused), 0, 1, false), cell)).orElse(finding);
  }

  private static Optional<Cell> otherHop(Facts facts, HopId accused) {
    return facts.route().hops().stream().filter(hop -> !hop.id().equals(accused) && facts.works(hop.id())).findFirst()
        .map(hop -> new Cell(Message.of("cell.answer-to", hop.authority(), hop.url()), 1, 1, true));
  }
}
