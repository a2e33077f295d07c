package dev.gogetwell.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.scenario.Scenarios;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two practice networks at once, judged by the real go in the same network: what it says of both is what it says of
/// one of them alone, and that one is the cause; where it passes, nothing may be accused.
///
/// A few kept ones run with the other slow tests. More of them, drawn from all networks, for as long as one wants:
/// `./mvnw test -Dtest=ScenarioPairTest -Dtest.excluded=none -Dgogetwell.pairs=1000 -Dgogetwell.pairs.seed=1
/// -Dgogetwell.pairs.wide=4 -Dsurefire.failIfNoSpecifiedTests=false`; each gets a line in `target/pairs.txt`.
/// `-Dgogetwell.pairs.names=a,b;c|d` runs these.
@Tag("slow")
class ScenarioPairTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SAMPLE = Integer.getInteger("gogetwell.pairs", 0);
  /// Most of these were answered wrongly once.
  private static final String KEPT = "path-cut|network-ipv6-only;dns-sinkhole,cert-unreadable-bundle;"
      + "download-redirect-refused,download-redirect-unknown;healthy-two-mirrors,sumdb-setting-blank;"
      + "healthy-far-away,portal-refuses-tls;goproxy-off|dns-hijack;"
      + "env-override|cert-self-signed;healthy-cert-company-root,cert-file-missing;cert-mitm|healthy-behind-proxy;"
      + "cert-negative-serial,http2-reset;sumdb-tiles-altered|goproxy-full-width-host;"
      + "git-too-old,rewrite-dead-mirror-vanity;rewrite-dead-mirror-vanity|proxy-certificate-unknown;"
      + "sumdb-kept-head-cut,dns-empty;cert-file-missing,dns-edns-refused;"
      + "rewrite-old-token,cert-box-ended-unknown;proxy-not-used,ssh-other-port-unknown;"
      + "sumdb-kept-head-of-old-key,sumdb-other-host-forged";
  private static final long SEED = Long.getLong("gogetwell.pairs.seed", 20_261_129);
  private static final int WIDE = Integer.getInteger("gogetwell.pairs.wide", 2);
  private static final Path LINES = Path.of("target", "pairs.txt");
  /// The module of these lies elsewhere, or their servers live at another time: two do not fit into one network.
  private static final String ALONE = "vanity-.*|repo-.*|login-.*|healthy-login-.*|cert-clock-.*|modcache-.*|"
      + "cert-git-.*|.*-one-program|config-git-.*|goproxy-404|goproxy-no-fallthrough|module-no-go-mod"
      + "|healthy-off-but-cached";
  private static final String SCRIPT = """
      module=$LAB_MODULE hosts=$LAB_HOSTS scratch=${LAB_HOSTS%/*}
      unset LAB_MODULE LAB_HOSTS
      gogetwell check "$module" --json - --only-go-hosts --hosts "$hosts" --timeout 60s >"$1.json" 2>"$1.err"
      cp -r . "$scratch/copy" && cd "$scratch/copy"
      GOMODCACHE="$scratch/cold" timeout 75 go get "$module" >"$1.go" 2>&1; echo "go=$?"
      """;

  private final LabTools tools = new LabTools();
  @TempDir private Path folder;

  /// How an answer compares with go's.
  private enum Outcome {
    RIGHT,
    /// The program says so itself.
    CANNOT_TELL,
    /// What go says fits neither of the two networks: there is nothing to compare with.
    UNJUDGED,
    /// Wrong once and not the second time: the time limits of a look are short for a machine that is busy.
    ONCE,
    /// Another cause than the one that go meets, or a cause where go passes, or none where it fails.
    WRONG
  }

  /// One pair and what came of it.
  private record Judged(ScenarioPair pair, Outcome outcome, String said, String go) {
    String line() {
      return outcome + "\t" + pair.name() + "\t" + said + "\t" + go;
    }
  }

  @Test
  void theCauseIsTheOneThatGoMeetsAndNothingIsAccusedWhereGoPasses() throws Exception {
    tools.needGo();
    tools.needNamespaces();
    tools.needTunnels();
    Files.createDirectories(LINES.getParent());
    Files.writeString(LINES, "");
    Map<Outcome, Integer> counts = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(WIDE)) {
      List<Future<Judged>> all = workers.invokeAll(
          pairs().stream().<Callable<Judged>>map(pair -> () -> written(judgedTwice(pair))).toList());
      for (Future<Judged> each : all) {
        Judged judged = each.get();
        counts.merge(judged.outcome(), 1, Integer::sum);
        if (judged.outcome() == Outcome.WRONG) {
          wrong.add(judged.line());
        }
      }
    }
    System.out.println("pairs " + counts);
    assertThat(wrong).as("pairs %s", counts).isEmpty();
  }

  private static List<ScenarioPair> pairs() {
    String named = System.getProperty("gogetwell.pairs.names", SAMPLE == 0 ? KEPT : "");
    if (!named.isEmpty()) {
      return Stream.of(named.split(";")).map(name -> ScenarioPair.named(Scenarios.all(), name).orElseThrow()).toList();
    }
    List<Scenario> pool = Scenarios.all().stream().filter(one -> !one.slow() && !one.name().matches(ALONE)).toList();
    Random random = new Random(SEED);
    Set<ScenarioPair> pairs = new HashSet<>();
    List<ScenarioPair> order = new ArrayList<>();
    while (order.size() < SAMPLE) {
      List<Scenario> two = new ArrayList<>(List.of(pool.get(random.nextInt(pool.size())),
          pool.get(random.nextInt(pool.size()))));
      Collections.shuffle(two, random);
      ScenarioPair pair = new ScenarioPair(two.getFirst(), two.getLast(), random.nextBoolean() ? "," : "|");
      if (two.getFirst() != two.getLast() && pairs.add(pair)) {
        order.add(pair);
      }
    }
    return order;
  }

  private Judged judgedTwice(ScenarioPair pair) throws IOException, InterruptedException {
    Judged first;
    try {
      first = judged(pair);
    } catch (TestAbortedException lacking) {
      return new Judged(pair, Outcome.UNJUDGED, String.valueOf(lacking.getMessage()), "");
    }
    if (first.outcome() != Outcome.WRONG) {
      return first;
    }
    Judged second = judged(pair);
    return second.outcome() == Outcome.WRONG ? second
        : new Judged(pair, Outcome.ONCE, first.said() + ", then " + second.said(), second.go());
  }

  private Judged judged(ScenarioPair pair) throws IOException, InterruptedException {
    String out = folder.resolve(pair.name().replace('|', '+')).toString();
    ProcessResult process = tools.inNamespace(pair.together(), Math.floorMod(pair.name().hashCode(), 1_000_000), SCRIPT,
        out);
    if (!Files.exists(Path.of(out + ".go"))) {
      return new Judged(pair, Outcome.UNJUDGED, "cannot be put up", lastLine(process.err()));
    }
    String go = Files.readString(Path.of(out + ".go"));
    boolean passed = process.out().contains("go=0");
    String text = Files.readString(Path.of(out + ".json"));
    if (!text.startsWith("{")) {
      return new Judged(pair, Outcome.WRONG, "no report: " + lastLine(Files.readString(Path.of(out + ".err"))), "");
    }
    JsonNode report = JSON.readTree(text);
    List<String> causes = new ArrayList<>();
    report.path("causes").forEach(cause -> causes.add(cause.path("code").asString()));
    String state = report.path("verdict").path("state").asString();
    return new Judged(pair, outcome(pair, passed, go, state, causes), state + " " + causes, lastLine(go));
  }

  private static Outcome outcome(ScenarioPair pair, boolean passed, String go, String state, List<String> causes) {
    if (passed) {
      return causes.isEmpty() ? state.equals("healthy") ? Outcome.RIGHT : Outcome.CANNOT_TELL : Outcome.WRONG;
    }
    Set<String> met = new HashSet<>();
    // Behind a pipe either of two faults lets go pass once it is mended.
    boolean either = pair.joint().equals("|") && pair.second().expected().isPresent();
    for (Scenario one : List.of(pair.first(), pair.second())) {
      if (one.expected().isPresent() && (either || one.goSays().matcher(go).find())) {
        met.add(one.expectedWord());
        one.alsoRight().forEach(code -> met.add(code.code()));
      }
    }
    if (causes.isEmpty()) {
      return state.equals("healthy") ? Outcome.WRONG : Outcome.CANNOT_TELL;
    }
    // A comma keeps go from an entry that has the module: that is a cause of its own, which neither network has alone.
    boolean secondHasIt = pair.second().expected().map(CauseCode::layer).filter(layer -> !layer.equals("sumdb"))
        .isEmpty();
    if (pair.joint().equals(",") && secondHasIt && !met.isEmpty()) {
      met.add(CauseCode.GOPROXY_NO_FALLTHROUGH.code());
    }
    return met.contains(causes.getFirst()) ? Outcome.RIGHT : met.isEmpty() ? Outcome.UNJUDGED : Outcome.WRONG;
  }

  private static synchronized Judged written(Judged judged) throws IOException {
    Files.writeString(LINES, judged.line() + "\n", StandardOpenOption.APPEND);
    return judged;
  }

  private static String lastLine(String text) {
    return text.strip().lines().reduce("", (_, last) -> last);
  }
}
