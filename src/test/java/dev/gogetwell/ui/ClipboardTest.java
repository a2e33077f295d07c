package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.shell.RunFlow;
import dev.gogetwell.ui.story.NameFilter;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.util.WaitForAsyncUtils;

/// What is meant for others goes through the redaction; what is meant for this computer has to run here.
class ClipboardTest {
  @RegisterExtension
  final CssWatch css = new CssWatch();

  private Optional<Screen> open = Optional.empty();

  private Screen openAndRun() throws TimeoutException {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = Screen.open(fakes, 1000, 700);
    open = Optional.of(screen);
    screen.paste(NameFilter.PASTE);
    fakes.engine.runFreely();
    screen.press("find");
    screen.awaitPrimary("Try the fix");
    return screen;
  }

  @AfterEach
  void close() throws TimeoutException {
    if (open.isPresent()) {
      open.get().close();
    }
  }

  private static String copied(Screen screen, Consumer<RunFlow> copy) {
    screen.does(() -> copy.accept(screen.window().flow().orElseThrow()));
    return copied();
  }

  private static String copied() {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Clipboard.getSystemClipboard().getString());
  }

  @Test
  void aTextLosesWhatIsPrivateAndACommandOnlyItsPasswords() throws Exception {
    Screen screen = openAndRun();
    String command = "git config --file /home/lea/.gitconfig http.proxy http://lea:open-sesame@10.1.2.3:8080";

    assertThat(copied(screen, flow -> flow.copy("142.250.66.81 " + command)))
        .contains("<private host 1>", "<home>").doesNotContain("142.250.66.81", "/home/lea", "open-sesame");
    assertThat(copied(screen, flow -> flow.copyCommand(command)))
        .startsWith("git config --file /home/lea/.gitconfig http.proxy http://").endsWith("@10.1.2.3:8080")
        .doesNotContain("open-sesame");
  }

  @Test
  void theCommandBesideADiffIsCopiedAsItStandsThere() throws Exception {
    Screen screen = openAndRun();
    screen.goTo(Place.FIX);
    screen.does(() -> ((Button) screen.find(".copy-command").orElseThrow()).fire());

    assertThat(copied()).startsWith("go env -w GOPROXY=");
  }
}
