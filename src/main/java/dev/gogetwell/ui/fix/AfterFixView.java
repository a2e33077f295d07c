package dev.gogetwell.ui.fix;

import dev.gogetwell.model.Change;
import dev.gogetwell.remedy.JournalEntry;
import dev.gogetwell.ui.part.CommandLine;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What was written is not yet what every open program sees: which see it at once, which must be opened anew, and the
/// terminal that has it already. JavaFX thread only.
final class AfterFixView {
  private final Widgets parts;
  private final Runnable open;
  private final Consumer<String> copy;

  /// @param open opens the terminal
  AfterFixView(Widgets parts, Runnable open, Consumer<String> copy) {
    this.parts = parts;
    this.open = open;
    this.copy = copy;
  }

  /// What is written, and the terminal that could be opened.
  record Shown(JournalEntry entry, TerminalOffer.Now terminal) {}

  Node draw(Shown shown) {
    VBox card = parts.card(10, parts.label("ui.after.title", "strong"));
    card.setId("after-fix");
    shown.entry().acts().forEach(act -> card.getChildren().add(
        parts.point(Feather.CHECK, Tone.SUCCESS, parts.message(act, "small"))));
    if (shown.entry().remedy().changes().stream().anyMatch(Change.UserEnvironment.class::isInstance)) {
      card.getChildren().add(parts.point(Feather.REFRESH_CW, Tone.WARNING, parts.label("ui.fix.reopen", "small")));
    }
    if (!shown.terminal().command().isEmpty()) {
      terminal(card, shown.terminal());
    }
    return card;
  }

  private void terminal(VBox card, TerminalOffer.Now now) {
    Button button = parts.button(now.state() == TerminalOffer.State.OPEN ? "ui.after.again" : "ui.after.open",
        Feather.TERMINAL, open, "small-button");
    button.setId("open-terminal");
    button.setDisable(now.state() == TerminalOffer.State.OPENING);
    String key = switch (now.state()) {
      case POSSIBLE -> "ui.after.says";
      case OPENING -> "ui.after.opening";
      case OPEN -> "ui.after.opened";
    };
    card.getChildren().add(new Lines(10, button, parts.label(key, "small", "muted")));
    now.trouble().ifPresent(sentence -> card.getChildren().add(
        parts.point(Feather.INFO, Tone.WARNING, parts.message(sentence, "small"))));
    card.getChildren().add(new CommandLine(parts, parts.texts().of("ui.fix.by-hand"),
        String.join(" ", now.command()), copy));
  }
}
