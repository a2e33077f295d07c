package dev.gogetwell.ui.fix;

import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.RemedyState;
import dev.gogetwell.ui.part.Pressable;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The ways to repair, least harm first; those that weaken a protection stand folded at the end. JavaFX thread only.
final class WayList {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final Widgets parts;
  private final Consumer<Remedy> select;
  private final Runnable showAll;
  private boolean weakeningOpen;

  /// One line of the list.
  record Row(Remedy remedy, RemedyState state, boolean selected, int number) {}

  /// The list as it is drawn.
  record Rows(List<Row> ways, List<Row> weakening, boolean several) {}

  WayList(Widgets parts, Consumer<Remedy> select, Runnable showAll) {
    this.parts = parts;
    this.select = select;
    this.showAll = showAll;
  }

  Rows rows(FixPage.View view) {
    return new Rows(rows(view, view.board().ways(), 1), rows(view, view.board().weakening(),
        view.board().ways().size() + 1), view.board().safeOnes().size() > 1);
  }

  private static List<Row> rows(FixPage.View view, List<Remedy> remedies, int first) {
    List<Row> rows = new ArrayList<>();
    for (Remedy remedy : remedies) {
      boolean selected = !view.all() && view.chosen().map(chosen -> chosen.id().equals(remedy.id())).orElse(false);
      rows.add(new Row(remedy, view.board().state(remedy), selected, first + rows.size()));
    }
    return rows;
  }

  Node draw(Rows rows) {
    VBox card = parts.card(0);
    card.getStyleClass().add("flush");
    rows.ways().forEach(row -> card.getChildren().add(row(row)));
    VBox all = parts.column(10, parts.row(8, parts.grow(parts.label("ui.fix.ways", "head")),
        parts.label("ui.fix.order", "small", "muted")), card);
    if (rows.several()) {
      Button every = parts.button("ui.fix.all.open", Feather.CHECK_SQUARE, showAll);
      every.setId("fix-all");
      all.getChildren().add(every);
    }
    if (!rows.weakening().isEmpty()) {
      all.getChildren().add(weakening(rows.weakening()));
    }
    return all;
  }

  private Node weakening(List<Row> rows) {
    VBox list = parts.column(0);
    rows.forEach(row -> list.getChildren().add(row(row)));
    TitledPane fold = new TitledPane();
    fold.setId("weakening");
    fold.textProperty().bind(parts.texts().of("ui.fix.weakens", rows.size()));
    fold.setGraphic(parts.icon(Feather.ALERT_OCTAGON, 16, Tone.DANGER));
    fold.setContent(list);
    fold.setExpanded(weakeningOpen || rows.stream().anyMatch(Row::selected));
    fold.setAnimated(false);
    fold.expandedProperty().addListener((property, before, now) -> weakeningOpen = now);
    fold.getStyleClass().add("weakening");
    return fold;
  }

  private Node row(Row row) {
    Remedy remedy = row.remedy();
    Label badge = remedy.isAutomatic() || row.state() != RemedyState.POSSIBLE
        ? parts.badge(parts.texts().of(FixPage.stateKey(row.state())), Tone.icon(row.state()), Tone.of(row.state()))
        : parts.badge(parts.texts().of("ui.remedy.guided"), Feather.USER, Tone.NEUTRAL);
    VBox words = parts.column(2, parts.message(remedy.title(), "strong"),
        parts.message(remedy.why(), "small", "muted"));
    HBox face = new HBox(10, number(parts, row.number()), parts.grow(words), badge);
    Pressable button = new Pressable(face, () -> select.accept(remedy), "row-button", "way");
    button.setId("way-" + remedy.id());
    button.pseudoClassStateChanged(SELECTED, row.selected());
    return parts.named(button, parts.texts().compute(texts -> texts.get("ui.fix.way-spoken",
        Integer.toString(row.number()), texts.get(remedy.title()), texts.get(FixPage.stateKey(row.state())))));
  }

  static Label number(Widgets parts, int number) {
    Label label = new Label(Integer.toString(number));
    label.getStyleClass().add("number");
    label.setMinSize(22, 22);
    return label;
  }
}
