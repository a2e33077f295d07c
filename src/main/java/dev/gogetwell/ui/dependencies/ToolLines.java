package dev.gogetwell.ui.dependencies;

import dev.gogetwell.hygiene.ToolOutcome;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// How far each tool came, with its own words where it failed. JavaFX thread only.
final class ToolLines {
  private final Widgets parts;

  ToolLines(Widgets parts) {
    this.parts = parts;
  }

  Node draw(List<ToolOutcome> tools) {
    VBox rows = parts.card(0);
    rows.setId("tools");
    rows.getStyleClass().add("flush");
    tools.forEach(tool -> rows.getChildren().add(row(tool)));
    return parts.column(10, parts.label("hygiene.tools", "head"), rows);
  }

  private Node row(ToolOutcome tool) {
    Lines head = new Lines(10, parts.icon(icon(tool), 16, tool.answered() ? Tone.SUCCESS : Tone.WARNING),
        parts.raw(tool.tool(), "mono", "strong"),
        parts.label("hygiene.tool." + tool.word(), "small", tool.answered() ? "muted" : "warning"),
        parts.bound(parts.texts().compute(texts -> Wording.duration(texts, tool.took())), "micro", "subtle"));
    VBox row = parts.column(4, head);
    if (!tool.said().isEmpty()) {
      row.getChildren().add(parts.raw(tool.said(), "mono", "muted"));
    }
    row.getStyleClass().add("card-row");
    return row;
  }

  private static Feather icon(ToolOutcome tool) {
    return switch (tool.state()) {
      case ANSWERED -> Feather.CHECK;
      case FAILED, NONSENSE, TOO_MUCH -> Feather.X;
      case TIMED_OUT -> Feather.CLOCK;
      case CACHE_INCOMPLETE -> Feather.HELP_CIRCLE;
      case MISSING -> Feather.DOWNLOAD;
      case SKIPPED -> Feather.MINUS_CIRCLE;
    };
  }
}
