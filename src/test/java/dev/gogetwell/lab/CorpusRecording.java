package dev.gogetwell.lab;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.corpus.Rejudging;
import dev.gogetwell.lab.ScenarioPairs.Case;
import dev.gogetwell.lab.scenario.Scenarios;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Writes the stored reports of the practice networks anew and says what changed; no test, and so run only when it is
/// named:
///
/// - `./mvnw test -Dtest=CorpusRecording#recordAnew` runs every network, one after the other, and stores its report;
///   `-Dgogetwell.scenarios=a,b` only these.
/// - `./mvnw test -Dtest=CorpusRecording#judgeAnew` judges what is stored by the rules as they are now, without a
///   network.
///
/// The names in a network come from its own name, so that a report that is recorded again differs only where something
/// differs.
class CorpusRecording {
  private static final Set<String> CHOSEN = Set.of(System.getProperty("gogetwell.scenarios", "").split(","));
  private static final String SCRIPT = """
      module=$LAB_MODULE hosts=$LAB_HOSTS
      unset LAB_MODULE LAB_HOSTS
      gogetwell check "$module" --json "$1" --only-go-hosts --hosts "$hosts" --timeout 60s
      """;

  private final ScenarioPairs sideBySide = new ScenarioPairs();
  @TempDir private Path folder;

  @AfterEach
  void end() {
    sideBySide.close();
  }

  @TestFactory
  Stream<DynamicTest> recordAnew() throws InterruptedException {
    LabTools tools = new LabTools();
    tools.needGo();
    tools.needNamespaces();
    return sideBySide.tests(Scenarios.all().stream()
        .filter(scenario -> CHOSEN.contains("") || CHOSEN.contains(scenario.name()))
        .map(scenario -> new Case<>(scenario.name(), () -> record(tools, scenario),
            report -> store(scenario.name(), report))).toList());
  }

  private Report record(LabTools tools, Scenario scenario) throws Exception {
    Path file = folder.resolve(scenario.name() + ".json");
    long seed = Math.floorMod(scenario.name().hashCode(), 1_000_000);
    ProcessResult process = tools.inNamespace(scenario, seed, SCRIPT, file.toString());
    if (!Files.exists(file)) {
      throw new IOException(scenario.name() + " cannot be recorded here: " + process.err());
    }
    return Corpus.tidied(scenario.name(), Files.readString(file));
  }

  @TestFactory
  Stream<DynamicTest> judgeAnew() throws IOException {
    return Corpus.names().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
      Report stored = Corpus.tidied(name, Files.readString(Corpus.file(name)));
      store(name, Corpus.isVeiled(stored) ? stored : Rejudging.again(stored));
    }));
  }

  private static void store(String name, Report report) throws Exception {
    String before = Files.exists(Corpus.file(name)) ? told(Corpus.read(name)) : "not stored\n";
    String after = told(report);
    Corpus.write(name, report);
    System.out.println(before.equals(after) ? name + ": the same verdict"
        : name + " was\n" + before + "and is\n" + after);
  }

  /// A verdict in a few lines.
  private static String told(Report report) {
    Verdict verdict = report.verdict();
    return "  " + verdict.state() + findings("causes", verdict.causes())
        + findings("consequences", verdict.consequences()) + findings("warnings", verdict.warnings()) + "\n  ways "
        + report.remedies().stream().map(remedy -> remedy.id() + " " + remedy.title().key())
            .collect(Collectors.joining(", ")) + "\n";
  }

  private static String findings(String list, List<Finding> findings) {
    return findings.isEmpty() ? "" : "\n  " + list + " " + findings.stream()
        .map(finding -> finding.code().code() + " " + finding.confidence() + " at "
            + finding.hop().map(Object::toString).orElse("no hop"))
        .collect(Collectors.joining(", "));
  }
}
