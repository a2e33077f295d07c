package dev.gogetwell.ui.shell;

import dev.gogetwell.text.WebLink;
import dev.gogetwell.ui.part.CopyBoard;
import dev.gogetwell.ui.part.Widgets;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// The menu that every text of the window has: copy it, or go to the address in it. A sentence, a host, a fingerprint,
/// a line of a diff, whether it has a button for that or not. JavaFX thread only.
public final class TextMenu {
  private final CopyBoard board;
  private final ContextMenu menu = new ContextMenu();
  private final MenuItem open = new MenuItem();
  private final Consumer<URI> visit;
  private final Notices notices;
  private final Widgets parts;
  private Shown shown = new Shown("", false);

  /// @param value whether it is one that must stay as it is to be of use: a command, a setting
  private record Shown(String text, boolean value) {}

  /// @param visit shows an address in the browser
  public TextMenu(Widgets parts, CopyBoard board, Notices notices, Consumer<URI> visit) {
    this.visit = visit;
    this.parts = parts;
    this.board = board;
    this.notices = notices;
    MenuItem copy = new MenuItem();
    copy.textProperty().bind(parts.texts().of("ui.text.copy"));
    copy.setId("copy-this-text");
    copy.setOnAction(press -> copy());
    open.setId("open-this-link");
    menu.getItems().addAll(copy, open);
  }

  /// Listens on everything that is shown in a window.
  public void listen(Scene scene) {
    scene.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, asked -> {
      Node node = asked.isKeyboardTrigger() ? scene.getFocusOwner() : asked.getPickResult().getIntersectedNode();
      text(node).ifPresent(found -> {
        shown = found;
        Optional<URI> address = WebLink.in(found.text());
        open.setVisible(address.isPresent());
        address.ifPresent(there -> {
          open.setText(parts.texts().now("ui.text.open", there.getHost()));
          open.setOnAction(press -> visit.accept(there));
        });
        menu.show(scene.getRoot(), asked.getScreenX(), asked.getScreenY());
        asked.consume();
      });
    });
  }

  private void copy() {
    if (shown.value()) {
      board.putCommand(shown.text());
    } else {
      board.put(shown.text());
    }
    notices.tell(parts.texts().of("ui.copied"));
  }

  private static Optional<Shown> text(@Nullable Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each instanceof TextInputControl) {
        return Optional.empty();
      }
      if (each instanceof TextFlow flow) {
        return Optional.of(new Shown(flow.getChildren().stream().filter(Text.class::isInstance)
            .map(piece -> ((Text) piece).getText()).collect(Collectors.joining()).strip(), false));
      }
      if (each instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank()) {
        return Optional.of(new Shown(labeled.getText().strip(), labeled.getStyleClass().contains("mono")));
      }
    }
    return Optional.empty();
  }
}
