package dev.gogetwell.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.corpus.Rejudging;
import dev.gogetwell.lab.ScenarioPairs.Case;
import dev.gogetwell.lab.scenario.Scenarios;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Report;
import dev.gogetwell.report.ReportJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every practice network once, from outside: the headless commands in processes of their own, with names, ports and
/// paths of this run only and without any variable of the lab.
///
/// The network gets the verdict that it declares, its report follows the schema and gives the same verdict when it is
/// judged again, and the real go in the same network fails as declared. Every promised fix is tried without writing,
/// written, proved by the command that failed in a new login shell with an empty module cache, and undone to the same
/// bytes; then, with the cache warm, a remedy that has nothing to do with the trouble must not turn green.
///
/// Each network takes seconds, and what rules make of the reports is tested for all of them by CorpusTest: the suite
/// runs a few, `.ci/run` more of them (tests of the group `slow`). `-Dgogetwell.scenarios=all` runs all, `a,b` these
/// only.
public abstract class ScenarioRuns {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> NAMED = Set.of(System.getProperty("gogetwell.scenarios", "").split(","));
  /// One network of each layer that waits for no long time limit: one with a promised fix, which takes the longest, and
  /// for the other layers one without where there is one.
  private static final Set<String> OF_LAYERS = firstOf(ofLayers(), (cause, _) -> cause.layer(), 64);
  /// One network of each cause with a promised fix, and one of each without.
  private static final Set<String> OF_CAUSES = firstOf(Scenarios.all(), (cause, fix) -> cause.code() + " " + fix, 6);

  /// The lab's variables reach the command as arguments only. Where something is to be mended, go is heard in a copy
  /// with a cache of its own, so that the fix finds everything as it was. `$HOME/go/pkg` is left out of the bytes:
  /// there go itself keeps the tree heads of the checksum database, whoever runs it.
  private static final String SCRIPT = """
      module=$LAB_MODULE hosts=$LAB_HOSTS scratch=${LAB_HOSTS%/*}
      unset LAB_MODULE LAB_HOSTS
      bytes() {
        find "$HOME" "$PWD" -type f ! -path "$HOME/.local/state/gogetwell/*" ! -path "$HOME/go/pkg/*" -exec sha256sum {} + | sort | sha256sum
      }
      copy() {
        mkdir "$scratch/$1" && cp go.mod main.go "$scratch/$1"
      }
      gogetwell check "$module" --json - --only-go-hosts --hosts "$hosts" --timeout 60s >"$1.json"; echo "check=$?"
      if [ "$2" = as-it-is ]; then
        timeout 75 go get "$module" >"$1.go" 2>&1; code=$?
        [ $code != 124 ] || { echo "and no end in 75 s" >>"$1.go"; code=1; }
        echo "go=$code"
        exit
      fi
      copy first; (cd "$scratch/first" && GOMODCACHE="$scratch/cold" go get "$module") >"$1.go" 2>&1; echo "go=$?"
      before=$(bytes)
      gogetwell fix try >&2; echo "try=$?"
      [ "$(bytes)" = "$before" ]; echo "try-wrote-nothing=$?"
      gogetwell fix apply >&2; echo "apply=$?"
      [ "$(bytes)" != "$before" ]; echo "applied=$?"
      copy second; env -i HOME="$HOME" sh -lc "cd '$scratch/second' && go get -x '$module'" >"$1.fixed" 2>&1; echo "command=$?"
      grep -q /lookup/ "$1.fixed"; echo "verified=$?"
      [ -d "$scratch/modcache/cache/download" ]; echo "cache-is-warm=$?"
      gogetwell fix undo >&2; echo "undo=$?"
      [ "$(bytes)" = "$before" ]; echo "same-bytes=$?"
      if [ "$2" = mend-broken ]; then
        "$JAVA_HOME/bin/java" -cp "$3" dev.gogetwell.lab.UnrelatedRemedy \\
          "$module" "$scratch/other-state"; echo "unrelated=$?"
      fi
      """;

  private final LabTools tools = new LabTools();
  private final ScenarioPairs sideBySide = new ScenarioPairs();
  private final Schema schema = schema();
  @TempDir private Path folder;

