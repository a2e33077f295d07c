package dev.gogetwell.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.SideBySide.Case;
import dev.gogetwell.lab.scenario.Scenarios;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every practice network gets the verdict that it declares, from outside: the headless command in a process of its
/// own, with names, ports and paths of this run only and without any variable of the lab. The real go in the same
/// network has to agree.
class ScenarioVerdictTest {
  /// The lab's variables reach the command as arguments only.
  private static final String SCRIPT = """
      module=$LAB_MODULE hosts=$LAB_HOSTS
      unset LAB_MODULE LAB_HOSTS
      gogetwell check "$module" --json - --only-go-hosts --hosts "$hosts" --timeout 60s >"$1"
      code=$?
      [ "$2" = ask-go ] && go get "$module"
      exit $code
      """;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Tools tools = new Tools();
  private final SideBySide sideBySide = new SideBySide();
  @TempDir private Path folder;

  @BeforeEach
  void theToolsAreThere() throws InterruptedException {
    tools.needGo();
    tools.needNamespaces();
  }

  @AfterEach
  void end() {
    sideBySide.close();
  }

  @TestFactory
  Stream<DynamicTest> quickNetworks() {
    return sideBySide.tests(Scenarios.all().stream().filter(scenario -> !scenario.slow()).map(this::testCase).toList());
  }

  @Tag("slow")
  @TestFactory
  Stream<DynamicTest> slowNetworks() {
    return sideBySide.tests(Scenarios.all().stream().filter(Scenario::slow).map(this::testCase).toList());
  }

  private record Seen(JsonNode report, ProcessResult process) {}

  private Case<Seen> testCase(Scenario scenario) {
    long seed = ThreadLocalRandom.current().nextLong(1_000_000);
    return new Case<>(scenario.name() + ", seed " + seed, () -> run(scenario, seed), seen -> check(scenario, seen));
  }

  private Seen run(Scenario scenario, long seed) throws IOException, InterruptedException {
    Path report = folder.resolve(scenario.name() + ".json");
    ProcessResult process = tools.inNamespace(
        scenario, seed, SCRIPT, report.toString(), scenario.slow() ? "later" : "ask-go");
    String text = Files.exists(report) ? Files.readString(report) : "";
    assertThat(text).as(process.out() + process.err()).startsWith("{");
    return new Seen(JSON.readTree(text), process);
  }

  private static void check(Scenario scenario, Seen seen) {
    JsonNode report = seen.report();
    String said = seen.process().out() + seen.process().err();
    List<String> causes = values(report.path("causes"), "code");
    if (scenario.expected().isEmpty()) {
      assertThat(causes).as(said).isEmpty();
      assertThat(report.path("verdict").path("state").asString()).isEqualTo("healthy");
    } else {
      List<String> right = new ArrayList<>(List.of(scenario.expectedWord()));
      scenario.alsoRight().forEach(code -> right.add(code.code()));
      assertThat(causes).as(said).isNotEmpty();
      assertThat(causes.getFirst()).as(said).isIn(right);
    }
    assertThat(seen.process().exitCode()).as(said).isEqualTo(scenario.exitCode());
    scenario.warning().map(CauseCode::code)
        .ifPresent(warning -> assertThat(values(report.path("warnings"), "code")).contains(warning));
    if (scenario.fixWorks()) {
      assertThat(report.path("remedies")).as("an automatic remedy").anyMatch(r -> !r.path("changes").isEmpty());
    }
    assertThat(values(report.path("notTestable"), "what")).noneMatch(what -> what.contains("untested.check"));
    certainMeansProved(report);
    goAgrees(scenario, seen);
  }

  /// Nothing is certain without a control of the same run that passed.
  private static void certainMeansProved(JsonNode report) {
    for (String list : List.of("causes", "consequences", "warnings")) {
      report.path(list).forEach(finding -> {
        boolean controlled = false;
        for (JsonNode comparison : finding.path("comparisons")) {
          for (JsonNode cell : comparison.path("cells")) {
            controlled |= cell.path("control").asBoolean() && cell.path("passed").asInt() > 0;
          }
        }
        assertThat(controlled || !finding.path("confidence").asString().equals("certain")).as(finding.toString())
            .isTrue();
      });
    }
  }

  /// What go said as the witness, or afterwards; a slow scenario whose proof did not wait for go is left to its own
  /// test.
  private static void goAgrees(Scenario scenario, Seen seen) {
    List<String> witness = new ArrayList<>();
    seen.report().path("evidence").forEach(piece -> {
      if (piece.path("kind").asString().equals("command-run")) {
        witness.add(piece.path("output").asString());
      }
    });
    String said = String.join("\n", witness) + "\n" + seen.process().err();
    if (!scenario.slow() || !witness.isEmpty()) {
      assertThat(said).as("go in the same network").containsPattern(scenario.goSays());
    }
  }

  private static List<String> values(JsonNode array, String field) {
    List<String> values = new ArrayList<>();
    array.forEach(node -> values.add(node.path(field).isString() ? node.path(field).asString() : node.path(field).toString()));
    return values;
  }
}
