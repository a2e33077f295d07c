package dev.gogetwell.ui.shell;

import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// The mark at the top left: the way back to the start.
final class Brand extends HBox {
  Brand(Widgets parts, Runnable home, ObservableBooleanValue narrow) {
    getStyleClass().add("brand");
    StackPane mark = new StackPane(parts.icon(Feather.ACTIVITY, 16, Tone.NEUTRAL));
    mark.getStyleClass().add("brand-mark");
    Label name = new Label("GoGetWell");
    name.getStyleClass().add("brand-name");
    name.managedProperty().bind(javafx.beans.binding.Bindings.not(narrow));
    name.visibleProperty().bind(name.managedProperty());
    Button button = new Button();
    button.setId("home");
    button.setGraphic(new HBox(10, mark, name));
    ((HBox) button.getGraphic()).setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().addAll("flat", "brand-button");
    button.setOnAction(press -> home.run());
    parts.named(button, parts.texts().of("ui.home"));
    button.setTooltip(parts.hint(parts.texts().of("ui.home")));
    getChildren().add(button);
  }
}
