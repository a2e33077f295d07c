package dev.gogetwell.ui.settings;

import dev.gogetwell.ui.part.Widgets;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The keys that work in the window, each with what it does. On a Mac the command key stands for Ctrl. JavaFX thread only.
final class KeysCard extends VBox {
  private static final List<Line> LINES = List.of(
      new Line("ui.keys.find", "Enter"),
      new Line("ui.keys.line", "Shift", "Enter"),
      new Line("ui.keys.again", "F5"),
      new Line("ui.keys.back", "Esc"),
      new Line("ui.keys.area", "F6"),
      new Line("ui.keys.details", "D"),
      new Line("ui.keys.compare", "C"),
      new Line("ui.keys.undo", "Ctrl", "Z"),
      new Line("ui.keys.close", "Ctrl", "W"));

  private record Line(String does, List<String> keys) {
    Line(String does, String... keys) {
      this(does, List.of(keys));
    }
  }

  KeysCard(Widgets parts) {
    super(8);
    getStyleClass().add("card");
    getChildren().add(parts.label("ui.keys.title", "head"));
    for (Line line : LINES) {
      HBox keys = parts.row(4);
      line.keys().forEach(key -> keys.getChildren().add(parts.key(key)));
      keys.setMinWidth(130);
      getChildren().add(parts.row(12, keys, parts.grow(parts.label(line.does(), "small"))));
    }
  }
}
