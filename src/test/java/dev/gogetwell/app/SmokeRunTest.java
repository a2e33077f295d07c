package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gogetwell.machine.process.ProcessResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The trial that the proofs of the packages make, here from the build folder and without a screen.
class SmokeRunTest {
  @TempDir private Path folder;

  @Test
  void theWindowOpensInTheReadersLanguageAndComesToItsVerdict() throws Exception {
    assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
    Path file = folder.resolve("seen.json");
    ProcessResult result = new Program(folder, Map.of("HOME", folder.toString(), "LANG", "zh_CN.UTF-8",
        "PATH", "/usr/local/go/bin:/usr/bin:/bin",
        "JAVA_TOOL_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw")).run("--smoke=" + file);
    JsonNode seen = JsonMapper.builder().build().readTree(Files.readString(file));
    assertThat(result.exitCode()).as(seen.toPrettyString() + result.err()).isZero();
    assertThat(seen.path("ok").asBoolean()).isTrue();
    assertThat(seen.at("/window/title").asString()).isEqualTo("GoGetWell");
    assertThat(seen.at("/window/words").toString()).containsPattern("\\p{IsHan}");
    assertThat(seen.at("/practice/causes/0").asString()).isEqualTo("cert.expired");
    assertThat(seen.at("/trustStores/2/certificates").asInt()).isGreaterThan(100);
  }

  /// Else the cache of classes that a package brings would lack what the step that failed would have loaded.
  @Tag("slow")
  @Test
  void theTrainingRunComesThroughWindowHelpCheckAndTimeline() throws Exception {
    assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
    ProcessResult result = new Program(folder, Map.of("HOME", folder.toString(), "LANG", "en_US.UTF-8",
        "PATH", "/usr/local/go/bin:/usr/bin:/bin",
        "JAVA_TOOL_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw")).run("--train");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("Usage: gogetwell", "tls-reset", "cert.expired", "ClientHello");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsToldAtOnce() throws Exception {
    Path taken = Files.createFile(folder.resolve("taken"));
    ProcessResult result = new Program(folder, Map.of("HOME", folder.toString(), "PATH", "/usr/bin:/bin"))
        .run("--smoke=" + taken.resolve("seen.json"));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("Cannot write").contains("taken");
  }
}
