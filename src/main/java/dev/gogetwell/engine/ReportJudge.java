package dev.gogetwell.engine;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Verdict;
import java.util.List;
import java.util.OptionalInt;

/// Makes verdict, rail and ways out of what a report holds: for a run that goes on or has just ended, and for a report
/// that was loaded. One for a run or for a report: it remembers which of our checks crashed. Pure but for that; any
/// thread.
public final class ReportJudge {
  private final VerdictFinder verdicts;
  private final StepSummaries board;
  private final EngineParts.RemedySource remedies;
  private final CrashedChecks crashed;

  /// @param services the rules
  /// @param remedies plans the ways out
  /// @param bugs keeps what is known of a crash of our own
  public ReportJudge(List<DiagnosticService> services, EngineParts.RemedySource remedies, EngineParts.BugKeeper bugs) {
    this(services, remedies, new CrashedChecks(bugs));
  }

  ReportJudge(List<DiagnosticService> services, EngineParts.RemedySource remedies, CrashedChecks crashed) {
    this.crashed = crashed;
    this.verdicts = new VerdictFinder(services, crashed);
    this.board = new StepSummaries(services, crashed);
    this.remedies = remedies;
  }

  /// The report with the verdict, the rail and the ways out of today's rules. Only what was seen is looked at: what the
  /// report says of its own verdict and remedies counts for nothing.
  public Report again(Report report) {
    Facts facts = Facts.of(report);
    Verdict verdict = verdict(report, facts);
    List<Remedy> ways = crashed.guard("Remedies", () -> remedies.plan(facts, verdict), List.<Remedy>of());
    return report.judged(verdict, BrokenOffSteps.of(report, board.of(facts, verdict, OptionalInt.of(ways.size()))), ways);
  }

  /// A pasted text about a local matter is answered by itself.
  private Verdict verdict(Report report, Facts facts) {
    return report.symptom().filter(Symptom::isLocal).flatMap(symptom -> SymptomVerdict.of(symptom, facts.at()))
        .orElseGet(() -> ended(report, verdicts.find(facts, false)));
  }

  /// What a run that was not broken off leaves open stays unknown.
  private static Verdict ended(Report report, Verdict verdict) {
    return report.end() != Report.End.COMPLETE || verdict.state() != Verdict.State.OPEN ? verdict
        : new Verdict(Verdict.State.CANNOT_TELL, verdict.causes(), verdict.consequences(), verdict.warnings(),
            verdict.ruledOut(), verdict.notTestable(), verdict.stoppedAt(), false, verdict.at());
  }

  /// The verdict of a moment in which more may be measured.
  Verdict soFar(Facts facts, boolean stillTesting) {
    return verdicts.find(facts, stillTesting);
  }

  /// The rail of such a moment.
  List<StepStatus> stepsSoFar(Facts facts, Verdict verdict) {
    return board.of(facts, verdict, OptionalInt.empty());
  }
}
