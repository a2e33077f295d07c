package dev.gogetwell.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is missing makes nobody surer: with less evidence a broken network is never healthy, and what could not be told
/// with more is not certain with less.
class CutEvidenceTest {
  /// More of them by `-Dgogetwell.subsets=50`.
  private static final int SUBSETS = Integer.getInteger("gogetwell.subsets", 6);

  static List<String> names() throws IOException {
    return Corpus.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void takingEvidenceAwayMakesNobodySurer(String name) throws Exception {
    Report whole = Corpus.read(name);
    Verdict known = said(whole);
    Random random = new Random(name.hashCode());
    for (int i = 0; i < SUBSETS; i++) {
      Report more = whole.withEvidence(some(whole.evidence(), random));
      Verdict ofMore = said(more);
      Verdict ofLess = said(more.withEvidence(some(more.evidence(), random)));
      check(known, ofMore);
      check(known, ofLess);
      check(ofMore, ofLess);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void atEveryMomentOfTheRunNoMoreIsSaidThanWasSeen(String name) throws Exception {
    Report whole = Corpus.read(name);
    List<Duration> moments = Stream.concat(whole.evidence().stream().map(Evidence::at),
        whole.endings().stream().map(TaskEnding::at)).sorted().distinct().toList();
    Verdict known = said(whole);
    int step = Math.max(1, moments.size() / SUBSETS);
    for (int i = 0; i < moments.size(); i += step) {
      check(known, said(whole.upTo(moments.get(i))));
      check(known, said(whole.withEvidence(whole.evidence().subList(0, Math.min(i, whole.evidence().size())))));
    }
  }

  private static List<Evidence> some(List<Evidence> evidence, Random random) {
    double kept = random.nextDouble();
    List<Evidence> some = new ArrayList<>();
    for (Evidence piece : evidence) {
      if (random.nextDouble() < kept) {
        some.add(piece);
      }
    }
    return some;
  }

  private static Verdict said(Report report) {
    return Rejudging.again(report).verdict();
  }

  private static void check(Verdict known, Verdict said) {
    String what = known.state() + " " + known.causes() + "\nwith less: " + said.state() + " " + said.causes();
    if (known.state() != Verdict.State.HEALTHY) {
      assertThat(said.state()).as(what).isNotEqualTo(Verdict.State.HEALTHY);
    }
    if (known.state() == Verdict.State.CANNOT_TELL || known.state() == Verdict.State.OPEN) {
      assertThat(said.causes()).as(what).noneMatch(cause -> cause.confidence() == Confidence.CERTAIN);
    }
  }
}
