package dev.gogetwell.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Separator;
import dev.gogetwell.report.DamagedReportException;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.text.HostileStrings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTextTest {
  /// A line of the text format (prometheus.io, "Exposition formats").
  private static final Pattern LINE = Pattern.compile("([a-z_]+)(\\{(?:[a-z]+=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)+\\})? "
      + "-?[0-9.]+");

  private static String write(FactsBuilder measured) {
    return new PrometheusText().write(measured.report());
  }

  private static void isOfTheFormat(String text) {
    Set<String> begun = new LinkedHashSet<>();
    Set<String> series = new LinkedHashSet<>();
    String current = "";
    for (String line : text.split("\n")) {
      if (line.startsWith("# HELP ")) {
        current = line.split(" ")[2];
        assertThat(begun.add(current)).as("a metric stands in one piece: %s", current).isTrue();
      } else if (!line.startsWith("# TYPE ")) {
        Matcher matcher = LINE.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        assertThat(matcher.group(1)).isEqualTo(current);
        assertThat(series.add(line.substring(0, line.lastIndexOf(' ')))).as("twice: %s", line).isTrue();
      }
    }
    assertThat(text).endsWith("\n");
  }

  @Test
  void aHopThatWorksAndOneThatBreaksHaveTheNamesOfTheBlackboxExporter() {
    String text = write(new FactsBuilder().proxy("a", Separator.PIPE).proxy("b", Separator.PIPE)
        .proxy("c", Separator.END).works("a").notConnected("b", FailureKind.REFUSED)
        .answers("c", 404, FailureKind.NOT_FOUND));
    isOfTheFormat(text);
    assertThat(text).contains("probe_success{hop=\"a\",role=\"module-proxy\",target=\"https://a.example:443\"} 1\n",
        "probe_success{hop=\"b\",role=\"module-proxy\",target=\"https://b.example:443\"} 0\n",
        "probe_http_status_code{hop=\"c\",role=\"module-proxy\",target=\"https://c.example:443\"} 404\n",
        "phase=\"resolve\"", "phase=\"connect\"", "phase=\"tls\"", "probe_dns_lookup_time_seconds",
        "gogetwell_verdict{state=\"open\"} 1\n", "gogetwell_verdict{state=\"healthy\"} 0\n");
  }

  @Test
  void whatWasNotAskedToItsEndHasNoValue() {
    String text = write(new FactsBuilder().proxy("a", Separator.PIPE).proxy("b", Separator.END)
        .notConnected("a", FailureKind.TIMEOUT).cut("a"));
    isOfTheFormat(text);
    assertThat(text).doesNotContain("probe_", "gogetwell_root_cause_info");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cert-mitm-product", "network-refused", "healthy-behind-proxy"})
  void theStoredReportsAreOfTheFormat(String name) throws Exception {
    Report report = report(name);
    String text = new PrometheusText().write(report);
    isOfTheFormat(text);
    report.verdict().rootCause().ifPresent(cause -> assertThat(text).contains("gogetwell_root_cause_info{code=\""
        + cause.code().code() + "\",confidence=\"" + cause.confidence().word() + "\"} 1"));
    assertThat(text).as("the address names the module").doesNotContain("/@v/", report.route().module());
  }

  @Test
  void aCertificateTellsWhenItEnds() throws Exception {
    assertThat(new PrometheusText().write(report("cert-mitm-product")))
        .containsPattern("probe_ssl_earliest_cert_expiry\\{[^}]*\\} 1[0-9]{9}\n")
        .contains("version=\"TLS 1.3\"");
  }

  private static Report report(String name) throws IOException, DamagedReportException {
    return new ReportJson(List.of()).read(Files.readAllBytes(Path.of("src/test/resources/reports", name + ".json")))
        .report();
  }

  @ParameterizedTest
  @MethodSource("dev.gogetwell.telemetry.PrometheusTextTest#hostile")
  void noValueEndsItselfOrItsLine(String hostile) {
    assertThat("x" + PrometheusText.labels(Map.of("target", hostile)) + " 1").matches(LINE);
  }

  static Stream<String> hostile() {
    return Stream.concat(HostileStrings.all(), Stream.of("a\"} 1\nevil 2", "\\",
        "\\\"", "\n", "\r", "\u2028", "\u0085", "{x=\"y\"}", "\ud800"));
  }
}
