package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.story.NameFilter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A whole log in the paste box.
class WholeLogTest {
  private static final String LINE = "2026-11-23T09:41:00.000Z level=info msg=\"nothing of interest\" step=";

  private Optional<Screen> open = Optional.empty();

  private static String log() {
    StringBuilder log = new StringBuilder(11_000_000);
    for (int i = 0; log.length() < 10_000_000; i++) {
      log.append(LINE).append(i).append('\n');
    }
    return log.append(NameFilter.PASTE).append('\n').toString();
  }

  @AfterEach
  void close() throws TimeoutException {
    if (open.isPresent()) {
      open.get().close();
    }
  }

  @Test
  void tenMegabytesAreReadWholeAndLaidOutInPart() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = Screen.open(fakes, 1000, 700);
    open = Optional.of(screen);
    String log = log();
    screen.paste(log);
    assertThat(shown(screen)).hasSizeLessThan(20_000).contains("wsarecv").contains("[+");
    await().atMost(Duration.ofSeconds(20)).until(() -> screen.find(".text-answer").isPresent());
    fakes.engine.runFreely();
    screen.press("find");
    screen.awaitPrimary("Try the fix");
    assertThat(screen.window().flow().orElseThrow().run().target().pasted().orElseThrow()).hasSize(log.strip().length());
  }

  @Test
  void whoBeginsBeforeItIsReadBeginsWhenItIs() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = Screen.open(fakes, 1000, 700);
    open = Optional.of(screen);
    fakes.engine.runFreely();
    String log = log();
    screen.does(() -> {
      ((TextInputControl) screen.stage().getScene().getRoot().lookup("#paste")).setText(log);
      ((javafx.scene.control.Button) screen.stage().getScene().getRoot().lookup("#find")).fire();
    });
    screen.awaitPrimary("Try the fix");
    assertThat(screen.window().flow().orElseThrow().run().symptom()).isPresent();
  }

  @Test
  void aShorterTextInItsPlaceIsAllThereIs() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = Screen.open(fakes, 1000, 700);
    open = Optional.of(screen);
    screen.paste(log());
    screen.paste("go: nothing known");
    assertThat(shown(screen)).isEqualTo("go: nothing known");
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.texts().contains("Not a text that we know"));
  }

  private static String shown(Screen screen) {
    return ((TextInputControl) screen.find("#paste").orElseThrow()).getText();
  }
}
