package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.part.Pressable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The page object of the window: what a person does and sees. Waits instead of sleeping.
final class Screen {
  private final Stage stage;
  private final GoGetWellWindow window;
  private final FxRobot robot = new FxRobot();

  private Screen(Stage stage, GoGetWellWindow window) {
    this.stage = stage;
    this.window = window;
  }

  /// Opens the window with these fakes.
  static Screen open(Fakes fakes, double width, double height) throws TimeoutException {
    return open(fakes, BroughtFonts.USUAL, width, height);
  }

  /// Opens the window with these fakes and fonts.
  static Screen open(Fakes fakes, BroughtFonts fonts, double width, double height) throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    AtomicReference<Screen> screen = new AtomicReference<>();
    FxToolkit.setupFixture(() -> {
      Stage stage = new Stage();
      GoGetWellWindow window = new GoGetWellWindow(fakes.services(), owner -> new NoDialogs(), fonts.load());
      window.show(stage);
      stage.setWidth(width);
      stage.setHeight(height);
      screen.set(new Screen(stage, window));
    });
    WaitForAsyncUtils.waitForFxEvents();
    return screen.get();
  }

  void close() throws TimeoutException {
    FxToolkit.setupFixture(stage::close);
  }

  GoGetWellWindow window() {
    return window;
  }

  Stage stage() {
    return stage;
  }

  /// The user closes the window by its frame; whoever does not want that consumes the request.
  WindowEvent requestClose() {
    WindowEvent request = new WindowEvent(stage(), WindowEvent.WINDOW_CLOSE_REQUEST);
    does(() -> stage().getOnCloseRequest().handle(request));
    return request;
  }

  void does(Runnable work) {
    WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    WaitForAsyncUtils.waitForFxEvents();
  }

  Optional<Node> find(String selector) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Optional.ofNullable(
        stage.getScene().getRoot().lookup(selector)));
  }

  void paste(String text) {
    awaitId("paste");
    does(() -> ((TextInputControl) find(selectorOf("paste")).orElseThrow()).setText(text));
  }

  /// Pastes as a person does: by the keys of this system, into what has the focus.
  void pasteByKeyboard(String text) {
    awaitId("paste");
    does(() -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(text);
      Clipboard.getSystemClipboard().setContent(content);
    });
    type(KeyCode.SHORTCUT, KeyCode.V);
  }

  /// What lies in a scroll pane is found only after the pulse that gives the pane its skin.
  private void awaitId(String id) {
    await().atMost(Duration.ofSeconds(10)).until(() -> find(selectorOf(id)).isPresent());
  }

  private static String selectorOf(String id) {
    return "#" + id;
  }

  /// Moves the focus with Tab until the node of that id has it, then presses Enter or Space.
  void pressByKeyboard(String id) {
    for (int i = 0; i < 80; i++) {
      if (focused().map(node -> id.equals(node.getId())).orElse(false)) {
        robot.type(focused().orElseThrow() instanceof ButtonBase ? KeyCode.SPACE : KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        return;
      }
      robot.type(KeyCode.TAB);
      WaitForAsyncUtils.waitForFxEvents();
    }
    throw new AssertionError("Tab never reached #" + id);
  }

  void type(KeyCode... keys) {
    robot.push(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  Optional<Node> focused() {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Optional.ofNullable(stage.getScene().getFocusOwner()));
  }

  void press(String id) {
    awaitId(id);
    does(() -> {
      switch (stage.getScene().getRoot().lookup("#" + id)) {
        case ButtonBase button -> button.fire();
        case Pressable pressable -> pressable.fire();
        case null -> throw new AssertionError("no #" + id);
        default -> throw new AssertionError("#" + id + " cannot be pressed");
      }
    });
  }

  /// Presses the button with these words, wherever it is.
  void pressAction(String words) {
    await().atMost(Duration.ofSeconds(10)).until(() -> button(words).isPresent());
    does(() -> button(words).orElseThrow().fire());
  }

  private Optional<ButtonBase> button(String words) {
    return all(".button").stream().filter(ButtonBase.class::isInstance).map(ButtonBase.class::cast)
        .filter(button -> words.equals(button.getText())).findFirst();
  }

  void goTo(Place place) {
    press("rail-" + place.id());
  }

  /// Goes to a place by the keys alone: F6 into the rail, the arrows along it, Enter.
  void goToByKeyboard(Place place) {
    pressUntil(KeyCode.F6, id -> id.startsWith("rail-"));
    boolean down = Place.valueOf(focusedId().substring("rail-".length()).toUpperCase(Locale.ROOT))
        .compareTo(place) <= 0;
    pressUntil(down ? KeyCode.DOWN : KeyCode.UP, ("rail-" + place.id())::equals);
    type(KeyCode.ENTER);
  }

  private void pressUntil(KeyCode key, Predicate<String> reached) {
    for (int i = 0; i < 20 && !reached.test(focusedId()); i++) {
      type(key);
    }
    assertThat(focusedId()).matches(reached);
  }

  private String focusedId() {
    return focused().map(Node::getId).orElse("");
  }

  String textOf(String id) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> stage.getScene().getRoot().lookup("#" + id)
        instanceof Labeled labeled ? labeled.getText() : "");
  }

  String verdict() {
    return textOf("verdict");
  }

  String primary() {
    return textOf("primary");
  }

  void awaitPrimary(String words) {
    await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
        assertThat(primary()).isEqualTo(words));
  }

  void awaitVerdict(String words) {
    await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
        assertThat(verdict()).contains(words));
  }

  /// All visible nodes below the root.
  List<Node> visible() {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
      stage.getScene().getRoot().applyCss();
      stage.getScene().getRoot().layout();
      List<Node> all = new ArrayList<>();
      collect(stage.getScene().getRoot(), all);
      return all;
    });
  }

  private static void collect(Node node, List<Node> all) {
    if (!node.isVisible()) {
      return;
    }
    all.add(node);
    if (node instanceof javafx.scene.Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
    }
  }

  /// All texts that a person can read now.
  String texts() {
    StringBuilder all = new StringBuilder();
    for (Node node : visible()) {
      if (node instanceof Label label) {
        all.append(label.getText()).append('\n');
      } else if (node instanceof javafx.scene.text.Text text) {
        all.append(text.getText()).append('\n');
      }
    }
    return all.toString();
  }

  /// What is on the screen now.
  Image picture() {
    WaitForAsyncUtils.waitForFxEvents();
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> stage.getScene().snapshot(null));
  }

  Set<Node> all(String selector) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> stage.getScene().getRoot().lookupAll(selector));
  }
}
