package dev.gogetwell.ui.fix;

import dev.gogetwell.model.Remedy;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The red confirmation: a way that switches a protection off is written only after the user has typed what it costs.
/// JavaFX thread only.
final class WeakeningConfirmation {
  private final Widgets parts;

  WeakeningConfirmation(Widgets parts) {
    this.parts = parts;
  }

  Node draw(Remedy remedy, Runnable apply) {
    TextField typed = new TextField();
    typed.setId("confirm-text");
    parts.named(typed, parts.texts().of("ui.weaken.type"));
    Button confirm = parts.button("ui.weaken.apply", Feather.ALERT_OCTAGON, apply, "danger-button");
    confirm.setId("confirm-weakening");
    confirm.disableProperty().bind(javafx.beans.binding.Bindings.createBooleanBinding(
        () -> !typed.getText().strip().equalsIgnoreCase(parts.texts().now("ui.weaken.word")),
        typed.textProperty(), parts.texts().current()));
    VBox card = parts.card(12,
        parts.point(Feather.ALERT_OCTAGON, Tone.DANGER, parts.label("ui.weaken.title", "strong", "danger")),
        parts.message(remedy.why(), "small"),
        parts.label("ui.weaken.cost", "small"),
        parts.bound(parts.texts().compute(texts -> texts.get("ui.weaken.type-this", texts.get("ui.weaken.word"))),
            "small", "strong"),
        parts.row(12, parts.grow(typed), confirm));
    card.getStyleClass().add("danger-card");
    return card;
  }
}
