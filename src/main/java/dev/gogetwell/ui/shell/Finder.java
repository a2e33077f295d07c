package dev.gogetwell.ui.shell;

import dev.gogetwell.ui.part.Scrolling;
import dev.gogetwell.ui.part.Widgets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;

/// Looks for words on the screen that is shown, as a browser does: Ctrl+F opens it below the screen, Enter goes on,
/// Shift+Enter back, Esc closes. What a table has scrolled away is not looked at. JavaFX thread only.
final class Finder extends BorderPane {
  private static final String FOUND = "found";
  private static final KeyCombination OPEN = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

  private final Widgets parts;
  private final TextField field = new TextField();
  private final StringProperty told = new SimpleStringProperty("");
  private final HBox bar;
  private Optional<Node> cameFrom = Optional.empty();
  private Optional<Node> marked = Optional.empty();
  private int at = -1;

  Finder(Widgets parts) {
    this.parts = parts;
    field.setId("find-words");
    field.setPrefColumnCount(24);
    parts.named(field, parts.texts().of("ui.find.words"));
    field.promptTextProperty().bind(parts.texts().of("ui.find.words"));
    Button close = parts.button("ui.find.close", Feather.X, this::close, "flat");
    close.setId("find-close");
    bar = parts.row(8, field, parts.button("ui.find.next", Feather.CHEVRON_DOWN, () -> go(1), "flat"),
        parts.button("ui.find.previous", Feather.CHEVRON_UP, () -> go(-1), "flat"),
        parts.bound(told, "muted"), parts.filler(), close);
    bar.getStyleClass().add("find-bar");
    field.textProperty().addListener(change -> {
      at = -1;
      go(1);
    });
    // Before the field, which would hand the key on to what surrounds it once more.
    field.addEventFilter(KeyEvent.KEY_PRESSED, press -> {
      if (press.getCode() == KeyCode.ENTER) {
        go(press.isShiftDown() ? -1 : 1);
        press.consume();
      }
    });
    bar.addEventHandler(KeyEvent.KEY_PRESSED, press -> {
      if (press.getCode() == KeyCode.ESCAPE) {
        close();
        press.consume();
      }
    });
    addEventHandler(KeyEvent.KEY_PRESSED, press -> {
      if (OPEN.match(press)) {
        open();
        press.consume();
      }
    });
  }

  /// Shows another screen; what was looked for belongs to the one before.
  void show(Node screen) {
    hide();
    setCenter(screen);
  }

  private void open() {
    if (getBottom() == null) {
      cameFrom = Optional.ofNullable(getScene().getFocusOwner());
      setBottom(bar);
    }
    field.requestFocus();
    field.selectAll();
  }

  private void close() {
    hide();
    cameFrom.filter(node -> node.getScene() != null).ifPresent(Node::requestFocus);
    cameFrom = Optional.empty();
  }

  private void hide() {
    unmark();
    setBottom(null);
    told.set("");
    at = -1;
  }

  private void go(int by) {
    unmark();
    String words = field.getText().strip().toLowerCase(Locale.ROOT);
    List<Node> places = words.isEmpty() || getCenter() == null ? List.of() : places(getCenter(), words);
    if (places.isEmpty()) {
      told.set(words.isEmpty() ? "" : parts.texts().now("ui.find.nothing"));
      at = -1;
      return;
    }
    at = at < 0 ? (by > 0 ? 0 : places.size() - 1) : Math.floorMod(at + by, places.size());
    Node place = places.get(at);
    place.getStyleClass().add(FOUND);
    marked = Optional.of(place);
    Scrolling.to(place);
    told.set(parts.texts().now("ui.find.at", at + 1, places.size()));
  }

  private void unmark() {
    marked.ifPresent(node -> node.getStyleClass().remove(FOUND));
    marked = Optional.empty();
  }

  /// Every label, piece of text and box of text that holds the words, in the order of the screen.
  private static List<Node> places(Node screen, String words) {
    List<Node> found = new ArrayList<>();
    collect(screen, words, found);
    return found;
  }

  private static void collect(Node node, String words, List<Node> found) {
    if (!node.isVisible()) {
      return;
    }
    String text = switch (node) {
      case Labeled labeled -> labeled.getText();
      case TextInputControl input -> input.getText();
      case Text piece -> piece.getText();
      default -> null;
    };
    if (text != null && text.toLowerCase(Locale.ROOT).contains(words)) {
      found.add(node);
    } else if (node instanceof Parent parent && !(node instanceof TextInputControl)) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, words, found));
    }
  }
}
