package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.story.NameFilter;
import java.time.Duration;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.util.WaitForAsyncUtils;

/// What follows a fix: which programs see it, and a terminal that has it.
class AfterFixTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @RegisterExtension
  final CssWatch css = new CssWatch();

  private final Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
  private Screen screen;

  @BeforeEach
  void tryIt() throws Exception {
    screen = Screen.open(fakes, 1000, 700);
    screen.paste(NameFilter.PASTE);
    fakes.engine.runFreely();
    screen.press("find");
    screen.awaitPrimary("Try the fix");
    screen.press("primary");
    screen.awaitPrimary("Apply the fix");
  }

  @AfterEach
  void close() throws Exception {
    screen.close();
  }

  private void apply() {
    screen.press("primary");
    await().atMost(PATIENCE).until(() -> fakes.desk.done().contains("verify"));
    await().atMost(PATIENCE).until(() -> screen.find("#after-fix").isPresent());
  }

  @Test
  void beforeItIsWrittenThereIsNoTerminalForItAndNothingIsCalledFixed() {
    assertThat(screen.find("#open-terminal")).isEmpty();
    assertThat(screen.texts()).doesNotContain("Fixed.");
  }

  @Test
  void aTerminalRepeatsTheCommandAndIsOfferedOnceMore() {
    apply();
    assertThat(screen.texts()).contains("Acts on every go command of this user, at once.");
    screen.press("open-terminal");
    await().atMost(PATIENCE).until(() -> screen.texts().contains("The terminal is open"));
    assertThat(fakes.desk.done()).containsOnlyOnce("terminal");
    assertThat(screen.textOf("open-terminal")).isEqualTo("Open another terminal");
  }

  @Test
  void whereThereIsNoneTheCommandCanBeCopied() {
    fakes.desk.haveNoTerminal();
    apply();
    screen.press("open-terminal");
    await().atMost(PATIENCE).until(() -> screen.texts().contains("No terminal could be opened here."));
    screen.does(() -> ((javafx.scene.control.Button) screen.find("#after-fix .copy-command").orElseThrow()).fire());
    assertThat(WaitForAsyncUtils.<String>waitForAsyncFx(10_000, () -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo("go get github.com/gin-gonic/gin@v1.10.0");
  }

  @Test
  void whatIsTakenBackIsNoLongerOffered() {
    apply();
    screen.press("undo");
    await().atMost(PATIENCE).until(() -> screen.find("#after-fix").isEmpty());
    await().atMost(PATIENCE).until(() -> screen.texts().contains("Undone: everything is as it was before."));
  }
}
