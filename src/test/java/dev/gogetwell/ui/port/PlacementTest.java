package dev.gogetwell.ui.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.ui.port.WindowMemory.Bounds;
import dev.gogetwell.ui.port.WindowMemory.Placement;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementTest {
  private static final Bounds LAPTOP = new Bounds(0, 25, 1440, 875);
  private static final Bounds BESIDE = new Bounds(1440, 0, 1920, 1080);

  @Test
  void aWindowComesBackWhereItWas() {
    Placement place = new Placement(1500, 40, 1180, 780, true);

    assertThat(place.on(List.of(LAPTOP, BESIDE))).contains(place);
  }

  @Test
  void whereItsScreenIsGoneItIsForgotten() {
    assertThat(new Placement(1500, 40, 1180, 780, false).on(List.of(LAPTOP))).isEmpty();
    assertThat(new Placement(100, 2000, 1180, 780, false).on(List.of(LAPTOP))).isEmpty();
    assertThat(new Placement(-1150, 40, 1180, 780, false).on(List.of(LAPTOP))).isEmpty();
  }

  @Test
  void itIsNeverLargerThanTheScreenAndItsTitleCanBeReached() {
    assertThat(new Placement(0, 5, 5000, 4000, false).on(List.of(LAPTOP)))
        .contains(new Placement(0, 25, 1440, 875, false));
  }

  @Test
  void numbersThatAreNoneAreForgotten() {
    assertThat(new Placement(Double.NaN, 0, 1180, 780, false).on(List.of(LAPTOP))).isEmpty();
    assertThat(new Placement(0, 30, Double.POSITIVE_INFINITY, 780, false).on(List.of(LAPTOP))).isEmpty();
  }
}
