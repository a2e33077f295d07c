package dev.gogetwell.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.model.Report;
import dev.gogetwell.telemetry.Outcome.Trouble;
import dev.gogetwell.telemetry.Outcome.Why;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OtlpExportTest {
  private static final Outcome TAKEN = new Outcome(Optional.empty(), Optional.empty());

  private static Outcome send(String url, Map<String, String> variables) throws Exception {
    return send(url, variables, "");
  }

  private static Outcome send(String url, Map<String, String> variables, String certificates) throws Exception {
    CollectorSettings settings = new CollectorSettings(name -> variables.getOrDefault(name, ""));
    return new OtlpExport(settings.read(url, certificates), settings.resource(text -> text))
        .send(RunTraceTest.report("network-refused"));
  }

  private static Outcome both(Why why, int number) {
    return new Outcome(Optional.of(new Trouble(why, number)), Optional.of(new Trouble(why, number)));
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
  }

  /// One that speaks first, as mail servers do.
  private static ServerSocket greeting() throws IOException {
    ServerSocket server = listening();
    Thread.ofVirtual().start(() -> {
      try {
        while (true) {
          Socket peer = server.accept();
          Thread.ofVirtual().start(() -> {
            try (peer) {
              peer.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
              peer.shutdownOutput();
              peer.getInputStream().readAllBytes();
            } catch (IOException _) {
              // The client is gone.
            }
          });
        }
      } catch (IOException _) {
        // The test is over.
      }
    });
    return server;
  }

  private static String url(ServerSocket server) {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  @Test
  void theCollectorGetsTheTraceOfTheRunAsProtocolBuffers() throws Exception {
    Report report = RunTraceTest.report("network-refused");
    Map<String, SpanData> spans = RunTrace.of(report, Resource.empty()).stream()
        .collect(Collectors.toMap(SpanData::getSpanId, span -> span));
    try (TestCollector collector = TestCollector.taking()) {
      assertThat(send(collector.url(), Map.of())).isEqualTo(TAKEN);
      assertThat(collector.asked()).containsExactlyInAnyOrder("/v1/traces", "/v1/metrics");
      assertThat(collector.header("/v1/traces", "content-type")).isEqualTo("application/x-protobuf");
      WireMessage request = new WireMessage(collector.body("/v1/traces"));
      // opentelemetry/proto/trace/v1: resource_spans, scope_spans, spans.
      List<WireMessage> got = request.all(1, 2, 2);
      assertThat(got).hasSameSizeAs(spans.values());
      assertThat(request.all(1, 1).getFirst().attributes(1)).containsEntry("service.name", "gogetwell")
          .containsEntry("service.version", report.toolVersion()).doesNotContainKeys("host.name", "process.owner");
      for (WireMessage one : got) {
        SpanData sent = spans.get(one.hex(2));
        assertThat(one.hex(1)).isEqualTo(sent.getTraceId());
        assertThat(one.hex(4)).isEqualTo(sent.getParentSpanContext().isValid() ? sent.getParentSpanId() : "");
        assertThat(one.text(5)).isEqualTo(sent.getName());
        assertThat(one.number(7)).isEqualTo(sent.getStartEpochNanos());
        assertThat(one.number(8)).isEqualTo(sent.getEndEpochNanos());
        assertThat(one.attributes(9)).hasSize(sent.getAttributes().size());
      }
      WireMessage root = got.stream().filter(one -> one.hex(4).isEmpty()).findFirst().orElseThrow();
      assertThat(root.attributes(9)).containsEntry("gogetwell.cause", "network.refused")
          .containsEntry("gogetwell.verdict", "problem");
      assertThat(root.all(15).getFirst().number(3)).as("error").isEqualTo(2);
    }
  }

  @Test
  void theCollectorGetsTheNumbersAsGauges() throws Exception {
    try (TestCollector collector = TestCollector.taking()) {
      send(collector.url() + "/", Map.of());
      List<WireMessage> metrics = new WireMessage(collector.body("/v1/metrics")).all(1, 2, 2);
      WireMessage verdict = metrics.stream().filter(one -> one.text(1).equals("gogetwell_verdict")).findFirst()
          .orElseThrow();
      assertThat(verdict.all(5, 1)).hasSize(4).filteredOn(point -> point.real(4) == 1)
          .singleElement().satisfies(point -> assertThat(point.attributes(7)).containsEntry("state", "problem"));
      assertThat(metrics.stream().map(one -> one.text(1))).contains("probe_success", "gogetwell_check_duration_seconds");
    }
  }

  @Test
  void headersOfTheVariablesAreSentAndWhatIsPackedCanBeUnpacked() throws Exception {
    try (TestCollector collector = TestCollector.taking()) {
      assertThat(send("env", Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url() + "/otlp",
          "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", collector.url() + "/numbers",
          "OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20s3cret, x-scope = a+b",
          "OTEL_EXPORTER_OTLP_METRICS_HEADERS", "x-only=metrics", "OTEL_EXPORTER_OTLP_COMPRESSION", "gzip",
          "OTEL_SERVICE_NAME", "runners", "OTEL_RESOURCE_ATTRIBUTES", "service.instance.id=runner%207,=x,y")))
          .isEqualTo(TAKEN);
      assertThat(collector.asked()).containsExactlyInAnyOrder("/otlp/v1/traces", "/numbers");
      assertThat(collector.header("/otlp/v1/traces", "authorization")).isEqualTo("Bearer s3cret");
      assertThat(collector.header("/otlp/v1/traces", "x-scope")).isEqualTo("a+b");
      assertThat(collector.header("/numbers", "x-only")).isEqualTo("metrics");
      assertThat(collector.header("/numbers", "authorization")).isEmpty();
      try (InputStream packed = new GZIPInputStream(new ByteArrayInputStream(collector.body("/otlp/v1/traces")))) {
        assertThat(new WireMessage(packed.readAllBytes()).all(1, 1).getFirst().attributes(1))
            .containsEntry("service.name", "runners").containsEntry("service.instance.id", "runner 7");
      }
    }
  }

  @Test
  void whatACollectorDoesNotTakeIsSaidByItsStatusAndIsTriedOnce() throws Exception {
    try (TestCollector collector = new TestCollector(exchange -> exchange.sendResponseHeaders(
        exchange.getRequestURI().getPath().endsWith("traces") ? 200 : 503, -1))) {
      assertThat(send(collector.url(), Map.of()))
          .isEqualTo(new Outcome(Optional.empty(), Optional.of(new Trouble(Why.REFUSED, 503))));
      assertThat(collector.asked()).hasSize(2);
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (TestCollector elsewhere = TestCollector.taking();
        TestCollector collector = new TestCollector(exchange -> {
          exchange.getResponseHeaders().add("Location", elsewhere.url() + "/v1/traces");
          exchange.sendResponseHeaders(307, -1);
        })) {
      assertThat(send(collector.url(), Map.of())).isEqualTo(both(Why.REFUSED, 307));
      assertThat(elsewhere.asked()).isEmpty();
    }
  }

  @Test
  void whereNobodyListensThereIsNoConnection() throws Exception {
    ServerSocket gone = listening();
    gone.close();
    assertThat(send(url(gone), Map.of())).isEqualTo(both(Why.UNREACHABLE, 0));
  }

  @Test
  void aHostThatDoesNotExistIsUnreachable() throws Exception {
    assertThat(send("http://no-such-collector.invalid:4318", Map.of())).isEqualTo(both(Why.UNREACHABLE, 0));
  }

  @Test
  void aSilentCollectorIsLeftAfterTheLimitForBothTogether() throws Exception {
    try (ServerSocket silent = listening()) {
      long began = System.nanoTime();
      assertThat(send(url(silent), Map.of("OTEL_EXPORTER_OTLP_TIMEOUT", "1200"))).isEqualTo(both(Why.LATE, 1));
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofMillis(1200), Duration.ofSeconds(8));
    }
  }

  @Test
  void anAnswerWithoutEndIsLeft() throws Exception {
    byte[] chunk = new byte[1 << 16];
    try (TestCollector collector = new TestCollector(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      while (true) {
        out.write(chunk);
      }
    })) {
      Outcome outcome = send(collector.url(), Map.of("OTEL_EXPORTER_OTLP_TIMEOUT", "5000"));
      assertThat(outcome.trace().map(Trouble::why)).as("and the memory is bounded").hasValueSatisfying(why ->
          assertThat(why).isIn(Why.OTHER, Why.LATE));
    }
  }

  @Test
  void whatIsNoHttpIsAFailure() throws Exception {
    try (ServerSocket other = greeting()) {
      assertThat(send(url(other), Map.of())).isEqualTo(both(Why.OTHER, 0));
    }
  }

  @Test
  void whatSpeaksNoTlsWhereHttpsIsNamedIsNotTrusted() throws Exception {
    try (ServerSocket other = greeting()) {
      assertThat(send(url(other).replace("http:", "https:"), Map.of())).isEqualTo(both(Why.TLS, 0));
    }
  }

  @Test
  void overHttpsTheCertificatesOfTheVariableCountAndTheNameHasToFit() throws Exception {
    LabAuthority authority = LabAuthority.create("Collectors", Instant.now());
    try (TestCollector own = TestCollector.taking(authority.identity(LabAuthority.Form.GOOD, List.of("127.0.0.1")));
        TestCollector other = TestCollector.taking(authority.identity(LabAuthority.Form.GOOD, List.of("c.example")))) {
      assertThat(send(own.url(), Map.of(), authority.rootPem())).isEqualTo(TAKEN);
      assertThat(own.asked()).hasSize(2);
      assertThat(send(own.url(), Map.of())).as("Java's own list").isEqualTo(both(Why.TLS, 0));
      assertThat(send(other.url(), Map.of(), authority.rootPem())).as("another name").isEqualTo(both(Why.TLS, 0));
      assertThat(own.asked().size() + other.asked().size()).isEqualTo(2);
    }
  }

  @Test
  void certificatesThatAreNoneAreAFailureAndNoCrash() throws Exception {
    try (TestCollector plain = TestCollector.taking()) {
      assertThat(send(plain.url().replace("http:", "https:"), Map.of(), "nonsense")).isEqualTo(both(Why.OTHER, 0));
    }
  }

  @Test
  void nothingOfItIsLogged() throws Exception {
    List<String> logged = new ArrayList<>();
    Handler handler = new Handler() {
      @Override
      public void publish(LogRecord entry) {
        logged.add(entry.getLoggerName() + " " + entry.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try (TestCollector collector = new TestCollector(exchange -> {
      byte[] echo = exchange.getRequestHeaders().getFirst("Authorization").getBytes(StandardCharsets.US_ASCII);
      exchange.sendResponseHeaders(403, echo.length);
      exchange.getResponseBody().write(echo);
    })) {
      assertThat(send(collector.url(), Map.of("OTEL_EXPORTER_OTLP_HEADERS", "Authorization=s3cret")))
          .isEqualTo(both(Why.REFUSED, 403));
      assertThat(logged).noneMatch(line -> line.startsWith("io.opentelemetry"));
    } finally {
      root.removeHandler(handler);
    }
  }
}
