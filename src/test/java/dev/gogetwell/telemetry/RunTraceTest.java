package dev.gogetwell.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Separator;
import dev.gogetwell.report.DamagedReportException;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.ReportJson;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTraceTest {
  private static final AttributeKey<String> CAUSE = AttributeKey.stringKey("gogetwell.cause");

  private static List<SpanData> trace(Report report) {
    return RunTrace.of(report, Resource.empty());
  }

  static Report report(String name) throws IOException, DamagedReportException {
    return new ReportJson(List.of()).read(Files.readAllBytes(Path.of("src/test/resources/reports", name + ".json")))
        .report();
  }

  private static SpanData root(List<SpanData> trace) {
    return trace.stream().filter(span -> !span.getParentSpanContext().isValid()).findFirst().orElseThrow();
  }

  private static long nanos(Instant moment) {
    return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), 1_000_000_000L), moment.getNano());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cert-mitm-product", "network-refused", "healthy-behind-proxy", "path-mtu"})
  void aRunIsOneTraceWithASpanForEachMeasurementInTheTimesOfTheReport(String name) throws Exception {
    Report report = report(name);
    List<SpanData> trace = trace(report);
    assertThat(trace.stream().map(SpanData::getTraceId).distinct()).hasSize(1);
    assertThat(trace.stream().map(SpanData::getSpanId).distinct()).hasSameSizeAs(trace);
    Map<String, SpanData> byId = trace.stream().collect(Collectors.toMap(SpanData::getSpanId, Function.identity()));
    assertThat(trace.stream().filter(span -> !span.getParentSpanContext().isValid())).as("one root").hasSize(1);
    SpanData root = root(trace);
    assertThat(root.getStartEpochNanos()).isEqualTo(nanos(report.started()));
    assertThat(root.getEndEpochNanos()).isEqualTo(nanos(report.started().plus(report.took())));
    for (SpanData span : trace) {
      assertThat(span.getStartEpochNanos()).isLessThanOrEqualTo(span.getEndEpochNanos());
      if (span != root) {
        SpanData parent = byId.get(span.getParentSpanId());
        assertThat(span.getStartEpochNanos()).as(span.getName()).isGreaterThanOrEqualTo(parent.getStartEpochNanos());
        assertThat(span.getEndEpochNanos()).as(span.getName()).isLessThanOrEqualTo(parent.getEndEpochNanos());
      }
    }
    AttributeKey<String> id = AttributeKey.stringKey("gogetwell.evidence");
    for (Evidence piece : report.evidence()) {
      SpanData own = trace.stream().filter(span -> piece.id().value().equals(span.getAttributes().get(id))).findFirst()
          .orElseThrow();
      assertThat(own.getEndEpochNanos()).isEqualTo(nanos(report.started().plus(piece.at())));
      assertThat(own.getStartEpochNanos()).isEqualTo(nanos(report.started().plus(piece.at()).minus(piece.took())));
      assertThat(own.getStatus().getStatusCode() == StatusCode.ERROR).isEqualTo(!piece.measurement().worked());
    }
  }

  @Test
  void aProblemIsAnErrorWithItsCauseAtTheRunAndAtItsHop() throws Exception {
    Report report = report("network-refused");
    List<SpanData> trace = trace(report);
    assertThat(root(trace).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(root(trace).getStatus().getDescription()).isEqualTo("network.refused");
    assertThat(root(trace).getAttributes().get(CAUSE)).isEqualTo("network.refused");
    assertThat(trace.stream().filter(span -> span.getName().startsWith("hop ")
        && "network.refused".equals(span.getAttributes().get(CAUSE)))).as("the accused hop").isNotEmpty()
        .allMatch(span -> span.getStatus().getStatusCode() == StatusCode.ERROR);
    assertThat(trace).anyMatch(span -> span.getName().equals("connect")
        && "refused".equals(span.getAttributes().get(AttributeKey.stringKey("error.type"))));
    assertThat(trace).anyMatch(span -> span.getName().startsWith("experiment "));
  }

  @Test
  void aHealthyRunIsOkAndNamesNoCause() throws Exception {
    List<SpanData> trace = trace(report("healthy-behind-proxy"));
    assertThat(root(trace).getStatus().getStatusCode()).isEqualTo(StatusCode.OK);
    assertThat(trace).noneMatch(span -> span.getAttributes().get(CAUSE) != null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cert-mitm-product", "path-mtu"})
  void aStoredReportGivesTheSameTraceAndTheSameMetrics(String name) throws Exception {
    Report report = Redactor.of(report(name)).redact(report(name));
    ReportJson json = new ReportJson(List.of());
    Report again = json.read(json.write(report).getBytes(StandardCharsets.UTF_8)).report();
    assertThat(lines(trace(again))).isEqualTo(lines(trace(report)));
    assertThat(trace(again).getFirst().getTraceId()).isNotEqualTo(trace(report("network-refused")).getFirst()
        .getTraceId());
    assertThat(lines(RunGauges.of(again, Resource.empty()))).isEqualTo(lines(RunGauges.of(report, Resource.empty())));
  }

  private static String lines(List<?> all) {
    return all.stream().map(Object::toString).sorted().collect(Collectors.joining("\n"));
  }

  @Test
  void whatStandsInATraceWasRedactedAndNothingOfAPeerIsIn() throws Exception {
    Report report = report("cert-mitm-product");
    for (SpanData span : trace(report)) {
      assertThat(span.toString()).doesNotContain("/@v/").doesNotContain("BEGIN CERTIFICATE");
    }
    Report safe = Redactor.of(report).redact(report);
    assertThat(root(trace(safe)).getAttributes().get(AttributeKey.stringKey("gogetwell.module")))
        .isEqualTo(safe.route().module());
  }

  @Test
  void theMetricsAreThoseOfTheFileForPrometheus() throws Exception {
    Report report = report("cert-mitm-product");
    List<MetricData> metrics = RunGauges.of(report, Resource.empty());
    String file = new PrometheusText().write(report);
    assertThat(metrics.stream().map(MetricData::getName).toList()).containsExactlyInAnyOrderElementsOf(
        Stream.of(file.split("\n")).filter(line -> line.startsWith("# TYPE ")).map(line -> line.split(" ")[2]).toList());
    long lines = Stream.of(file.split("\n")).filter(line -> !line.startsWith("#")).count();
    assertThat(metrics.stream().mapToLong(metric -> metric.getDoubleGaugeData().getPoints().size()).sum())
        .isEqualTo(lines);
    assertThat(metrics).allSatisfy(metric -> assertThat(metric.getDoubleGaugeData().getPoints()).allMatch(point ->
        point.getEpochNanos() == nanos(report.started().plus(report.took()))));
  }

  @Test
  void aReportWithAnyTimesAndAnyNumberOfPiecesIsToldWithinBounds() {
    Report report = new FactsBuilder().proxy("a", Separator.END).notConnected("a", FailureKind.REFUSED).report();
    Evidence piece = report.evidence().getLast();
    Duration endless = Duration.ofNanos(Long.MAX_VALUE);
    List<Evidence> many = Stream.iterate(0, n -> n + 1).limit(5000).map(n -> new Evidence(piece.id(), piece.hop(),
        piece.trial(), n % 2 == 0 ? endless : endless.negated(), endless, piece.measurement())).toList();
    for (Instant started : List.of(Instant.MIN, Instant.MAX, Instant.EPOCH)) {
      Report hostile = new Report("\u202e\n" + "x".repeat(5000), started, endless.negated(), report.end(),
          report.target(), report.symptom(), report.scope(), report.settings(), report.route(), many, report.endings(),
          report.steps(), report.verdict(), report.remedies(), report.hostsContacted());
      List<SpanData> trace = trace(hostile);
      assertThat(trace.size()).isBetween(2000, 2100);
      assertThat(trace.stream().allMatch(span -> span.getStartEpochNanos() > 0
          && span.getStartEpochNanos() <= span.getEndEpochNanos())).isTrue();
      assertThat(root(trace).getAttributes().get(AttributeKey.longKey("gogetwell.measurements.left_out")))
          .isEqualTo(3000);
      assertThat(RunGauges.of(hostile, Resource.empty())).isNotEmpty();
    }
  }
}
