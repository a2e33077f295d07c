package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.story.NameFilter;
import java.time.Duration;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PasteKeysTest {
  @RegisterExtension
  final CssWatch css = new CssWatch();

  private final Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
  private Screen screen;

  @BeforeEach
  void open() throws Exception {
    screen = Screen.open(fakes, 1000, 700);
  }

  @AfterEach
  void close() throws Exception {
    screen.close();
  }

  @Test
  void enterStartsWhereSomethingWasPasted() {
    screen.pasteByKeyboard(NameFilter.PASTE);
    screen.type(KeyCode.ENTER);

    await().atMost(Duration.ofSeconds(10)).until(() -> screen.window().flow().isPresent());
    assertThat(screen.window().flow().orElseThrow().run().target().pasted()).contains(NameFilter.PASTE.strip());
  }

  @Test
  void enterInAnEmptyBoxStartsNothing() {
    screen.paste("");
    screen.type(KeyCode.ENTER);

    assertThat(screen.window().flow()).isEmpty();
  }

  @Test
  void shiftAndEnterBeginALine() {
    screen.pasteByKeyboard("one");
    screen.type(KeyCode.SHIFT, KeyCode.ENTER);

    assertThat(screen.window().flow()).isEmpty();
    assertThat(((TextInputControl) screen.find("#paste").orElseThrow()).getText()).isEqualTo("one\n");
  }
}
