package dev.gogetwell.engine;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.RunScope;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Tool;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.probe.GoProbeReading;
import dev.gogetwell.probe.Hops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes a report out of what the Go probe printed elsewhere, in a container or on a server: one hop, measured by that
/// machine's own Go. Pure; any thread.
public final class ProbeReports {
  private static final HopId HOP = new HopId("proxy-1");

  private final String toolVersion;
  private final TlsNames names;

  public ProbeReports(String toolVersion, TlsNames names) {
    this.toolVersion = toolVersion;
    this.names = names;
  }

  /// The report; its verdict is still open, a [ReportJudge] gives it.
  public Report of(GoProbeReading reading) {
    GoProbeReading.Program program = reading.program();
    Hop hop = Hops.ofUrl(HOP, HopRole.MODULE_PROXY, program.url(), reading.proxy(), 0, Separator.END, false);
    List<Evidence> evidence = new ArrayList<>();
    Duration end = Duration.ZERO;
    for (GoProbeReading.Seen seen : reading.measurements(names)) {
      evidence.add(new Evidence(new EvidenceId("E" + (evidence.size() + 1)), Optional.of(HOP), Optional.empty(),
          seen.at(), seen.took(), seen.measurement()));
      end = seen.at();
    }
    Verdict open = new Verdict(Verdict.State.OPEN, List.of(), List.of(), List.of(), List.of(), List.of(),
        Optional.empty(), false, end);
    return new Report(toolVersion, program.start(), end, Report.End.COMPLETE,
        Targets.address(program.url()), Optional.empty(),
        RunScope.routeOnly(), settings(reading, program),
        new Route(program.url(), List.of(hop), program.url(), false, Optional.empty()), evidence,
        List.of(ending(reading, evidence.size(), end)), List.of(), open, List.of(), List.of(hop.host()));
  }

  /// What a probe printed that did not come to its end is half a look.
  private static TaskEnding ending(GoProbeReading reading, int pieces, Duration at) {
    return new TaskEnding(new RunTask.HopLook(HOP), reading.complete() ? TaskEnding.How.COMPLETE : TaskEnding.How.CUT,
        at, pieces, Optional.empty());
  }

  private static Settings settings(GoProbeReading reading, GoProbeReading.Program program) {
    Map<String, Setting> environment = reading.environment().entrySet().stream().collect(Collectors.toMap(
        Map.Entry::getKey, e -> new Setting(e.getKey(), e.getValue(), new Origin(Origin.Kind.ENVIRONMENT, ""),
            List.of())));
    return new Settings(new EnvironmentSource(EnvironmentSource.Kind.REPORT, "probe.go"), program.os(),
        Optional.of(new Tool("go", program.goVersion())), Optional.empty(), Map.of(), environment, List.of(),
        List.of(), List.of());
  }
}
