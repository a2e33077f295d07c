package dev.gogetwell.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// At no moment of a run does the rail name what the verdict does not say yet: who practises would read the answer
/// there, and whoever waits would take a guess for an answer.
class RailTurnTest {
  /// All networks by `-Dgogetwell.rail=1`, with more moments by `-Dgogetwell.subsets=50`.
  private static final int EVERY = Integer.getInteger("gogetwell.rail", 8);
  private static final int MOMENTS = Integer.getInteger("gogetwell.subsets", 6);

  static List<String> names() throws IOException {
    List<String> all = Corpus.names();
    return IntStream.range(0, all.size()).filter(i -> i % EVERY == 0).mapToObj(all::get).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aStepNamesACauseOnlyOnceTheVerdictDoes(String name) throws Exception {
    Report whole = Corpus.read(name);
    List<Duration> moments = Stream.concat(Stream.of(Duration.ZERO), Stream.concat(whole.evidence().stream()
        .map(Evidence::at), whole.endings().stream().map(TaskEnding::at))).sorted().distinct().toList();
    int stride = Math.max(1, moments.size() / MOMENTS);
    for (int i = 0; i < moments.size(); i += stride) {
      Report then = Rejudging.again(whole.upTo(moments.get(i)));
      assertThat(named(then)).as("after %s, verdict %s", moments.get(i), then.verdict().state())
          .isSubsetOf(said(then.verdict()));
    }
  }

  /// The causes that the rail names. What the user's own text speaks of was brought, not found out.
  private static Set<CauseCode> named(Report report) {
    return report.steps().stream().filter(status -> status.step() != Step.SYMPTOM).map(StepStatus::summary)
        .flatMap(RailTurnTest::causes).collect(Collectors.toSet());
  }

  private static Stream<CauseCode> causes(Message summary) {
    return Stream.concat(Stream.of(summary.key().replaceAll("^cause\\.|\\.title$", "")), summary.args().stream())
        .flatMap(word -> CauseCode.of(word).stream());
  }

  private static Set<CauseCode> said(Verdict verdict) {
    return Stream.concat(verdict.causes().stream(), verdict.warnings().stream()).map(Finding::code)
        .collect(Collectors.toSet());
  }
}
