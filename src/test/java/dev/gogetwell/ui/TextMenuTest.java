package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.story.NameFilter;
import java.net.URI;
import java.time.Duration;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.PickResult;
import javafx.scene.text.TextFlow;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// Every text of the window can be copied by its menu, with or without a button for that.
class TextMenuTest {
  private final Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
  private Screen screen;

  @BeforeEach
  void open() throws Exception {
    screen = Screen.open(fakes, 1000, 700);
    screen.paste(NameFilter.PASTE);
    fakes.engine.runFreely();
    screen.press("find");
    screen.awaitPrimary("Try the fix");
  }

  @AfterEach
  void close() throws Exception {
    screen.close();
  }

  private void ask(Node node) {
    screen.does(() -> {
      Bounds at = node.localToScreen(node.getBoundsInLocal());
      Event.fireEvent(node, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 1, 1, at.getMinX(),
          at.getMinY(), false, new PickResult(node, 1, 1)));
    });
  }

  private boolean isMenuShown() {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Window.getWindows().stream()
        .anyMatch(window -> window instanceof ContextMenu menu && menu.isShowing()));
  }

  private void choose() {
    screen.does(() -> Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast)
        .findFirst().orElseThrow().getItems().getFirst().fire());
  }

  private String clipboard() {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Clipboard.getSystemClipboard().getString());
  }

  @Test
  void aSentenceIsCopiedWithoutWhatIsPrivate() {
    ask(screen.find("#verdict").orElseThrow());
    assertThat(isMenuShown()).isTrue();
    choose();
    assertThat(clipboard()).isEqualTo(screen.verdict());
    assertThat(screen.texts()).contains("Copied.");
  }

  @Test
  void aLineOfADiffIsCopiedAsItRuns() {
    screen.goTo(Place.FIX);
    Node line = screen.all(".diff-line").stream().filter(node -> ((Label) node).getText().startsWith("+"))
        .findFirst().orElseThrow();
    ask(line);
    choose();
    assertThat(clipboard()).startsWith("+GOPROXY=https://");
  }

  @Test
  void wordsAroundACommandAreCopiedWithIt() {
    screen.goTo(Place.FIX);
    ask(screen.visible().stream().filter(TextFlow.class::isInstance).findFirst().orElseThrow());
    choose();
    assertThat(clipboard()).isNotBlank();
  }

  @Test
  void anAddressInATextIsOpenedInTheBrowserOnlyWhenThatIsChosen() {
    screen.goTo(Place.FIX);
    ask(screen.all(".diff-line").stream().filter(node -> ((Label) node).getText().startsWith("+")).findFirst()
        .orElseThrow());
    assertThat(fakes.visited).isEmpty();
    screen.does(() -> Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast)
        .findFirst().orElseThrow().getItems().get(1).fire());
    await().atMost(Duration.ofSeconds(10)).until(() -> !fakes.visited.isEmpty());
    assertThat(fakes.visited).containsExactly(URI.create("https://goproxy.cn"));
  }

  @Test
  void aTextBoxKeepsTheMenuOfItsOwn() {
    screen.press("rail-start");
    ask(screen.find("#paste").orElseThrow());
    assertThat(WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Window.getWindows().stream()
        .anyMatch(window -> window instanceof ContextMenu menu && menu.isShowing()
            && menu.getItems().stream().anyMatch(item -> "copy-this-text".equals(item.getId()))))).isFalse();
  }
}
