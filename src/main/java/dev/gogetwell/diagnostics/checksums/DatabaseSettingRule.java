package dev.gogetwell.diagnostics.checksums;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.diagnostics.SettingNaming;
import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Severity;
import java.util.List;

/// The route ends before the checksum database: no `go` can read GOSUMDB, or it is switched off where nothing may do
/// without it.
final class DatabaseSettingRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    boolean isPath = facts.route().module().isEmpty()
        || ModulePath.malformed(ModulePath.Query.parse(facts.route().module()).path()).isEmpty();
    return facts.route().broken().filter(_ -> isPath && facts.route().needsChecksumDatabase())
        .map(failure -> database(facts, failure)).stream().toList();
  }

  /// `go` reads GOSUMDB only when a checksum is wanted: a module that cannot be had comes first.
  private static Finding database(Facts facts, Failure failure) {
    String value = facts.settings().goEnvValue("GOSUMDB");
    boolean off = failure.kind() == FailureKind.SWITCHED_OFF;
    boolean reached = RouteOutcome.of(facts).end() == RouteOutcome.End.ARRIVES;
    FindingBuilder finding = SettingNaming.named(FindingBuilder.aboutMachine(
        off ? CauseCode.TOOLCHAIN_UNAVAILABLE : CauseCode.SUMDB_SETTING_MALFORMED,
        reached ? Severity.CAUSE : Severity.WARNING, "GOSUMDB=" + value), facts, "GOSUMDB", value)
        .during(Operation.CHECKSUM).detail("detail.go-says", failure.raw());
    if (reached) {
      finding.confidence(Confidence.CERTAIN).compared(Message.of("compare.checksum"),
          new Cell(Message.of("cell.setting", "GOSUMDB=" + value), 0, 1, false),
          new Cell(Message.of("cell.module", facts.route().module()), 1, 1, true));
    }
    return finding.build();
  }
}
