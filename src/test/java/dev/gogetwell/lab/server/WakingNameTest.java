package dev.gogetwell.lab.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WakingNameTest {
  private final AtomicLong now = new AtomicLong();
  private final WakingName name = new WakingName(now::get);

  private List<Boolean> asked(int... millisecondsLater) {
    List<Boolean> known = new ArrayList<>();
    for (int later : millisecondsLater) {
      now.addAndGet(later * 1_000_000L);
      known.add(name.isKnown());
    }
    return known;
  }

  @Test
  void onlyWhoAsksOnAndOnIsAnswered() {
    assertThat(asked(0, 1, 1, 1)).as("a resolver that tries again at once").containsOnly(false);
    assertThat(asked(1000, 300, 300, 1, 300)).containsExactly(false, false, true, true, true);
    assertThat(asked(1000, 1)).as("after a rest").containsOnly(false);
    assertThat(asked(300, 300, 300, 300, 300, 300)).as("with a short memory")
        .containsExactly(false, true, true, true, false, false);
  }
}
