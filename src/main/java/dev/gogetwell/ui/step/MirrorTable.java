package dev.gogetwell.ui.step;

import dev.gogetwell.engine.MirrorRow;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What each module proxy showed, one below the other: who, how long it took, and what `go` would meet there. JavaFX
/// thread only.
final class MirrorTable {
  private MirrorTable() {}

  static Node draw(Widgets parts, List<MirrorRow> rows) {
    GridPane grid = new GridPane(12, 10);
    grid.setId("mirror-table");
    ColumnConstraints icon = new ColumnConstraints();
    icon.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints words = new ColumnConstraints();
    words.setHgrow(Priority.ALWAYS);
    ColumnConstraints time = new ColumnConstraints();
    time.setMinWidth(Region.USE_PREF_SIZE);
    grid.getColumnConstraints().addAll(icon, words, time);
    MirrorRow.Group group = MirrorRow.Group.MIRROR;
    int at = 0;
    for (MirrorRow row : rows) {
      if (row.group() != group) {
        group = row.group();
        grid.add(parts.label(group == MirrorRow.Group.OWN ? "mirrors.own" : "mirrors.databases", "small", "strong"), 0,
            at++, 3, 1);
      }
      add(parts, grid, at++, row);
    }
    return parts.card(0, grid);
  }

  private static void add(Widgets parts, GridPane grid, int at, MirrorRow row) {
    VBox words = parts.column(2, parts.raw(row.host(), "mono", "strong"));
    if (!row.shown().isEmpty()) {
      words.getChildren().add(parts.bound(parts.texts().compute(texts -> row.shown().stream().map(texts::get)
          .collect(Collectors.joining(" · "))), "small", "muted"));
    }
    row.trouble().filter(raw -> !raw.isBlank()).ifPresent(raw ->
        words.getChildren().add(parts.raw(Wording.shortened(raw), "mono", "muted")));
    if (row.best()) {
      words.getChildren().addFirst(parts.badge(parts.texts().of("ui.mirrors.best"), Feather.CHECK_CIRCLE, Tone.SUCCESS));
    }
    Label took = parts.raw(Wording.millis(row.took()) + " ms", "mono", "muted");
    took.setWrapText(false);
    grid.addRow(at, parts.icon(row.good() ? Feather.CHECK : Feather.X, 16, row.good() ? Tone.SUCCESS : Tone.DANGER), words,
        took);
  }
}
