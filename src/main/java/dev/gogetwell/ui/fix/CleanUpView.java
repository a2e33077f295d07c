package dev.gogetwell.ui.fix;

import dev.gogetwell.model.Remedy;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The harmful settings that were found, each with the button that shows how it is taken away. JavaFX thread only.
final class CleanUpView {
  private final Widgets parts;
  private final Consumer<Remedy> select;

  /// @param select shows a remedy
  CleanUpView(Widgets parts, Consumer<Remedy> select) {
    this.parts = parts;
    this.select = select;
  }

  List<Node> draw(List<WayList.Row> rows, RemedyBoard board) {
    VBox card = parts.card(0);
    card.getStyleClass().add("flush");
    rows.forEach(row -> card.getChildren().add(cleanUp(row, board)));
    return List.of(parts.label("ui.harmful.title", "head"), parts.label("ui.harmful.sub", "small", "muted"), card);
  }

  private Node cleanUp(WayList.Row row, RemedyBoard board) {
    Remedy remedy = row.remedy();
    boolean applied = board.work(remedy).entry().isPresent();
    String key = applied ? "ui.fix.undo" : remedy.isAutomatic() ? "ui.harmful.remove" : "ui.harmful.steps";
    Feather icon = applied ? Feather.ROTATE_CCW : remedy.isAutomatic() ? Feather.TRASH_2 : Feather.LIST;
    Button act = parts.button(key, icon, () -> {
      if (applied) {
        board.undo(remedy);
      } else {
        select.accept(remedy);
      }
    }, "small-button", "clean-up");
    parts.named(act, parts.texts().compute(texts -> texts.get("ui.spoken", texts.get(key), remedy.isAutomatic()
        ? remedy.changes().getFirst().name() : texts.get(remedy.title()))));
    VBox words = remedy.isAutomatic()
        ? parts.column(2, parts.raw(remedy.changes().getFirst().name(), "mono", "strong"),
            parts.message(remedy.title(), "small", "muted"))
        : parts.column(2, parts.message(remedy.title(), "strong"), parts.message(remedy.why(), "small", "muted"));
    return row(parts, words, act);
  }

  /// A warning sign, what it is about, and what can be done.
  static HBox row(Widgets parts, VBox words, Button act) {
    HBox line = new HBox(12, parts.icon(Feather.ALERT_TRIANGLE, 18, Tone.WARNING), parts.grow(words), act);
    line.getStyleClass().add("card-row");
    return line;
  }
}
