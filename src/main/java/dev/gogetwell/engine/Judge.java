package dev.gogetwell.engine;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Judges an old report again: the same evidence, the rules of this version. Pure; any thread.
public final class Judge {
  private final VerdictFinder verdicts;
  private final StepBoard board;
  private final EngineParts.RemedySource remedies;
  private final CrashedChecks crashed;

  /// @param services the rules
  /// @param remedies plans the ways out
  /// @param bugs keeps what is known of a crash of our own
  public Judge(List<DiagnosticService> services, EngineParts.RemedySource remedies, EngineParts.BugKeeper bugs) {
    this.crashed = new CrashedChecks(bugs);
    this.verdicts = new VerdictFinder(services, crashed);
    this.board = new StepBoard(services, crashed);
    this.remedies = remedies;
  }

  /// The report with the verdict, the rail and the ways out of today's rules. Only target, symptom, settings, route and
  /// evidence of the report are looked at: what it says of its own verdict and remedies counts for nothing.
  public Report again(Report report) {
    Set<HopId> looked = report.evidence().stream().filter(e -> e.trial().isEmpty())
        .flatMap(e -> e.hop().stream()).collect(Collectors.toSet());
    Set<String> made = report.evidence().stream().map(Evidence::trial).flatMap(t -> t.stream())
        .map(t -> t.experiment()).collect(Collectors.toSet());
    List<String> mirrors = made.stream().filter(id -> id.startsWith("mirror:"))
        .map(id -> id.substring("mirror:".length())).sorted().toList();
    Facts facts = new Facts(report.target(), report.symptom(), report.settings(), report.route(), report.evidence(),
        looked, made, new Facts.Options(mirrors, List.of(), false, false, false, Facts.Folder.MODULE),
        report.started().plus(report.took()));
    Verdict verdict = ended(report.symptom().filter(Symptom::isLocal)
        .flatMap(symptom -> SymptomVerdict.of(symptom, report.verdict().at()))
        .orElseGet(() -> verdicts.find(facts, false, report.verdict().at())));
    var ways = crashed.guard("Remedies", () -> remedies.plan(facts, verdict), List.<Remedy>of());
    return new Report(report.toolVersion(), report.started(), report.took(), report.end(), report.target(),
        report.symptom(), report.settings(), report.route(), report.evidence(), board.of(facts, verdict, ways.size()),
        verdict, ways, report.hostsContacted());
  }

  /// A report is of a run that is over: what it leaves open stays unknown.
  private static Verdict ended(Verdict verdict) {
    return verdict.state() != Verdict.State.OPEN ? verdict : new Verdict(Verdict.State.CANNOT_TELL, verdict.causes(),
        verdict.consequences(), verdict.warnings(), verdict.ruledOut(), verdict.notTestable(), verdict.stoppedAt(),
        false, verdict.at());
  }
}
