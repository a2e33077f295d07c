package dev.gogetwell.ui;

import dev.gogetwell.engine.BrokenOffSteps;
import dev.gogetwell.engine.RunEvent;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.ui.run.LiveRun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The report of a run that was cancelled after some of its events, and of one in which nothing failed.
final class Partial {
  private Partial() {}

  /// The same run as it would be if everything worked.
  static Report healthy(Report whole) {
    List<StepStatus> steps = whole.steps().stream().map(each -> each.state() == StepState.CAUSE
        || each.state() == StepState.CONSEQUENCE || each.state() == StepState.WAITING
        ? new StepStatus(each.step(), StepState.FINE, Message.of("ui.state.fine")) : each).toList();
    Verdict verdict = new Verdict(Verdict.State.HEALTHY, List.of(), List.of(), List.of(), whole.verdict().ruledOut(),
        List.of(), Optional.empty(), false, whole.took());
    return new Report(whole.toolVersion(), whole.started(), whole.took(), Report.End.COMPLETE, whole.target(),
        Optional.empty(), whole.scope(), whole.settings(), whole.route(),
        whole.evidence().stream().filter(each -> each.measurement().worked()).toList(), List.of(), steps, verdict,
        List.of(), whole.hostsContacted());
  }

  static Report of(Report whole, List<RunEvent> said) {
    LiveRun run = new LiveRun(new Target("", whole.target().project(), List.of(), whole.target().pasted()),
        Duration.ofSeconds(30));
    run.take(said);
    List<TaskEnding> endings = whole.route().hops().stream().map(hop -> new TaskEnding(new RunTask.HopLook(hop.id()),
        TaskEnding.How.CANCELLED, run.elapsed(), run.evidenceOf(hop.id()).size(), Optional.empty())).toList();
    Report partial = new Report(whole.toolVersion(), whole.started(), run.elapsed(), Report.End.CANCELLED, whole.target(),
        run.symptom(), whole.scope(), whole.settings(), whole.route(),
        List.copyOf(run.evidence()), endings, run.steps(), run.verdict(), List.of(), run.hosts());
    return partial.judged(partial.verdict(), BrokenOffSteps.of(partial, partial.steps()), List.of());
  }
}
