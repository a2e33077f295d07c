package dev.gogetwell.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.path.Distance;
import dev.gogetwell.lab.scenario.Scenarios;
import dev.gogetwell.machine.process.JvmOptions;
import dev.gogetwell.machine.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The controls, again and again: every practice network in which nothing may be accused, and those in which nothing
/// but the plain fault of a server may be, while every packet takes a time of its own. One judgement may be right by
/// luck. They are judged without the word of the real go, which would clear what our own look accuses; only where
/// servers are slower than our patience it is heard, as in a run. ScenarioTest hears it in every network.
///
/// A few run once with the other slow tests. All of them, twenty times each, with the table of the lab's README:
/// `./mvnw test -Dtest=ControlRunsTest -Dtest.excluded=none -Dgogetwell.controls=20
/// -Dsurefire.failIfNoSpecifiedTests=false`, some forty minutes; the table is in `target/controls.txt` as well.
/// `-Dgogetwell.scenarios=a,b` runs these.
@Tag("slow")
class ControlRunsTest {
  private static final int REPEATS = Integer.getInteger("gogetwell.controls", 0);
  private static final Set<String> NAMED = Set.of(System.getProperty("gogetwell.scenarios", "").split(","));
  private static final long SEED = Long.getLong("gogetwell.controls.seed", 1);
  private static final int WIDE = Integer.getInteger("gogetwell.controls.wide", 2);
  /// Those that wait for slow servers need no processor meanwhile.
  private static final int SLOW_WIDE = 3 * WIDE;
  /// So many runs share a network and a process.
  private static final int BATCH = 10;
  private static final int SAMPLE = 12;
  private static final Distance DISTANCE = new Distance(Duration.ZERO, Duration.ofMillis(40));
  private static final Path TABLE = Path.of("target", "controls.txt");
  /// A server is really down there, and nobody else may be accused.
  private static final Set<String> PLAIN_FAULTS = Set.of("network-refused", "network-refused-doh-blocked",
      "network-refused-neighbour", "network-down-for-all", "network-vpn-off", "cert-expired");
  private static final String SCRIPT = """
      module=$LAB_MODULE hosts=$LAB_HOSTS
      unset LAB_MODULE LAB_HOSTS
      exec "$JAVA_HOME/bin/java" $3 -cp "$2" dev.gogetwell.lab.RepeatedChecks "$1" "$module" "$hosts" "$4"
      """;

  private final LabTools tools = new LabTools();

  /// What came of some runs of one network.
  private record Counts(int runs, List<String> accusations, int cannotTell) {
    Counts plus(Counts other) {
      List<String> all = new ArrayList<>(accusations);
      all.addAll(other.accusations());
      return new Counts(runs + other.runs(), all, cannotTell + other.cannotTell());
    }

    String line(String name) {
      Map<String, Integer> which = new TreeMap<>();
      accusations.forEach(code -> which.merge(code, 1, Integer::sum));
      return "| %s | %d | %d | %d |%s".formatted(name, runs, accusations.size(), cannotTell,
          which.isEmpty() ? "" : " " + which);
    }
  }

  private record Batch(Scenario scenario, int number, int runs) {}

  @Test
  void nothingIsAccusedHoweverLongThePacketsTake() throws Exception {
    tools.needGo();
    tools.needNamespaces();
    tools.needTunnels();
    Map<String, Counts> counts = new TreeMap<>();
    List<Batch> batches = batches();
    run(batches.stream().filter(batch -> !batch.scenario().slow()).toList(), WIDE, counts);
    run(batches.stream().filter(batch -> batch.scenario().slow()).toList(), SLOW_WIDE, counts);
    String table = table(counts);
    Files.createDirectories(TABLE.getParent());
    Files.writeString(TABLE, table);
    System.out.print(table);
    assertThat(counts.values()).as(table).isNotEmpty().allMatch(each -> each.accusations().isEmpty());
  }

  private static List<Batch> batches() {
    List<Scenario> controls = Scenarios.all().stream().filter(chosen()).toList();
    if (REPEATS == 0 && NAMED.contains("")) {
      return controls.stream().filter(one -> !one.slow()).filter(one -> controls.indexOf(one) % SAMPLE == 0)
          .map(one -> new Batch(one, 0, 1)).toList();
    }
    List<Batch> batches = new ArrayList<>();
    for (int begun = 0; begun < Math.max(1, REPEATS); begun += BATCH) {
      for (Scenario control : controls) {
        batches.add(new Batch(control, begun, Math.min(BATCH, Math.max(1, REPEATS) - begun)));
      }
    }
    return batches;
  }

  private static Predicate<Scenario> chosen() {
    return one -> NAMED.contains(one.name())
        || (NAMED.contains("") && (one.expected().isEmpty() || PLAIN_FAULTS.contains(one.name())));
  }

  private void run(List<Batch> batches, int wide, Map<String, Counts> counts) throws Exception {
    Map<Batch, Future<Counts>> results = new LinkedHashMap<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(wide)) {
      batches.forEach(batch -> results.put(batch, workers.submit((Callable<Counts>) () -> counted(batch))));
    }
    for (Map.Entry<Batch, Future<Counts>> each : results.entrySet()) {
      counts.merge(each.getKey().scenario().name(), each.getValue().get(), Counts::plus);
    }
  }

  private Counts counted(Batch batch) throws IOException, InterruptedException {
    Scenario scenario = batch.scenario();
    long seed = SEED + Math.floorMod(scenario.name().hashCode(), 1_000_000) + batch.number();
    ProcessResult process = tools.inNamespace(new LabTools.Conditions(scenario, seed, Optional.of(DISTANCE),
        Duration.ofSeconds(60 + 75L * batch.runs())), SCRIPT, Integer.toString(batch.runs()),
        LabTools.classPath(), String.join(" ", JvmOptions.shipped()),
        isLeftToGo(scenario) ? "go" : "alone");
    List<List<String>> checks = RepeatedChecks.read(process.out());
    assertThat(checks).as(scenario.name() + process.out() + process.err()).hasSize(batch.runs());
    Counts counts = checks.stream().map(words -> read(scenario, words))
        .reduce(new Counts(0, List.of(), 0), Counts::plus);
    System.out.println(counts.line(scenario.name()));
    return counts;
  }

  /// Healthy is right, and so is the plain fault; anything else that is named is an accusation.
  private static Counts read(Scenario scenario, List<String> words) {
    List<String> causes = new ArrayList<>(words.subList(1, words.size()));
    causes.remove(scenario.expectedWord());
    scenario.alsoRight().forEach(code -> causes.remove(code.code()));
    boolean told = words.getFirst().equals(scenario.expected().isEmpty() ? "healthy" : "problem");
    return new Counts(1, causes, causes.isEmpty() && !told ? 1 : 0);
  }

  /// Where servers are slower than our own patience only go's can tell, and where nothing is looked up any more only
  /// its cache; a run waits for both.
  private static boolean isLeftToGo(Scenario scenario) {
    return scenario.expected().isEmpty() && (scenario.slow() || scenario.name().equals("healthy-off-but-cached"));
  }

  private static String table(Map<String, Counts> counts) {
    StringBuilder table = new StringBuilder("| network | runs | accusations | cannot tell |\n|---|--:|--:|--:|\n");
    counts.forEach((name, each) -> table.append(each.line(name)).append('\n'));
    return table.append(sum(counts.values()).line("**all**")).append('\n').toString();
  }

  private static Counts sum(Collection<Counts> counts) {
    return counts.stream().reduce(new Counts(0, List.of(), 0), Counts::plus);
  }
}
