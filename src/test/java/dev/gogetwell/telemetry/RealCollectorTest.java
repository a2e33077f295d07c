package dev.gogetwell.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.generate.Consumers;
import dev.gogetwell.model.Report;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The collector of OpenTelemetry itself, with its receiver for OTLP and its exporter to a file: what it writes is what
/// it understood.
class RealCollectorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern LISTENS = Pattern.compile("127\\.0\\.0\\.1:([1-9][0-9]*)");

  @TempDir private Path folder;
  private Path log;
  private Path told;
  private Process collector;

  @BeforeEach
  void start() throws IOException {
    String tool = Consumers.needed("otelcol").toString();
    log = folder.resolve("log");
    told = folder.resolve("told.jsonl");
    Path settings = Files.writeString(folder.resolve("collector.yaml"), """
        receivers: {otlp: {protocols: {http: {endpoint: "127.0.0.1:0"}}}}
        exporters: {file: {path: "%s", flush_interval: 100ms}}
        service:
          telemetry: {metrics: {level: none}}
          pipelines:
            traces: {receivers: [otlp], exporters: [file]}
            metrics: {receivers: [otlp], exporters: [file]}
        """.formatted(told));
    collector = new ProcessBuilder(tool, "--config", settings.toString()).redirectErrorStream(true)
        .redirectOutput(log.toFile()).start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (collector != null) {
      collector.destroy();
      collector.waitFor();
    }
  }

  private String url() {
    return Awaitility.await().atMost(PATIENCE).until(() -> {
      assertThat(collector.isAlive()).as(Files.readString(log)).isTrue();
      Matcher listens = LISTENS.matcher(Files.readString(log));
      return listens.find() ? Optional.of("http://" + listens.group()) : Optional.<String>empty();
    }, Optional::isPresent).orElseThrow();
  }

  private List<JsonNode> told() throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    JsonMapper json = JsonMapper.builder().build();
    String text = Files.exists(told) ? Files.readString(told) : "";
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
      if (!line.isBlank()) {
        documents.add(json.readTree(line));
      }
    }
    return documents;
  }

  private static List<JsonNode> below(JsonNode node, String... path) {
    List<JsonNode> found = List.of(node);
    for (String name : path) {
      found = found.stream().flatMap(one -> StreamSupport.stream(one.path(name).spliterator(), false)).toList();
    }
    return found;
  }

  @Test
  void theCollectorUnderstandsTheTraceAndTheMetrics() throws Exception {
    Report report = RunTraceTest.report("network-refused");
    CollectorSettings settings = new CollectorSettings(name -> name.endsWith("COMPRESSION") ? "gzip" : "");
    Outcome outcome = new OtlpExport(settings.read(url(), ""), Map.of("service.name", "gogetwell")).send(report);
    assertThat(outcome).isEqualTo(new Outcome(Optional.empty(), Optional.empty()));
    Awaitility.await().atMost(PATIENCE).until(() -> told().size() >= 2);
    List<JsonNode> spans = told().stream().flatMap(one -> below(one, "resourceSpans", "scopeSpans", "spans").stream())
        .toList();
    List<SpanData> sent = RunTrace.of(report, Resource.empty());
    assertThat(spans).hasSameSizeAs(sent);
    for (SpanData one : sent) {
      JsonNode got = spans.stream().filter(span -> span.path("spanId").asString().equals(one.getSpanId())).findFirst()
          .orElseThrow();
      assertThat(got.path("traceId").asString()).isEqualTo(one.getTraceId());
      assertThat(got.path("name").asString()).isEqualTo(one.getName());
      assertThat(got.path("startTimeUnixNano").asString()).isEqualTo("" + one.getStartEpochNanos());
      assertThat(got.path("endTimeUnixNano").asString()).isEqualTo("" + one.getEndEpochNanos());
      assertThat(got.path("attributes")).hasSize(one.getAttributes().size());
    }
    JsonNode root = spans.stream().filter(span -> span.path("parentSpanId").asString("").isEmpty()).findFirst()
        .orElseThrow();
    assertThat(root.path("status").path("message").asString()).isEqualTo("network.refused");
    List<String> metrics = told().stream().flatMap(one -> below(one, "resourceMetrics", "scopeMetrics", "metrics")
        .stream()).map(metric -> metric.path("name").asString()).toList();
    assertThat(metrics).contains("gogetwell_verdict", "probe_success", "gogetwell_root_cause_info");
  }
}
