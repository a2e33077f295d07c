package dev.gogetwell.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.generate.Consumers;
import dev.gogetwell.machine.process.ProcessResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Prometheus and systemd themselves say of the files that are shipped and written for them.
class FleetFilesTest {
  private static final Path FLEET = Path.of("packaging", "fleet");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"network-refused", "cert-mitm-product", "healthy-behind-proxy"})
  void promtoolAcceptsTheMetricsOfARun(String name) throws Exception {
    Path file = Files.writeString(folder.resolve("a.prom"), new PrometheusText().write(RunTraceTest.report(name)));
    assertThat(checkMetrics(file).ok()).as(checkMetrics(file).out() + checkMetrics(file).err()).isTrue();
    Files.writeString(file, Files.readString(file).replace("\"} 1", "} 1"));
    assertThat(checkMetrics(file).ok()).as("a label without an end").isFalse();
  }

  private ProcessResult checkMetrics(Path file) throws Exception {
    String tool = Consumers.needed("promtool").toString();
    return Consumers.run(folder, List.of("/bin/sh", "-c", "exec \"$0\" check metrics < \"$1\"", tool, file.toString()));
  }

  @Test
  void promtoolAcceptsTheAlertRulesWhichAskForMetricsThatAreWritten() throws Exception {
    String tool = Consumers.needed("promtool").toString();
    Path rules = Files.copy(FLEET.resolve("alerts.yml"), folder.resolve("alerts.yml"));
    ProcessResult result = Consumers.run(folder, List.of(tool, "check", "rules", rules.toString()));
    assertThat(result.ok()).as(result.out() + result.err()).isTrue();
    String written = new PrometheusText().write(RunTraceTest.report("network-refused"));
    for (String word : Files.readString(rules).split("[^a-z_]+")) {
      if (word.startsWith("gogetwell_") || word.startsWith("probe_")) {
        assertThat(written).contains("# TYPE " + word + " gauge");
      }
    }
    Files.writeString(rules, Files.readString(rules).replace("expr:", "expr: )"));
    assertThat(Consumers.run(folder, List.of(tool, "check", "rules", rules.toString())).ok()).isFalse();
  }

  @Test
  void systemdAcceptsTheTimerAndItsService() throws Exception {
    String tool = Consumers.needed("systemd-analyze").toString();
    Path timer = Files.copy(FLEET.resolve("gogetwell-check.timer"), folder.resolve("gogetwell-check.timer"));
    Path service = folder.resolve("gogetwell-check.service");
    Files.writeString(service, Files.readString(FLEET.resolve("gogetwell-check.service")).replace("ExecStart=gogetwell ",
        "ExecStart=/bin/true "));
    List<String> words = List.of(tool, "verify", timer.toString(), service.toString());
    ProcessResult result = Consumers.run(folder, words);
    assertThat(result.ok()).as(result.out() + result.err()).isTrue();
    assertThat(result.out() + result.err()).doesNotContain("gogetwell-check");
    Files.writeString(service, Files.readString(service).replace("Type=oneshot", "Type=twoshot"));
    assertThat(Consumers.run(folder, words).err()).as("what is ignored is named").contains("twoshot");
  }
}
