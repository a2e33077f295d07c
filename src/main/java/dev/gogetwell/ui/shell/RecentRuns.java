package dev.gogetwell.ui.shell;

import dev.gogetwell.model.Verdict;
import dev.gogetwell.ui.part.Pressable;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.port.RunStore;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The runs that were made last, to open or to compare. JavaFX thread only.
final class RecentRuns extends VBox {
  private final Widgets parts;
  private final Consumer<RunStore.Entry> open;
  private final VBox rows;

  RecentRuns(Widgets parts, Consumer<RunStore.Entry> open, Runnable compare) {
    this.parts = parts;
    this.open = open;
    this.rows = parts.column(0);
    getStyleClass().addAll("card", "flush");
    Button two = parts.link("ui.start.compare", compare);
    two.setId("compare-runs");
    HBox head = parts.row(8, parts.grow(parts.label("ui.start.recent", "head")), two);
    head.getStyleClass().add("card-row");
    getChildren().addAll(head, rows);
  }

  /// Shows the recent runs.
  void show(List<RunStore.Entry> entries) {
    rows.getChildren().clear();
    if (entries.isEmpty()) {
      Label none = parts.label("ui.start.no-runs", "small", "muted");
      none.getStyleClass().add("card-row");
      rows.getChildren().add(none);
      return;
    }
    entries.stream().limit(3).map(this::row).forEach(rows.getChildren()::add);
  }

  private Node row(RunStore.Entry entry) {
    var title = parts.texts().compute(texts -> entry.fixed() ? texts.get("ui.recent.fixed")
        : entry.cause().map(cause -> texts.get(cause.messageKey() + ".title"))
            .orElseGet(() -> texts.get("ui.recent." + entry.state().name().toLowerCase(Locale.ROOT)
                .replace('_', '-'))));
    VBox words = parts.column(0, parts.bound(title, "small", "strong"),
        parts.raw(entry.module(), "micro", "muted"),
        parts.bound(parts.texts().compute(texts -> Wording.dateTime(texts, entry.started())), "micro", "muted"));
    HBox face = new HBox(14, icon(entry), parts.grow(words));
    face.setAlignment(Pos.TOP_LEFT);
    Pressable button = new Pressable(face, () -> open.accept(entry), "row-button", "recent-run");
    return parts.named(button, parts.texts().compute(texts ->
        texts.get("ui.recent.spoken", title.get(), entry.module())));
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
