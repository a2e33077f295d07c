package dev.gogetwell.corpus;

import dev.gogetwell.app.Workbench;
import dev.gogetwell.engine.ReportJudge;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.StateFolder;
import dev.gogetwell.machine.WithheldValues;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Report;
import dev.gogetwell.remedy.RemedyPlanner;
import dev.gogetwell.symptom.Catalogue;
import dev.gogetwell.symptom.SymptomReader;
import java.time.Clock;

/// The rules of this program over a report, with nothing of this machine in them.
public final class Rejudging {
  private static final SymptomReader SYMPTOMS = new SymptomReader(Catalogue.load());

  private Rejudging() {}

  /// The report as the program would show it when it is loaded.
  public static Report again(Report report) {
    return new ReportJudge(bench().services(), new RemedyPlanner()::plan, bug -> {
      throw new AssertionError("a rule crashed", bug);
    }).again(report);
  }

  private static Workbench bench() {
    Environment environment = Environment.ofThisProcess();
    StateFolder state = StateFolder.of(environment, _ -> { });
    return new Workbench(new Workbench.Tools(new Processes(), Clock.systemUTC(), () -> SYMPTOMS, state,
        ScratchArea.below(state::path), "test", _ -> "GW-TEST", new WithheldValues()),
        new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), environment);
  }
}
