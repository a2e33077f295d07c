package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.cli.ExitCode;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.telemetry.TestCollector;
import dev.gogetwell.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtlpCommandTest {
  private static final String BROKEN = "src/test/resources/reports/network-refused.json";
  private static final String HEALTHY = "src/test/resources/reports/healthy-behind-proxy.json";

  @TempDir private Path folder;
  private Map<String, String> variables;

  @BeforeEach
  void atHome() {
    variables = new HashMap<>(Map.of("HOME", folder.toString(), "PATH", "/nowhere", "XDG_STATE_HOME",
        folder.resolve("state").toString()));
  }

  private Headless headless(Language language) {
    return new Headless(language, variables, new byte[0]);
  }

  @Test
  void aCollectorIsToldAndNothingIsSaidOfIt() throws IOException {
    try (TestCollector collector = TestCollector.taking()) {
      Headless quiet = headless(Language.ENGLISH);
      int without = quiet.run("check", "--from", BROKEN);
      Headless program = headless(Language.ENGLISH);
      assertThat(program.run("check", "--from", BROKEN, "--otlp", collector.url())).isEqualTo(without)
          .isEqualTo(ExitCode.PROBLEM);
      assertThat(program.out()).isEqualTo(quiet.out());
      assertThat(program.err()).isEqualTo(quiet.err());
      assertThat(collector.asked()).containsExactlyInAnyOrder("/v1/traces", "/v1/metrics");
    }
  }

  @Test
  void aCollectorThatRefusesChangesNeitherTheVerdictNorTheExitCodeAndIsOneSentence() throws IOException {
    try (TestCollector collector = new TestCollector(exchange -> exchange.sendResponseHeaders(401, -1))) {
      Headless english = headless(Language.ENGLISH);
      assertThat(english.run("check", "--from", HEALTHY, "--json", "-", "--otlp", collector.url()))
          .isEqualTo(ExitCode.OK);
      assertThat(english.json().path("verdict").path("state").asString()).isEqualTo("healthy");
      assertThat(english.err().lines()).filteredOn(line -> line.contains("collector")).singleElement().asString()
          .contains("HTTP status 401", "The verdict does not depend on it").doesNotContain("127.0.0.1");
      Headless chinese = headless(Language.CHINESE);
      chinese.run("check", "--from", HEALTHY, "--otlp", collector.url());
      assertThat(chinese.err()).contains("没能把这次检查告诉 collector：它回答了 HTTP 状态码 401。");
    }
  }

  @Test
  void theVerdictAndTheFilesAreThereBeforeACollectorIsAsked() throws IOException {
    Headless program = headless(Language.ENGLISH);
    Path json = folder.resolve("report.json");
    List<String> seen = new CopyOnWriteArrayList<>();
    try (TestCollector collector = new TestCollector(exchange -> {
      seen.add(program.out() + Files.size(json));
      exchange.sendResponseHeaders(200, -1);
    })) {
      program.run("check", "--from", BROKEN, "--json", json.toString(), "--otlp", collector.url());
      assertThat(seen).hasSize(2).allMatch(out -> out.equals(program.out() + json.toFile().length()));
    }
  }

  @Test
  void withoutTheOptionNobodyIsToldWhateverTheVariablesSay() throws IOException {
    try (TestCollector collector = TestCollector.taking()) {
      variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url());
      headless(Language.ENGLISH).run("check", "--from", BROKEN);
      assertThat(collector.asked()).isEmpty();
      headless(Language.ENGLISH).run("check", "--from", BROKEN, "--otlp", "env");
      assertThat(collector.asked()).hasSize(2);
    }
  }

  @Test
  void whatIsNoAddressIsToldBeforeTheRun() {
    for (String bad : List.of("127.0.0.1:4318", "http://me:s3cret@127.0.0.1:4318", "env")) {
      Headless program = headless(Language.ENGLISH);
      assertThat(program.run("check", "--from", BROKEN, "--otlp", bad)).isEqualTo(ExitCode.USAGE);
      assertThat(program.err()).contains("--otlp").doesNotContain("s3cret");
      assertThat(program.out()).isEmpty();
    }
    variables.put("OTEL_EXPORTER_OTLP_CERTIFICATE", folder.resolve("none.pem").toString());
    Headless program = headless(Language.ENGLISH);
    assertThat(program.run("check", "--from", BROKEN, "--otlp", "https://127.0.0.1:4318")).isEqualTo(ExitCode.USAGE);
    assertThat(program.err()).contains("OTEL_EXPORTER_OTLP_CERTIFICATE");
  }

  @Test
  void classesOfTheSdkAreLoadedOnlyWhereACollectorIsTold() throws IOException, InterruptedException {
    try (TestCollector collector = TestCollector.taking()) {
      assertThat(loaded("check", "--from", BROKEN)).as("a program without it starts as before").isZero();
      assertThat(loaded("watch", "--history")).isZero();
      assertThat(loaded("check", "--from", BROKEN, "--otlp", collector.url())).isPositive();
    }
  }

  private long loaded(String... arguments) throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xlog:class+load:file=" + log, "-Xmx256m", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
    words.addAll(Arrays.asList(arguments));
    new Processes().run(ProcessSpec.of(words, Environment.of(Environment.ofThisProcess().os(), variables),
        Path.of("").toAbsolutePath(), Duration.ofMinutes(1)));
    List<String> lines = Files.readAllLines(log);
    assertThat(lines).anyMatch(line -> line.contains("dev.gogetwell.cli."));
    return lines.stream().filter(line -> line.contains(" io.opentelemetry.")).count();
  }
}
