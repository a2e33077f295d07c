package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.model.Target;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.story.NameFilter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The comparison of module proxies on the page of the modules.
class MirrorsCardTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @RegisterExtension
  final CssWatch css = new CssWatch();

  private final Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
  private Optional<Screen> open = Optional.empty();

  private Screen modules() throws TimeoutException {
    fakes.engine.runFreely();
    Screen screen = Screen.open(fakes, 1180, 780);
    open = Optional.of(screen);
    screen.paste(NameFilter.PASTE);
    screen.press("find");
    await().atMost(PATIENCE).until(() -> screen.window().flow().filter(flow -> flow.run().isOver()).isPresent());
    screen.goTo(Place.MODULES);
    await().atMost(PATIENCE).until(() -> screen.find("#compare-mirrors").isPresent());
    return screen;
  }

  @AfterEach
  void close() throws TimeoutException {
    fakes.mirrors.held.countDown();
    if (open.isPresent()) {
      open.get().close();
    }
  }

  private static void awaitText(Screen screen, String... words) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(screen.texts()).contains(words));
  }

  @Test
  void nobodyIsAskedBeforeTheButtonAndTheHostsAreNamed() throws Exception {
    Screen screen = modules();
    awaitText(screen, "fast.example, right.example, dead.example");
    assertThat(fakes.mirrors.asked).isEmpty();
  }

  @Test
  void theRecommendedListIsExplainedTriedWrittenAndUndone() throws Exception {
    Screen screen = modules();
    screen.press("compare-mirrors");
    await().atMost(PATIENCE).until(() -> screen.find("#mirror-table").isPresent());
    assertThat(fakes.mirrors.asked).extracting(Target::module).singleElement().asString().contains("@v");
    awaitText(screen, "other files than were published", "timed out", "Recommended",
        "right.example is the fastest that has the published files");
    assertThat(screen.find("#offer-GOPROXY")).isPresent();
    screen.press("try-GOPROXY");
    await().atMost(PATIENCE).until(() -> fakes.desk.done().contains("try GOPROXY"));
    screen.press("apply-GOPROXY");
    await().atMost(PATIENCE).until(() -> fakes.desk.done().contains("apply GOPROXY"));
    await().atMost(PATIENCE).until(() -> screen.find("#undo-GOPROXY").filter(undo -> !undo.isDisabled()).isPresent());
    screen.press("undo-GOPROXY");
    await().atMost(PATIENCE).until(() -> fakes.desk.done().contains("undo GOPROXY"));
  }

  @Test
  void whatIsStoppedSaysSoAndCanBeBegunAgain() throws Exception {
    fakes.mirrors.held = new CountDownLatch(1);
    Screen screen = modules();
    screen.press("compare-mirrors");
    awaitText(screen, "Asking the module proxies…");
    screen.press("compare-mirrors");
    awaitText(screen, "Stopped. Nothing was written.");
    assertThat(screen.find("#mirror-table")).isEmpty();
    fakes.mirrors.held.countDown();
    screen.press("compare-mirrors");
    await().atMost(PATIENCE).until(() -> screen.find("#mirror-table").isPresent());
  }

  @Test
  void aPrivateModuleIsRefusedInWords() throws Exception {
    fakes.mirrors.isPrivate = true;
    Screen screen = modules();
    screen.press("compare-mirrors");
    awaitText(screen, "its name is told to no mirror");
    assertThat(screen.find("#offer-GOPROXY")).isEmpty();
  }
}
