package dev.gogetwell.ui.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.Step;
import dev.gogetwell.ui.run.LiveRun;
import dev.gogetwell.ui.step.Connections.Attempt;
import dev.gogetwell.ui.step.Connections.Story;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private static Connections of(String report) throws Exception {
    return Connections.of(LiveRun.of(Corpus.read(report))).orElseThrow();
  }

  @Test
  void anAddressThatNeverAnswersIsDrawnBesideTheOneThatDoes() throws Exception {
    Connections seen = of("healthy-ipv6-black-hole");
    assertThat(seen.story()).isEqualTo(Story.SURVIVED);
    assertThat(seen.unreached()).isEmpty();
    Connections.Host both = seen.hosts().stream().filter(host -> host.attempts().getFirst().isSix()).findFirst()
        .orElseThrow();
    assertThat(both.attempts()).extracting(Attempt::isSix).isSortedAccordingTo((a, b) -> Boolean.compare(b, a))
        .contains(false);
  }

  @Test
  void aHostWithoutAnAddressThatAnswersIsNamed() throws Exception {
    Connections seen = of("network-refused");
    assertThat(seen.story()).isEqualTo(Story.BROKEN);
    assertThat(seen.unreached()).isPresent();
  }

  @Test
  void everyHostHasAClockOfItsOwnAndNoBarLeavesTheScale() throws Exception {
    Set<String> slips = new TreeSet<>();
    for (String name : Corpus.names()) {
      Connections.of(LiveRun.of(Corpus.read(name))).ifPresent(seen -> seen.hosts().forEach(host -> {
        boolean begins = host.attempts().stream().anyMatch(attempt -> attempt.from().isZero());
        boolean inside = host.attempts().stream().allMatch(attempt -> !attempt.from().isNegative()
            && attempt.until().compareTo(seen.whole()) <= 0);
        if (!begins || !inside) {
          slips.add(name + ": " + host);
        }
      }));
    }
    assertThat(slips).isEmpty();
  }

  @Test
  void whereTheStepIsFineThePictureSaysThatNothingIsBroken() throws Exception {
    Set<String> slips = new TreeSet<>();
    for (String name : Corpus.names()) {
      LiveRun run = LiveRun.of(Corpus.read(name));
      if (run.step(Step.NETWORK).state() == StepState.FINE
          && Connections.of(run).filter(seen -> seen.story() == Story.BROKEN).isPresent()) {
        slips.add(name);
      }
    }
    assertThat(slips).isEmpty();
  }
}
