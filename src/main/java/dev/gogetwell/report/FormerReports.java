package dev.gogetwell.report;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.RunScope;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.TaskEnding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reports of the first form, which do not say what a run might ask nor how its work ended. Pure.
final class FormerReports {
  /// The form that they have.
  static final String SCHEMA = "gogetwell-report-1";

  private FormerReports() {}

  /// The report with what can be known of that. A run that was not broken off ended only when all that it had begun had,
  /// and told of each piece of work that crashed; of one that was, nobody knows what was half done.
  static Report completed(Report report) {
    Set<RunTask> begun = new LinkedHashSet<>();
    for (Evidence piece : report.evidence()) {
      piece.trial().<RunTask>map(trial -> new RunTask.Trying(trial.experiment()))
          .or(() -> piece.hop().map(RunTask.HopLook::new)).ifPresent(begun::add);
    }
    List<TaskEnding> endings = begun.stream().map(task -> ending(report, task)).toList();
    List<String> mirrors = begun.stream().filter(RunTask.Trying.class::isInstance)
        .map(task -> ((RunTask.Trying) task).experiment()).filter(Experiment.OtherMirror.class::isInstance)
        .map(mirror -> ((Experiment.OtherMirror) mirror).url()).sorted().toList();
    RunScope none = RunScope.routeOnly();
    return new Report(report.toolVersion(), report.started(), report.took(), report.end(), report.target(),
        report.symptom(), new RunScope(mirrors, none.controls(), none.portals(), none.resolvers(), none.deep(),
            none.folder()), report.settings(), report.route(), report.evidence(), endings, report.steps(),
        report.verdict(), report.remedies(), report.hostsContacted());
  }

  private static TaskEnding ending(Report report, RunTask task) {
    int pieces = (int) report.evidence().stream().filter(task::owns).count();
    Optional<String> crash = report.verdict().notTestable().stream()
        .filter(told -> told.what().equals(Message.of("untested.check", task.name())))
        .map(told -> String.join("", told.why().args())).findFirst();
    TaskEnding.How how = crash.isPresent() ? TaskEnding.How.CRASHED
        : report.end() == Report.End.COMPLETE ? TaskEnding.How.COMPLETE : TaskEnding.How.UNKNOWN;
    return new TaskEnding(task, how, report.took(), pieces, crash);
  }
}
