package dev.gogetwell.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShownDurationTest {
  @Test
  void whatTookLessThanAMillisecondTookSomeTimeAllTheSame() {
    assertThat(ShownDuration.millis(Duration.ofNanos(400_000))).isEqualTo("<1");
    assertThat(ShownDuration.millis(Duration.ZERO)).isEqualTo("0");
    assertThat(ShownDuration.millis(Duration.ofNanos(12_900_000))).isEqualTo("12");
  }
}
