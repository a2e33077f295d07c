package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.story.NameFilter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A measurement as a command that somebody else can type.
class RepeatingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @RegisterExtension
  final CssWatch css = new CssWatch();

  private final Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
  private Optional<Screen> open = Optional.empty();

  private Screen over(Place place) throws TimeoutException {
    fakes.engine.runFreely();
    Screen screen = Screen.open(fakes, 1180, 780);
    open = Optional.of(screen);
    screen.paste(NameFilter.PASTE);
    screen.press("find");
    await().atMost(PATIENCE).until(() -> screen.window().flow().filter(flow -> flow.run().isOver()).isPresent());
    screen.goTo(place);
    return screen;
  }

  @AfterEach
  void close() throws TimeoutException {
    if (open.isPresent()) {
      open.get().close();
    }
  }

  private static String clipboard(Screen screen) {
    AtomicReference<String> text = new AtomicReference<>("");
    screen.does(() -> text.set(String.valueOf(Clipboard.getSystemClipboard().getString())));
    return text.get();
  }

  @Test
  void aLookupIsCopiedAsDigWithWhatDiffers() throws Exception {
    Screen screen = over(Place.NETWORK);
    Button first = (Button) screen.all(".repeat").iterator().next();
    assertThat(first.getAccessibleText()).startsWith("Copy E");
    screen.does(first::fire);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(clipboard(screen))
        .containsPattern("^(?:curl|curl\\.exe|dig|openssl|Resolve-DnsName|getent) ").contains("\n# "));
    assertThat(clipboard(screen)).doesNotContain("ui.", "by-hand.");
  }

  @Test
  void whileARunGoesOnNothingIsOfferedToBeRepeated() throws Exception {
    fakes.engine.allow(12);
    Screen screen = Screen.open(fakes, 1180, 780);
    open = Optional.of(screen);
    screen.paste(NameFilter.PASTE);
    screen.press("find");
    await().atMost(PATIENCE).until(() -> screen.find("#rail-network").isPresent());
    screen.goTo(Place.NETWORK);
    assertThat(screen.find(".repeat")).isEmpty();
  }
}
