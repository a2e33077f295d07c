package dev.gogetwell.ui.shell;

import dev.gogetwell.model.Verdict;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.part.Pressable;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.port.RunStore;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The runs that were made last, to open, to compare or to delete. JavaFX thread only.
final class RecentRuns extends VBox {
  private final Widgets parts;
  private final StartScreen.Actions actions;
  private final VBox rows;
  private final Button two;
  private List<RunStore.Entry> entries = List.of();

  RecentRuns(Widgets parts, StartScreen.Actions actions) {
    this.parts = parts;
    this.actions = actions;
    this.rows = parts.column(0);
    getStyleClass().addAll("card", "flush");
    two = parts.link("ui.start.compare", actions::compare);
    two.setId("compare-runs");
    HBox head = parts.row(8, parts.grow(parts.label("ui.start.recent", "head")), two);
    head.getStyleClass().add("card-row");
    getChildren().addAll(head, rows);
  }

  /// Shows the recent runs. The focus stays in the list if it was there.
  void show(List<RunStore.Entry> now) {
    entries = List.copyOf(now);
    boolean focused = rows.isFocusWithin();
    draw(Optional.empty());
    if (focused) {
      Widgets.focus(this, rows.lookup(".recent-run") instanceof Pressable first ? first : two);
    }
  }

  /// @param asked the one whose row asks whether to delete it
  private void draw(Optional<RunStore.Entry> asked) {
    rows.getChildren().clear();
    if (entries.isEmpty()) {
      Label none = parts.label("ui.start.no-runs", "small", "muted");
      none.getStyleClass().add("card-row");
      rows.getChildren().add(none);
      return;
    }
    entries.stream().limit(3).map(entry -> asked.filter(entry::equals).isPresent() ? question(entry) : row(entry))
        .forEach(rows.getChildren()::add);
  }

  private static String title(Texts texts, RunStore.Entry entry) {
    return entry.fixed() ? texts.get("ui.recent.fixed")
        : entry.cause().map(cause -> texts.get(cause.messageKey() + ".title"))
            .orElseGet(() -> texts.get("ui.recent." + entry.state().name().toLowerCase(Locale.ROOT)
                .replace('_', '-')));
  }

  private Node row(RunStore.Entry entry) {
    var title = parts.texts().compute(texts -> title(texts, entry));
    VBox words = parts.column(0, parts.bound(title, "small", "strong"),
        asked(entry), parts.bound(parts.texts().compute(texts -> Wording.dateTime(texts, entry.started())), "micro", "muted"));
    HBox face = new HBox(14, icon(entry), parts.grow(words));
    face.setAlignment(Pos.TOP_LEFT);
    face.setPadding(new Insets(0, 32, 0, 0));
    Pressable button = new Pressable(face, () -> actions.open(entry), "row-button", "recent-run");
    button.addEventHandler(KeyEvent.KEY_PRESSED, press -> {
      if (press.getCode() == KeyCode.DELETE) {
        ask(entry);
        press.consume();
      }
    });
    parts.named(button, parts.texts().compute(texts ->
        texts.get("ui.recent.spoken", title.get(), Wording.asked(texts, entry.module()))));
    Button away = parts.button(parts.texts().compute(texts -> ""), Feather.TRASH_2, () -> ask(entry), "flat",
        "small-button", "delete-run");
    away.setTooltip(parts.hint(parts.texts().of("ui.recent.delete")));
    parts.named(away, parts.texts().compute(texts -> texts.get("ui.recent.delete.spoken", title(texts, entry),
        Wording.asked(texts, entry.module()), Wording.dateTime(texts, entry.started()))));
    StackPane.setAlignment(away, Pos.CENTER_RIGHT);
    StackPane.setMargin(away, new Insets(0, 8, 0, 0));
    return new StackPane(button, away);
  }

  private Label asked(RunStore.Entry entry) {
    return parts.bound(parts.texts().compute(texts -> Wording.asked(texts, entry.module())), "micro", "muted");
  }

  private void ask(RunStore.Entry entry) {
    draw(Optional.of(entry));
    Widgets.focus(this, rows.lookup("#keep-run"));
  }

  /// What is deleted does not come back, so the answer that the focus is on is the other one.
  private Node question(RunStore.Entry entry) {
    Button now = parts.button("ui.recent.delete.now", Feather.TRASH_2, () -> actions.delete(entry, this::show),
        "small-button");
    now.setId("delete-run-now");
    Button keep = parts.button("ui.recent.delete.keep", Feather.ROTATE_CCW, () -> show(entries), "small-button");
    keep.setId("keep-run");
    VBox row = parts.column(8, parts.label("ui.recent.delete.question", "small", "strong"),
        asked(entry), parts.row(8, now, keep));
    row.getStyleClass().add("card-row");
    row.addEventHandler(KeyEvent.KEY_PRESSED, press -> {
      if (press.getCode() == KeyCode.ESCAPE) {
        keep.fire();
        press.consume();
      }
    });
    return row;
  }

  private Node icon(RunStore.Entry entry) {
    return switch (entry.fixed() ? Verdict.State.HEALTHY : entry.state()) {
      case HEALTHY -> parts.icon(Feather.CHECK_CIRCLE, 16, Tone.SUCCESS);
      case PROBLEM -> parts.icon(Feather.X_OCTAGON, 16, Tone.DANGER);
      case CANNOT_TELL -> parts.icon(Feather.HELP_CIRCLE, 16, Tone.WARNING);
      case OPEN -> parts.icon(Feather.SLASH, 16, Tone.NEUTRAL);
    };
  }
}
