package dev.gogetwell.ui.step;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What was measured, line by line: when, what, how it ended, and the raw words where it failed. JavaFX thread only.
final class EvidenceTable {
  private EvidenceTable() {}

  /// @param repeat makes the button that copies a command; empty while the run goes on
  static List<Node> draw(Widgets parts, List<Evidence> found, Optional<Function<Evidence, Button>> repeat) {
    GridPane grid = new GridPane(12, 10);
    for (int i = 0; i < found.size(); i++) {
      row(parts, grid, i, found.get(i));
      int line = i;
      repeat.ifPresent(button -> grid.add(button.apply(found.get(line)), 4, line));
    }
    ColumnConstraints icon = new ColumnConstraints();
    icon.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints words = new ColumnConstraints();
    words.setHgrow(Priority.ALWAYS);
    ColumnConstraints time = new ColumnConstraints();
    time.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints id = new ColumnConstraints();
    id.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints copy = new ColumnConstraints();
    copy.setMinWidth(Region.USE_PREF_SIZE);
    grid.getColumnConstraints().addAll(icon, words, time, id, copy);
    return List.of(parts.column(10, parts.label("ui.measured", "head"), parts.card(0, grid)));
  }

  private static void row(Widgets parts, GridPane grid, int row, Evidence evidence) {
    boolean worked = evidence.measurement().worked();
    VBox words = parts.column(2,
        parts.bound(parts.texts().compute(texts -> Wording.evidence(texts, evidence)), "small"));
    words.setAlignment(Pos.CENTER_LEFT);
    evidence.measurement().failure().filter(failure -> !failure.raw().isBlank()).ifPresent(failure ->
        words.getChildren().add(parts.raw(failure.raw(), "mono", "muted")));
    boolean onTheWay = evidence.hop().isPresent() && evidence.trial().isEmpty();
    if (!worked && !onTheWay) {
      words.getChildren().add(parts.label("ui.evidence.beside", "micro", "muted"));
    }
    Label took = parts.raw(Wording.millis(evidence.took()) + " ms", "mono", "muted");
    took.setWrapText(false);
    Label id = parts.raw(evidence.id().value(), "mono", "subtle");
    id.setWrapText(false);
    grid.addRow(row, parts.icon(worked ? Feather.CHECK : Feather.X, 16, worked ? Tone.SUCCESS
        : onTheWay ? Tone.DANGER : Tone.NEUTRAL), words,
        took, id);
  }
}
