package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import java.time.Duration;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HalfWayTest {
  @RegisterExtension
  final CssWatch css = new CssWatch();

  @Test
  void whatAnEarlierRunHasLeftHalfWayIsShownAndTakenBack() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    fakes.desk.leaveHalfWay(fakes.story.report().remedies().getFirst());
    Screen screen = Screen.open(fakes, 1000, 700);
    try {
      screen.paste(fakes.story.report().target().pasted().orElseThrow());
      fakes.engine.runFreely();
      screen.press("find");
      screen.awaitPrimary("Try the fix");
      screen.goTo(Place.FIX);
      await().atMost(Duration.ofSeconds(10)).until(() -> screen.find(".half-way").isPresent());
      assertThat(screen.texts()).contains("An earlier run was ended while it wrote this");
      screen.does(() -> ((Button) screen.find(".half-way").orElseThrow()).fire());
      await().atMost(Duration.ofSeconds(10)).until(() -> screen.find(".half-way").isEmpty());
      assertThat(fakes.desk.done()).containsExactly("undo R1");
    } finally {
      screen.close();
    }
  }
}
