package dev.gogetwell.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.SideBySide.Case;
import dev.gogetwell.lab.scenario.Scenarios;
import dev.gogetwell.machine.process.ProcessResult;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/// Every promised fix, from outside: tried without writing, written, proved by the command that failed in a new login
/// shell with an empty module cache, undone to the same bytes. Then, with the cache warm, a remedy that has nothing to
/// do with the trouble must not turn green.
class ScenarioFixTest {
  /// `$HOME/go/pkg` is left out: there go itself keeps the tree heads of the checksum database, whoever runs it.
  private static final String SCRIPT = """
      module=$LAB_MODULE hosts=$LAB_HOSTS scratch=${LAB_HOSTS%/*}
      unset LAB_MODULE LAB_HOSTS
      bytes() {
        find "$HOME" "$PWD" -type f ! -path "$HOME/.local/state/gogetwell/*" ! -path "$HOME/go/pkg/*" -exec sha256sum {} + | sort | sha256sum
      }
      gogetwell check "$module" --json "$scratch/report.json" --only-go-hosts --hosts "$hosts" --timeout 60s >&2
      before=$(bytes)
      gogetwell fix try >&2; echo "try=$?"
      [ "$(bytes)" = "$before" ]; echo "try-wrote-nothing=$?"
      gogetwell fix apply >&2; echo "apply=$?"
      [ "$(bytes)" != "$before" ]; echo "applied=$?"
      mkdir "$scratch/copy" && cp go.mod main.go "$scratch/copy"
      env -i HOME="$HOME" sh -lc "cd '$scratch/copy' && go get '$module'" >&2; echo "command=$?"
      [ -d "$scratch/modcache/cache/download" ]; echo "cache-is-warm=$?"
      gogetwell fix undo >&2; echo "undo=$?"
      [ "$(bytes)" = "$before" ]; echo "same-bytes=$?"
      if [ "$2" = broken ]; then
        "$JAVA_HOME/bin/java" -cp "$1" dev.gogetwell.lab.UnrelatedRemedy \\
          "$module" "$scratch/other-state"; echo "unrelated=$?"
      fi
      """;

  private final Tools tools = new Tools();
  private final SideBySide sideBySide = new SideBySide();

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
    return tests(false);
  }

  @Tag("slow")
  @TestFactory
  Stream<DynamicTest> slowNetworks() {
    return tests(true);
  }

  private Stream<DynamicTest> tests(boolean slow) {
    return sideBySide.tests(Scenarios.all().stream().filter(scenario -> scenario.fixWorks() && scenario.slow() == slow)
        .map(this::testCase).toList());
  }

  private Case<ProcessResult> testCase(Scenario scenario) {
    long seed = ThreadLocalRandom.current().nextLong(1_000_000);
    String state = scenario.expected().isPresent() ? "broken" : "healthy";
    String classPath = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .map(entry -> java.nio.file.Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(java.io.File.pathSeparator));
    return new Case<>(scenario.name() + ", seed " + seed,
        () -> tools.inNamespace(scenario, seed, SCRIPT, classPath, state), result -> check(scenario, result));
  }

  private static void check(Scenario scenario, ProcessResult result) {
    Map<String, String> outcomes = result.out().lines().filter(line -> line.matches("[a-z-]+=\\d+"))
        .collect(Collectors.toMap(line -> line.split("=")[0], line -> line.split("=")[1]));
    String said = result.out() + result.err();
    for (String step : new String[] {
      "try", "try-wrote-nothing", "apply", "applied", "command", "cache-is-warm", "undo", "same-bytes"}) {
      assertThat(outcomes.get(step)).as(step + "\n" + said).isEqualTo("0");
    }
    if (scenario.expected().isPresent()) {
      assertThat(outcomes.get("tried")).as(said).isEqualTo("0");
      assertThat(outcomes.get("unrelated")).as("an unrelated remedy\n" + said).isEqualTo("1");
    }
  }
}
