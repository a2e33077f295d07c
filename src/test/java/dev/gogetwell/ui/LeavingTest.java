package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.part.Pressable;
import dev.gogetwell.ui.story.NameFilter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Leaving a screen or the program: nothing that was typed is lost, nothing that runs is ended without a word.
class LeavingTest {
  private Optional<Screen> open = Optional.empty();

  private Screen open(Fakes fakes) throws TimeoutException {
    Screen screen = Screen.open(fakes, 1000, 700);
    open = Optional.of(screen);
    return screen;
  }

  @AfterEach
  void close() throws TimeoutException {
    if (open.isPresent()) {
      open.get().close();
    }
  }

  /// As far as the first verdict; the run goes on.
  private static void begin(Fakes fakes, Screen screen) {
    screen.paste(NameFilter.PASTE);
    fakes.engine.runAlmost();
    screen.press("find");
    screen.awaitVerdict("cuts every connection that names proxy.golang.org");
  }

  @Test
  void whatWasPastedIsStillThereAfterALookAtAnotherRun() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    fakes.runs.save(fakes.story.report());
    Screen screen = open(fakes);
    screen.paste("go: another error\nthat I have not asked about");
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.find(".recent-run").isPresent());
    screen.does(() -> ((Pressable) screen.find(".recent-run").orElseThrow()).fire());
    screen.awaitPrimary("Try the fix");
    screen.does(() -> screen.window().showStart());
    assertThat(((TextInputControl) screen.find("#paste").orElseThrow()).getText())
        .contains("another error");
  }

  @Test
  void whatWasPastedIsStillThereAfterTheOtherPagesOfTheStart() throws Exception {
    Screen screen = open(new Fakes(Fakes.nameFilter(), Language.ENGLISH));
    for (String page : List.of("settings", "practice", "compare-runs")) {
      screen.paste("go: an error before " + page);
      screen.press(page);
      screen.press("back");
      assertThat(((TextInputControl) screen.find("#paste").orElseThrow()).getText()).contains("before " + page);
    }
  }

  @Test
  void closingWhileSomethingRunsAsksOnceAndCoversNoButton() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = open(fakes);
    begin(fakes, screen);
    WindowEvent first = screen.requestClose();
    assertThat(first.isConsumed()).isTrue();
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
      Node notice = screen.find(".notification-bar").orElseThrow();
      assertThat(notice.isVisible()).isTrue();
      assertThat(covered(screen, notice)).isEmpty();
      assertThat(screen.texts()).contains("Something is still running");
    });
    assertThat(screen.requestClose().isConsumed()).isFalse();
  }

  @Test
  void theQuestionGoesWithWhatWasGoingOn() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = open(fakes);
    begin(fakes, screen);
    assertThat(screen.requestClose().isConsumed()).isTrue();
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.texts().contains("Something is still running"));
    fakes.engine.runFreely();
    screen.awaitPrimary("Try the fix");
    await().atMost(Duration.ofSeconds(10)).until(() -> !screen.texts().contains("Something is still running"));
    assertThat(screen.requestClose().isConsumed()).isFalse();
  }

  private static List<Node> covered(Screen screen, Node notice) {
    var area = notice.localToScene(notice.getLayoutBounds());
    return screen.visible().stream().filter(node -> node instanceof ButtonBase || node instanceof Pressable)
        .filter(node -> !within(node, notice) && node.localToScene(node.getLayoutBounds()).intersects(area)).toList();
  }

  private static boolean within(Node node, Node ancestor) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each.equals(ancestor)) {
        return true;
      }
    }
    return false;
  }
}
