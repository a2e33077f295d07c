package dev.gogetwell.ui.settings;

import dev.gogetwell.ui.part.Widgets;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The keys that work in the window, each with what it does. On a Mac the command key stands for Ctrl. JavaFX thread
/// only.
final class KeysCard extends VBox {
  private static final List<Line> LINES = List.of(
      new Line("ui.key-list.find", "Enter"),
      new Line("ui.key-list.line", "Shift", "Enter"),
      new Line("ui.key-list.again", "F5"),
      new Line("ui.key-list.back", "Esc"),
      new Line("ui.key-list.area", "F6"),
      new Line("ui.key-list.details", "D"),
      new Line("ui.key-list.compare", "C"),
      new Line("ui.key-list.words", "Ctrl", "F"),
      new Line("ui.key-list.undo", "Ctrl", "Z"),
      new Line("ui.key-list.close", "Ctrl", "W"));

  private record Line(String does, List<String> keys) {
    Line(String does, String... keys) {
      this(does, List.of(keys));
    }
  }

  KeysCard(Widgets parts) {
    super(8);
    getStyleClass().add("card");
    getChildren().add(parts.label("ui.key-list.title", "head"));
    for (Line line : LINES) {
      HBox keys = parts.row(4);
      line.keys().forEach(key -> keys.getChildren().add(parts.key(key)));
      keys.setMinWidth(130);
      getChildren().add(parts.row(12, keys, parts.grow(parts.label(line.does(), "small"))));
    }
  }
}
