package dev.gogetwell.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.scenario.Scenarios;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The stored report of every practice network, judged without a network.
///
/// Where a verdict moves on purpose, `./mvnw test -Dtest=CorpusRecording#judgeAnew` writes the new one down and says
/// what moved; where what is measured changes, `./mvnw test -Dtest=CorpusRecording#recordAnew` runs the networks again.
class CorpusTest {
  /// So that the whole corpus stays a few megabytes.
  private static final int LARGEST = 100 * 1024;

  static List<String> names() throws IOException {
    return Corpus.names();
  }

  @Test
  void everyPracticeNetworkHasItsReport() throws IOException {
    assertThat(Corpus.names()).containsExactlyInAnyOrderElementsOf(
        Scenarios.all().stream().map(Scenario::name).toList());
  }

  @ParameterizedTest
  @MethodSource("names")
  void theStoredReportGivesTheVerdictThatTheRunGave(String name) throws Exception {
    Report stored = Corpus.read(name);
    Report again = Rejudging.again(stored);
    if (Corpus.isVeiled(stored)) {
      // What the pattern was meant for cannot be told any more, so nobody is accused.
      assertThat(again.verdict().state()).isIn(Verdict.State.CANNOT_TELL, Verdict.State.HEALTHY);
      assertThat(again.verdict().causes()).isEmpty();
      return;
    }
    assertThat(again.verdict()).usingRecursiveComparison().isEqualTo(stored.verdict());
    assertThat(again.steps()).isEqualTo(stored.steps());
    assertThat(again.remedies()).isEqualTo(stored.remedies());
  }

  @ParameterizedTest
  @MethodSource("names")
  void itIsTheVerdictThatTheNetworkDeclares(String name) throws Exception {
    Scenario scenario = Scenarios.named(name).orElseThrow();
    Report stored = Corpus.read(name);
    Report again = Corpus.isVeiled(stored) ? stored : Rejudging.again(stored);
    Verdict verdict = again.verdict();
    List<CauseCode> causes = verdict.causes().stream().map(Finding::code).toList();
    if (scenario.expected().isEmpty()) {
      assertThat(verdict.state()).isEqualTo(Verdict.State.HEALTHY);
      assertThat(causes).isEmpty();
    } else {
      Set<CauseCode> right = new HashSet<>(scenario.alsoRight());
      right.add(scenario.expected().get());
      assertThat(causes).isNotEmpty().first().isIn(right);
    }
    assertThat(verdict.causes()).as("a sentence with nothing in its place")
        .noneMatch(cause -> cause.sentence().args().contains(""));
    scenario.warning().ifPresent(code -> assertThat(verdict.warnings()).extracting(Finding::code).contains(code));
    if (scenario.fixWorks()) {
      assertThat(again.remedies()).as("an automatic remedy").anyMatch(remedy -> !remedy.changes().isEmpty());
    }
    certainMeansProved(verdict);
  }

  /// Nothing is certain without a control of the same run that passed.
  private static void certainMeansProved(Verdict verdict) {
    Stream.of(verdict.causes(), verdict.consequences(), verdict.warnings()).flatMap(List::stream)
        .filter(finding -> finding.confidence() == dev.gogetwell.model.Confidence.CERTAIN)
        .forEach(finding -> assertThat(finding.comparisons()).as(finding.toString())
            .anyMatch(comparison -> comparison.cells().stream().anyMatch(c -> c.control() && c.passed() > 0)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void itIsSmallAndSaysNothingOfWhereItWasRecorded(String name) throws Exception {
    String text = Files.readString(Corpus.file(name), StandardCharsets.UTF_8);
    assertThat(text.length()).isLessThan(LARGEST);
    assertThat(text).doesNotContain("/root/", "/home/", "/Users/", "/jvm/", "gogetwell/scratch", "\"seal\"")
        .doesNotContain(System.getProperty("user.dir"));
  }
}
