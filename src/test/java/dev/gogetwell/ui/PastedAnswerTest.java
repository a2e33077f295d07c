package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.story.NameFilter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Whoever brings an error is answered at once, from its words alone, and sees what becomes of that answer.
class PastedAnswerTest {
  @RegisterExtension
  final CssWatch css = new CssWatch();

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

  @Test
  void theTextIsAnsweredBeforeAnythingIsMeasuredAndTheRunSaysWhatBecameOfIt() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = open(fakes);
    screen.paste(NameFilter.PASTE);

    assertThat(screen.texts()).contains("The text points to:", "Cut right after the first TLS message", " · possible",
        "Next step:", "So far from the text alone.", "Also possible:");

    fakes.engine.allow(1);
    screen.press("find");
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.find("#paste-standing").isPresent());
    assertThat(screen.textOf("paste-standing")).isEqualTo("The test will confirm or correct this.");
    assertThat(screen.texts()).contains("from the text alone", "forcibly closed by the remote host", "Next step:");

    fakes.engine.runFreely();
    screen.awaitPrimary("Try the fix");
    assertThat(screen.textOf("paste-standing")).startsWith("This run looked closer at the same step. The cause: ")
        .endsWith("(certain).");
  }

  @Test
  void aTextThatIsNotKnownGetsNoAnswer() throws Exception {
    Screen screen = open(new Fakes(Fakes.nameFilter(), Language.ENGLISH));
    screen.paste("good morning");

    assertThat(screen.texts()).contains("Not a text that we know.").doesNotContain("The text points to:");
  }
}
