package dev.gogetwell.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectorSettingsTest {
  private static final String PREFIX = "OTEL_EXPORTER_OTLP_";

  private static Collector read(String named, String... variables) throws UnfitCollectorException {
    return settings(variables).read(named, "");
  }

  private static CollectorSettings settings(String... variables) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      all.put(variables[i], variables[i + 1]);
    }
    return new CollectorSettings(name -> all.getOrDefault(name, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "collector", "localhost:4318", "ftp://c.example", "http://", "http:///v1", "file:///etc/passwd",
      "http://s3cret:s3cret@c.example", "http://c.example?token=s3cret", "http://c.example/#s3cret", "http://c.example:0",
      "http://c.example:65536", "http://c.example/a b", "http://[::1", "https://c.example\r\nX: s3cret"})
  void whatIsNoAddressIsRefusedWithoutBeingShown(String address) {
    assertThatThrownBy(() -> read(address)).asInstanceOf(InstanceOfAssertFactories.type(UnfitCollectorException.class))
        .satisfies(problem -> assertThat(problem.what().toString()).contains("otlp.bad-address")
            .doesNotContain("s3cret"));
  }

  @Test
  void anAddressIsTheBaseOfBothPaths() throws UnfitCollectorException {
    assertThat(read("http://[::1]:4318")).extracting(Collector::traces, Collector::metrics)
        .containsExactly("http://[::1]:4318/v1/traces", "http://[::1]:4318/v1/metrics");
    assertThat(read("https://c.example/otlp/").traces()).isEqualTo("https://c.example/otlp/v1/traces");
  }

  @Test
  void theVariablesNameACollectorOnlyWhereTheyAreAskedFor() throws UnfitCollectorException {
    assertThat(read("http://a.example", PREFIX + "ENDPOINT", "http://b.example").traces()).startsWith("http://a.example/");
    assertThat(read("env", PREFIX + "ENDPOINT", "http://b.example").traces()).isEqualTo("http://b.example/v1/traces");
    assertThatThrownBy(() -> read("env")).hasMessageContaining("otlp.no-address");
    assertThatThrownBy(() -> read("env", PREFIX + "ENDPOINT", "http://b.example", PREFIX + "PROTOCOL", "grpc"))
        .hasMessageContaining("otlp.protocol");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret", "a b=s3cret", "x=s3cret%0d%0aY: z", "host=s3cret", "Content-Length=3", "=s3cret",
      "x=s3cret\u4e2d"})
  void headersThatAreNoneAreRefusedWithoutBeingShown(String headers) {
    assertThatThrownBy(() -> read("http://c.example", PREFIX + "HEADERS", headers))
        .hasMessageContaining("otlp.bad-headers").hasMessageNotContaining("s3cret");
  }

  @Test
  void aCollectorDoesNotPrintItsHeaders() throws UnfitCollectorException {
    Collector collector = read("http://c.example", PREFIX + "HEADERS", "authorization=s3cret,,");
    assertThat(collector.traceHeaders()).containsEntry("authorization", "s3cret");
    assertThat(collector.toString()).doesNotContain("s3cret");
  }

  @Test
  void theLimitIsBoundedAndNonsenseCountsAsUnset() throws UnfitCollectorException {
    assertThat(read("http://c.example", PREFIX + "TIMEOUT", "250").limit()).isEqualTo(Duration.ofMillis(250));
    assertThat(read("http://c.example", PREFIX + "TIMEOUT", "9999999").limit()).isEqualTo(Duration.ofSeconds(30));
    for (String nonsense : new String[] {"", "soon", "-1", "0", "1e3"}) {
      assertThat(read("http://c.example", PREFIX + "TIMEOUT", nonsense).limit()).isEqualTo(Duration.ofSeconds(10));
    }
  }

  @Test
  void whoTellsIsWhatTheVariablesSayWithoutWhatIsPrivate() {
    assertThat(settings().resource(text -> text)).isEqualTo(Map.of("service.name", "gogetwell"));
    assertThat(settings("OTEL_RESOURCE_ATTRIBUTES", "team=hidden corp,service.name=a,Bad Key=x", "OTEL_SERVICE_NAME", "b\n")
        .resource(text -> text.replace("hidden", "<private>")))
        .isEqualTo(Map.of("team", "<private> corp", "service.name", "b"));
  }
}
