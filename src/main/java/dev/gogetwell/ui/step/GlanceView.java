package dev.gogetwell.ui.step;

import dev.gogetwell.model.StepState;
import dev.gogetwell.report.StepSummary;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// The run that has ended at a glance: one line a step, with a tick, a warning or a cross. JavaFX thread only.
final class GlanceView {
  private static final int ICON = 16;

  private final Widgets parts;

  GlanceView(Widgets parts) {
    this.parts = parts;
  }

  List<Node> draw(List<StepSummary.Line> lines) {
    if (lines.isEmpty()) {
      return List.of();
    }
    GridPane grid = new GridPane(12, 6);
    for (int i = 0; i < lines.size(); i++) {
      StepSummary.Line line = lines.get(i);
      boolean fared = line.state() != StepState.WAITING && line.state() != StepState.NOT_NEEDED;
      grid.add(icon(line.state()), 0, i);
      grid.add(parts.message(line.name(), "small", fared ? "strong" : "muted"), 1, i);
      grid.add(parts.message(line.summary(), "small", "muted"), 2, i);
    }
    ColumnConstraints name = new ColumnConstraints();
    name.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints words = new ColumnConstraints();
    words.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(new ColumnConstraints(ICON), name, words);
    grid.setId("glance");
    return List.of(parts.column(10, parts.label("ui.glance.title", "head"), parts.card(12, grid)));
  }

  /// In a run that has ended nothing turns any more.
  private Node icon(StepState state) {
    return state == StepState.RUNNING ? parts.icon(Feather.SLASH, ICON, Tone.SUBTLE)
        : parts.stateIcon(Tone.icon(state), ICON, Tone.of(state));
  }
}
