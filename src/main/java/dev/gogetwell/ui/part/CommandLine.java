package dev.gogetwell.ui.part;

import dev.gogetwell.ui.theme.Tone;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// A command that somebody may type himself, with the button that puts it on the clipboard. JavaFX thread only.
public final class CommandLine extends HBox {
  /// @param before what stands before the command
  /// @param copy puts the command on the clipboard
  public CommandLine(Widgets parts, ObservableValue<String> before, String command, Consumer<String> copy) {
    super(8);
    setAlignment(Pos.TOP_LEFT);
    Button button = parts.button("ui.fix.copy", Feather.COPY, () -> copy.accept(command), "small-button",
        "copy-command");
    parts.named(button, parts.texts().of("ui.fix.copy.spoken", command));
    getChildren().addAll(parts.icon(Feather.TERMINAL, 14, Tone.NEUTRAL), parts.grow(parts.flow(
        parts.piece(before, "small", "muted"), parts.rawPiece("  " + command, "mono"))), button);
  }
}
