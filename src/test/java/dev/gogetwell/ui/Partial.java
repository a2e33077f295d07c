package dev.gogetwell.ui;

import dev.gogetwell.engine.RunEvent;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Target;
import dev.gogetwell.ui.run.LiveRun;
import java.time.Duration;
import java.util.List;

/// The report of a run that was cancelled after some of its events.
final class Partial {
  private Partial() {}

  static Report of(Report whole, List<RunEvent> said) {
    LiveRun run = new LiveRun(new Target("", whole.target().project(), List.of(), whole.target().pasted()),
        Duration.ofSeconds(30));
    run.take(said);
    return new Report(whole.toolVersion(), whole.started(), run.elapsed(), Report.End.CANCELLED, whole.target(),
        run.symptom(), whole.scope(), whole.settings(), whole.route(), List.copyOf(run.evidence()), List.of(), run.steps(), run.verdict(),
        List.of(), run.hosts());
  }
}
