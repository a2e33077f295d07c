package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Whoever opens the window on another day finds what it once wrote, without a run.
class ChangesScreenTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @RegisterExtension
  final CssWatch css = new CssWatch();

  private Optional<Screen> open = Optional.empty();

  private Screen openChanges(Fakes fakes) throws TimeoutException {
    Screen screen = Screen.open(fakes, 1000, 700);
    open = Optional.of(screen);
    screen.press("changes");
    return screen;
  }

  @AfterEach
  void close() throws TimeoutException {
    if (open.isPresent()) {
      open.get().close();
    }
  }

  private static void awaitText(Screen screen, String... words) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(screen.texts()).contains(words));
  }

  @Test
  void undoingShowsFirstWhatItWritesAndThenStandsInTheListAsUndone() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    fakes.desk.leaveWritten(fakes.story.report().remedies().getFirst());
    Screen screen = openChanges(fakes);
    awaitText(screen, "in force", "C:\\Users\\lin\\AppData\\Roaming\\go\\env", "@goproxy.cn,direct");
    assertThat(screen.texts()).doesNotContain("secret", "Undoing writes this:");

    screen.does(() -> ((Button) screen.find(".undo-change").orElseThrow()).fire());
    assertThat(screen.texts()).contains("Undoing writes this:", "+GOPROXY=https://proxy.golang.org,direct");
    assertThat(fakes.desk.done()).as("nothing is undone by looking").isEmpty();
    assertThat(screen.focused().map(node -> node.getId())).contains("undo-now");

    screen.press("undo-now");
    awaitText(screen, "undone");
    assertThat(fakes.desk.done()).containsExactly("undo R1");
    assertThat(screen.find(".undo-change")).isEmpty();
    screen.type(KeyCode.ESCAPE);
    await().atMost(PATIENCE).until(() -> screen.find("#paste").isPresent());
  }

  @Test
  void whereNothingWasWrittenThatIsSaid() throws Exception {
    Screen screen = openChanges(new Fakes(Fakes.nameFilter(), Language.ENGLISH));
    awaitText(screen, "This program has changed nothing on this computer.");
  }
}
