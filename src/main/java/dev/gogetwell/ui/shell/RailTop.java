package dev.gogetwell.ui.shell;

import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What stands at the top of the rail on every page of a run: the way back, the same check again, and the run in a few
/// lines for somebody else. JavaFX thread only.
final class RailTop extends VBox {
  private final Widgets parts;
  private final ObservableBooleanValue narrow;
  private final Button again;
  private final Button summary;

  /// What the buttons do.
  ///
  /// @param home back to the start
  /// @param again asks the same once more
  /// @param summary puts the run in a few lines on the clipboard
  record Actions(Runnable home, Runnable again, Runnable summary) {}

  RailTop(Widgets parts, Actions actions, ObservableBooleanValue narrow) {
    this.parts = parts;
    this.narrow = narrow;
    getStyleClass().add("rail-top");
    Button start = button("ui.rail.start", Feather.HOME, actions.home());
    start.setId("rail-start");
    again = button("ui.rail.again", Feather.REFRESH_CW, actions.again());
    again.setId("rail-again");
    summary = button("ui.rail.summary", Feather.CLIPBOARD, actions.summary());
    summary.setId("rail-summary");
    getChildren().addAll(new Brand(parts, actions.home(), narrow), new Lines(2, start, again, summary));
  }

  private Button button(String key, Feather icon, Runnable action) {
    Button button = parts.button(key, icon, action, "flat", "small-button");
    button.contentDisplayProperty().bind(Bindings.when(narrow).then(ContentDisplay.GRAPHIC_ONLY)
        .otherwise(ContentDisplay.TEXT_ONLY));
    parts.named(button, parts.texts().of(key + ".spoken"));
    button.setTooltip(parts.hint(parts.texts().of(key + ".spoken")));
    return button;
  }

  /// Says what can be asked for now.
  void refresh(boolean canRepeat, boolean over) {
    again.setDisable(!canRepeat);
    summary.setDisable(!over);
  }
}
