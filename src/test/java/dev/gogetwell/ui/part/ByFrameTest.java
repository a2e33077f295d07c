package dev.gogetwell.ui.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class ByFrameTest {
  private final List<Integer> drawn = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void startTheToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  private List<Runnable> pieces(int count) {
    return IntStream.range(0, count).<Runnable>mapToObj(i -> () -> drawn.add(i)).toList();
  }

  @Test
  void theFirstPieceIsDrawnAtOnceAndTheOthersFollowInTheirOrder() {
    List<Integer> atOnce = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
      ByFrame.draw(pieces(3));
      return List.copyOf(drawn);
    });
    assertThat(atOnce).containsExactly(0);
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(drawn).containsExactly(0, 1, 2));
  }

  @Test
  void noTwoPiecesAreLaidOutInOneFrame() throws Exception {
    List<Integer> frames = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger laidOut = new AtomicInteger();
    FxToolkit.setupFixture(() -> {
      Stage stage = new Stage();
      stage.setScene(new Scene(new Pane()));
      stage.show();
      stage.getScene().addPostLayoutPulseListener(laidOut::incrementAndGet);
      Runnable piece = () -> frames.add(laidOut.get());
      ByFrame.draw(List.of(piece, piece, piece, stage::hide));
    });
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(frames).hasSize(3).doesNotHaveDuplicates());
  }

  @Test
  void whatIsStoppedDrawsNoMore() {
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
      ByFrame.draw(pieces(3)).stop();
      ByFrame.draw(List.of(() -> drawn.add(10), () -> drawn.add(11)));
      return true;
    });
    await().atMost(Duration.ofSeconds(10)).until(() -> drawn.contains(11));
    assertThat(drawn).containsExactly(0, 10, 11);
  }
}
