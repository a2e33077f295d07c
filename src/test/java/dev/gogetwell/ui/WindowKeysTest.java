package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import java.time.Duration;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The way through the window by the keys that every program has.
class WindowKeysTest {
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
  void escapeGoesBackAndThePastedTextIsStillThere() {
    screen.paste("dial tcp: i/o timeout");
    for (String place : new String[] {"settings", "compare-runs", "practice"}) {
      screen.press(place);
      await().atMost(Duration.ofSeconds(10)).until(() -> screen.find("#back").isPresent());
      screen.type(KeyCode.ESCAPE);
      assertThat(pasted()).as(place).isEqualTo("dial tcp: i/o timeout");
    }
  }

  @Test
  void tabLeavesThePasteBoxAndComesBack() {
    screen.paste("");
    assertThat(screen.focused()).matches(isPaste(), "the paste box has the focus");
    screen.type(KeyCode.TAB);
    assertThat(screen.focused()).matches(isPaste().negate(), "the focus went on");
    screen.type(KeyCode.SHIFT, KeyCode.TAB);
    assertThat(screen.focused()).matches(isPaste(), "the focus came back");
    assertThat(pasted()).isEmpty();
  }

  @Test
  void theSameIsCheckedAgainByOneKey() {
    screen.paste(fakes.story.report().target().pasted().orElseThrow());
    fakes.engine.runFreely();
    screen.press("find");
    screen.awaitPrimary("Try the fix");
    var before = screen.window().flow().orElseThrow();
    screen.type(KeyCode.F5);
    assertThat(screen.window().flow().orElseThrow()).isNotSameAs(before);
    assertThat(screen.window().flow().orElseThrow().run().target()).isEqualTo(before.run().target());
  }

  @Test
  void wordsAreFoundOnThePageAndEscapeLeavesTheSearchBeforeThePage() {
    screen.press("settings");
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.find("#back").isPresent());
    screen.type(KeyCode.SHORTCUT, KeyCode.F);
    assertThat(screen.focused().map(Node::getId)).contains("find-words");
    search("f6");
    assertThat(screen.all(".found")).singleElement().extracting(node -> ((Labeled) node).getText()).isEqualTo("F6");
    search("the");
    Node first = screen.all(".found").iterator().next();
    screen.type(KeyCode.ENTER);
    assertThat(screen.all(".found")).hasSize(1).doesNotContain(first);
    screen.type(KeyCode.SHIFT, KeyCode.ENTER);
    assertThat(screen.all(".found")).containsExactly(first);
    search("no such words anywhere");
    assertThat(screen.all(".found")).isEmpty();
    assertThat(screen.texts()).contains("Not on this page");
    screen.type(KeyCode.ESCAPE);
    assertThat(screen.find("#find-words")).isEmpty();
    assertThat(screen.find("#back")).isPresent();
  }

  private void search(String words) {
    screen.does(() -> ((TextInputControl) screen.find("#find-words").orElseThrow()).setText(words));
  }

  @Test
  void theWindowIsClosedByTheKeysOfTheSystem() {
    screen.type(KeyCode.SHORTCUT, KeyCode.W);
    assertThat(screen.stage().isShowing()).isFalse();
  }

  private String pasted() {
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.find("#paste").isPresent());
    return ((TextInputControl) screen.find("#paste").orElseThrow()).getText();
  }

  private static Predicate<java.util.Optional<Node>> isPaste() {
    return node -> node.map(Node::getId).filter("paste"::equals).isPresent();
  }
}