  private static Schema schema() {
    try (InputStream in = ScenarioRuns.class.getResourceAsStream("/gogetwell/schema/report.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(JSON.readTree(in));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

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
  Stream<DynamicTest> networks() {
    return sideBySide.tests(Scenarios.all().stream().filter(this::isWanted).map(this::testCase).toList());
  }

  /// Whether a network is run by this class.
  protected abstract boolean isWanted(Scenario scenario);

  /// Whether the networks to be run are named on the command line.
  protected static boolean areNamed() {
    return !NAMED.contains("");
  }

  /// By its name, as one of `all`, or as one of the `rest` that CI leaves out.
  protected static boolean isNamed(Scenario scenario) {
    return NAMED.contains("all") || NAMED.contains(scenario.name())
        || (NAMED.contains("rest") && !isOneOfTheFew(scenario) && !isOneOfMany(scenario));
  }

  /// Whether a network is one of the few that every run of the suite takes.
  protected static boolean isOneOfTheFew(Scenario scenario) {
    return OF_LAYERS.contains(scenario.name());
  }

  /// Whether a network is one for each cause, or is of the half of those with a fix to be tried or of the eighth of all
  /// others that are taken beside these, always the same by their names.
  protected static boolean isOneOfMany(Scenario scenario) {
    return OF_CAUSES.contains(scenario.name())
        || Math.floorMod(scenario.name().hashCode(), scenario.fixWorks() ? 2 : 8) == 0;
  }

  private static List<Scenario> ofLayers() {
    List<Scenario> quick = Scenarios.all().stream().filter(one -> !one.slow()).toList();
    List<Scenario> order = new ArrayList<>();
    quick.stream().filter(one -> one.fixWorks() && one.expected().isPresent()).findFirst().ifPresent(order::add);
    order.addAll(quick.stream().sorted(Comparator.comparing(Scenario::fixWorks)).toList());
    return order;
  }

  /// The first network of each kind in their usual order; of the healthy ones, which are many, one in `every`.
  private static Set<String> firstOf(List<Scenario> from, BiFunction<CauseCode, Boolean, String> kind, int every) {
    Set<String> kinds = new HashSet<>();
    Set<String> names = new HashSet<>();
    int healthy = 0;
    for (Scenario scenario : from) {
      boolean isFirst = scenario.expected().map(cause -> kinds.add(kind.apply(cause, scenario.fixWorks())))
          .orElse(false);
      if (isFirst || scenario.expected().isEmpty() && healthy++ % every == 0) {
        names.add(scenario.name());
      }
    }
    return names;
  }

  /// What came of a run.
  ///
  /// @param text the report
  /// @param codes the exit codes of the steps, by their names
  /// @param go what the real go said before anything was mended
  /// @param process what the steps printed
  private record Seen(String text, JsonNode report, Map<String, String> codes, String go, ProcessResult process) {}

  private Case<Seen> testCase(Scenario scenario) {
    long seed = ThreadLocalRandom.current().nextLong(1_000_000);
    return new Case<>(scenario.name() + ", seed " + seed, () -> run(scenario, seed), seen -> check(scenario, seen));
  }

  private Seen run(Scenario scenario, long seed) throws IOException, InterruptedException {
    Path out = folder.resolve(scenario.name());
    String mode = !scenario.fixWorks() ? "as-it-is" : scenario.expected().isPresent() ? "mend-broken" : "mend";
    ProcessResult process = tools.inNamespace(scenario, seed, SCRIPT, out.toString(), mode, LabTools.classPath());
    LabTools.skipWithoutTunnel(process);
    String text = read(out + ".json");
    assertThat(text).as(process.out() + process.err()).startsWith("{");
    Map<String, String> codes = process.out().lines().filter(line -> line.matches("[a-z-]+=\\d+"))
        .collect(Collectors.toMap(line -> line.split("=")[0], line -> line.split("=")[1]));
    return new Seen(text, JSON.readTree(text), codes, read(out + ".go"), process);
  }

  private static String read(String file) throws IOException {
    return Files.exists(Path.of(file)) ? Files.readString(Path.of(file)) : "";
  }

  private void check(Scenario scenario, Seen seen) throws Exception {
    verdict(scenario, seen);
    report(seen);
    assertThat(seen.go()).as("go in the same network").containsPattern(scenario.goSays());
    assertThat(seen.codes().get("go")).isEqualTo(scenario.expected().isEmpty() ? "0" : "1");
    if (scenario.fixWorks()) {
      fix(scenario, seen);
    }
  }

  private static void verdict(Scenario scenario, Seen seen) {
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
    assertThat(seen.codes().get("check")).as(said).isEqualTo(Integer.toString(scenario.exitCode()));
    scenario.warning().map(CauseCode::code)
        .ifPresent(warning -> assertThat(values(report.path("warnings"), "code")).contains(warning));
    if (scenario.fixWorks()) {
      assertThat(report.path("remedies")).as("an automatic remedy").anyMatch(r -> !r.path("changes").isEmpty());
    }
    assertThat(values(report.path("notTestable"), "what")).noneMatch(what -> what.contains("untested.check"));
    certainMeansProved(report);
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

  private void report(Seen seen) throws Exception {
    assertThat(schema.validate(seen.report())).isEmpty();
    Report stored = new ReportJson(List.of()).read(seen.text()).report();
    if (Corpus.isVeiled(stored)) {
      return;
    }
    Report again = Rejudging.again(stored);
    // A quote is cut to a length, in the run before a long home is replaced by a short word, here behind that.
    assertThat(again.verdict()).as("judged again").usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*details.*args.*").isEqualTo(stored.verdict());
    assertThat(again.steps()).isEqualTo(stored.steps());
    assertThat(again.remedies()).isEqualTo(stored.remedies());
  }

  private static void fix(Scenario scenario, Seen seen) {
    String said = seen.process().out() + seen.process().err();
    for (String step : List.of("try", "try-wrote-nothing", "apply", "applied", "command", "verified", "cache-is-warm",
        "undo", "same-bytes")) {
      assertThat(seen.codes().get(step)).as(step + "\n" + said).isEqualTo("0");
    }
    if (scenario.expected().isPresent()) {
      assertThat(seen.codes().get("tried")).as(said).isEqualTo("0");
      assertThat(seen.codes().get("unrelated")).as("an unrelated remedy\n" + said).isEqualTo("1");
    }
  }

  private static List<String> values(JsonNode array, String field) {
    List<String> values = new ArrayList<>();
    array.forEach(node ->
        values.add(node.path(field).isString() ? node.path(field).asString() : node.path(field).toString()));
    return values;
  }
}
