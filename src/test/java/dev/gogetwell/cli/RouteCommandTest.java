package dev.gogetwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.engine.Engine;
import dev.gogetwell.engine.ProbeReports;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.engine.RunHandle;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Separator;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Over an engine that has measured already.
class RouteCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int route(FactsBuilder measured, String... arguments) {
    Report report = measured.report();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(new byte[0]), stream, stream, false, Texts.load(Language.ENGLISH));
    return new CommandLine(new RouteCommand(terminal, () -> services(report))).execute(arguments);
  }

  private static CheckServices services(Report report) {
    Engine engine = (_, _) -> new RunHandle() {
      @Override
      public void cancel() {}

      @Override
      public Report await() {
        return report;
      }
    };
    return new CheckServices(engine, ReferenceHosts.none(),
        new ReportJson(List.of()), (_, _, _) -> "", new ProbeReports("test", TlsNames.load()), loaded -> loaded,
        _ -> Secrets.none(), (_, _) -> Secrets.none(), new Forgetful(), Optional::empty, Path.of("."), _ -> "");
  }

  private record Forgetful() implements CheckServices.LastRun {
    @Override
    public void save(Report report) {}

    @Override
    public Optional<LoadedReport> load() {
      return Optional.empty();
    }
  }

  private static FactsBuilder one() {
    return new FactsBuilder().proxy("a", Separator.END);
  }

  @Test
  void aRouteThatWorksArrives() {
    assertThat(route(one().works("a"))).isEqualTo(ExitCode.OK);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("works");
  }

  @Test
  void aHopThatBreaksStopsIt() {
    assertThat(route(one().notConnected("a", FailureKind.REFUSED), "--json")).isEqualTo(ExitCode.PROBLEM);
    JsonNode root = JsonMapper.builder().build().readTree(out.toString(StandardCharsets.UTF_8));
    assertThat(root.path("end").asString()).isEqualTo("stops");
    assertThat(root.path("hops").path(0).path("outcome").asString()).isEqualTo("stops");
  }

  @Test
  void aLookThatTheTimeLimitCutDoesNotArrive() {
    FactsBuilder cut = one().sees("a", Observed.resolved("a.example", FactsBuilder.ADDRESS))
        .sees("a", Observed.connected(FactsBuilder.ADDRESS)).cut("a");
    assertThat(route(cut, "--json")).isEqualTo(ExitCode.PROBLEM);
    JsonNode root = JsonMapper.builder().build().readTree(out.toString(StandardCharsets.UTF_8));
    assertThat(root.path("end").asString()).isEqualTo("open");
    assertThat(root.path("hops").path(0).path("outcome").asString()).isEqualTo("open");
  }
}
