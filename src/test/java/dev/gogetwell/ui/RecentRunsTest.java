package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.part.Pressable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Kept runs are deleted on the start page, after one question.
class RecentRunsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @RegisterExtension
  final CssWatch css = new CssWatch();

  private Optional<Screen> open = Optional.empty();

  private Screen open(Fakes fakes) throws TimeoutException {
    fakes.runs.save(fakes.story.report());
    fakes.runs.save(fakes.story.report());
    Screen screen = Screen.open(fakes, 1000, 700);
    open = Optional.of(screen);
    await().atMost(PATIENCE).until(() -> screen.find(".delete-run").isPresent());
    return screen;
  }

  @AfterEach
  void close() throws TimeoutException {
    if (open.isPresent()) {
      open.get().close();
    }
  }

  private static List<String> kept(Fakes fakes) {
    return fakes.runs.recent().stream().map(entry -> entry.id()).toList();
  }

  private static void focusFirst(Screen screen) {
    screen.does(() -> screen.find(".recent-run").orElseThrow().requestFocus());
  }

  @Test
  void theButtonAsksFirstAndThenDeletesThatRunAlone() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = open(fakes);
    Button away = (Button) screen.find(".delete-run").orElseThrow();
    assertThat(away.getAccessibleText()).startsWith("Delete the run of ").contains("github.com/gin-gonic/gin");

    screen.does(away::fire);
    assertThat(screen.texts()).contains("Delete this run? It cannot be brought back.");
    assertThat(kept(fakes)).as("nothing is deleted by asking").containsExactly("run-1", "run-0");

    screen.press("delete-run-now");
    await().atMost(PATIENCE).until(() -> screen.find("#delete-run-now").isEmpty());
    assertThat(kept(fakes)).containsExactly("run-0");
    assertThat(screen.all(".recent-run")).hasSize(1);
  }

  @Test
  void aKeptRunThatIsFixedLaterIsMarkedInTheList() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = open(fakes);
    screen.does(() -> ((Pressable) screen.find(".recent-run").orElseThrow()).fire());
    screen.awaitPrimary("Try the fix");
    screen.press("primary");
    screen.awaitPrimary("Apply the fix");
    screen.press("primary");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(fakes.runs.recent().stream()
        .filter(entry -> entry.fixed()).map(entry -> entry.id())).containsExactly("run-1"));
  }

  @Test
  void theKeysAloneDeleteAndTheFirstAnswerIsToKeep() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.CHINESE);
    Screen screen = open(fakes);
    focusFirst(screen);
    screen.type(KeyCode.DELETE);
    assertThat(screen.focused().map(Node::getId)).contains("keep-run");
    screen.type(KeyCode.ESCAPE);
    assertThat(screen.find("#keep-run")).isEmpty();
    assertThat(screen.focused().orElseThrow().getStyleClass()).contains("recent-run");

    for (int left = 1; left >= 0; left--) {
      focusFirst(screen);
      screen.type(KeyCode.DELETE);
      screen.pressByKeyboard("delete-run-now");
      int expected = left;
      await().atMost(PATIENCE).until(() -> screen.all(".recent-run").size() == expected);
    }
    assertThat(kept(fakes)).isEmpty();
    assertThat(screen.focused().map(Node::getId)).as("the focus is not lost").contains("compare-runs");
  }

  @Test
  void aRunThatIsDeletedWhileItIsComparedOrListedIsNoCrash() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = open(fakes);
    screen.press("compare-runs");
    await().atMost(PATIENCE).until(() -> screen.find("#compare-left").isPresent());
    fakes.runs.recent().forEach(fakes.runs::delete);
    screen.does(() -> {
      ComboBox<?> box = (ComboBox<?>) screen.find("#compare-left").orElseThrow();
      box.getSelectionModel().select(box.getSelectionModel().getSelectedIndex() == 0 ? 1 : 0);
    });
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(screen.texts()).contains("Cannot open "));
  }
}
