package dev.gogetwell.ui.finding;

import dev.gogetwell.model.Comparison;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.report.WhoseTrouble;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The experiments behind a finding: what was changed at the left, each cell with its control and counts at the right.
/// JavaFX thread only.
public final class ComparisonCard {
  private final Widgets parts;

  public ComparisonCard(Widgets parts) {
    this.parts = parts;
  }

  /// All experiments and details of a finding as one card.
  public Node draw(Finding finding) {
    VBox card = parts.card(0);
    card.getStyleClass().add("flush");
    for (Comparison comparison : finding.comparisons()) {
      card.getChildren().add(row(comparison));
    }
    List<Message> said = Stream.concat(finding.details().stream(), WhoseTrouble.of(finding).stream()).toList();
    if (!said.isEmpty()) {
      VBox details = parts.column(8);
      for (Message detail : said) {
        details.getChildren().add(parts.message(detail, "small"));
      }
      details.getStyleClass().add("card-row");
      card.getChildren().add(details);
    }
    finding.missingControl().ifPresent(missing -> {
      Label label = parts.message(missing, "small", "muted");
      label.getStyleClass().add("card-row");
      card.getChildren().add(label);
    });
    return card;
  }

  private Node row(Comparison comparison) {
    GridPane grid = new GridPane(16, 6);
    ColumnConstraints words = new ColumnConstraints();
    words.setPercentWidth(48);
    ColumnConstraints label = new ColumnConstraints();
    label.setHgrow(Priority.ALWAYS);
    ColumnConstraints pips = new ColumnConstraints();
    pips.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints count = new ColumnConstraints();
    count.setMinWidth(Region.USE_PREF_SIZE);
    count.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().addAll(words, label, pips, count);
    grid.getStyleClass().add("card-row");
    List<Comparison.Cell> cells = comparison.cells();
    grid.add(parts.message(comparison.changed(), "strong"), 0, 0, 1, Math.max(1, cells.size()));
    for (int i = 0; i < cells.size(); i++) {
      Comparison.Cell cell = cells.get(i);
      Tone passed = cell.countsTrouble() ? Tone.DANGER : Tone.SUCCESS;
      Label name = parts.message(cell.label(), "small", "muted");
      if (cell.control()) {
        name.textProperty().unbind();
        name.textProperty().bind(parts.texts().compute(texts ->
            texts.get("ui.evidence.control", texts.get(cell.label()))));
      }
      Label figure = parts.raw(cell.passed() + "/" + cell.total(), "mono",
          (cell.passed() > 0 ? passed : Tone.DANGER).styleClass());
      figure.setWrapText(false);
      grid.add(name, 1, i);
      grid.add(parts.pips(cell.passed(), cell.total(), passed, Tone.DANGER), 2, i);
      grid.add(figure, 3, i);
    }
    return grid;
  }
}
