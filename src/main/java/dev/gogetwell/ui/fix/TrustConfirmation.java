package dev.gogetwell.ui.fix;

import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The confirmation before one more authority is trusted: it says what that authority can do from then on, and applying
/// waits until the user says that the fingerprint was compared. Trying stays possible, since it writes nothing. JavaFX
/// thread only.
final class TrustConfirmation {
  private final Widgets parts;

  TrustConfirmation(Widgets parts) {
    this.parts = parts;
  }

  Node draw(Runnable tryOut, Runnable apply) {
    CheckBox compared = new CheckBox();
    compared.setId("fingerprint-compared");
    compared.setWrapText(true);
    compared.textProperty().bind(parts.texts().of("ui.trust.compared"));
    Button attempt = parts.button("ui.fix.try", Feather.PLAY, tryOut);
    attempt.setId("try");
    Button confirm = parts.button("ui.trust.apply", Feather.SHIELD, apply, "danger-button");
    confirm.setId("confirm-trust");
    confirm.disableProperty().bind(compared.selectedProperty().not());
    VBox card = parts.card(12,
        parts.point(Feather.SHIELD, Tone.WARNING, parts.label("ui.trust.title", "strong")),
        parts.label("ui.trust.power", "small"),
        compared,
        parts.row(8, attempt, confirm));
    card.getStyleClass().add("danger-card");
    return card;
  }
}
