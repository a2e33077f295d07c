package dev.gogetwell.app.window;

import dev.gogetwell.app.Workbench;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.StateFolder;
import dev.gogetwell.machine.WithheldValues;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.port.ReportWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// Reports as the program itself writes them, on a machine with nothing but a home folder.
public final class RealReports {
  private RealReports() {}

  /// What writes them.
  public static ReportWriter of(Path home) {
    return new ReportFiles(new ReportJson(List.of(Texts.load(Language.ENGLISH))), tools(home), environment(home),
        List::of);
  }

  static Workbench workbench(Path home, EnvironmentSource source) {
    return new Workbench(tools(home), source, environment(home));
  }

  private static Environment environment(Path home) {
    return Environment.of(OperatingSystem.LINUX, Map.of("HOME", home.toString(), "USER", "hanako"));
  }

  private static Workbench.Tools tools(Path home) {
    StateFolder state = StateFolder.of(environment(home), _ -> { });
    return new Workbench.Tools(new Processes(), Clock.systemUTC(), () -> {
      throw new AssertionError("nobody reads a symptom");
    }, state, ScratchArea.below(state::path), "test", _ -> "GW-TEST", new WithheldValues());
  }
}
