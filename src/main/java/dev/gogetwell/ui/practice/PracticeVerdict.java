package dev.gogetwell.ui.practice;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.port.Practice.Scenario;
import dev.gogetwell.ui.run.LiveRun;
import dev.gogetwell.ui.theme.Tone;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// The line above a practice run: what is being practised, and at the end whether the guess was right. JavaFX thread
/// only.
public final class PracticeVerdict {
  private final Widgets parts;
  private final Scenario scenario;
  private final Guess guess;
  private final PracticeScreen screen;
  private final HBox line;
  private final Button back;

  /// What the user guessed.
  ///
  /// @param made whether there was a guess at all
  /// @param code the guessed cause; empty for "nothing is broken"
  public record Guess(boolean made, Optional<CauseCode> code) {
    /// "No idea, just show me".
    public static final Guess NONE = new Guess(false, Optional.empty());
  }

  public PracticeVerdict(Widgets parts, Scenario scenario, Guess guess, PracticeScreen screen, Runnable leave) {
    this.parts = parts;
    this.scenario = scenario;
    this.guess = guess;
    this.screen = screen;
    this.line = parts.row(12);
    this.back = parts.button("ui.practice.leave", Feather.ARROW_LEFT, leave, "small-button");
    back.setId("leave-practice");
    line.setId("practice-line");
    line.getStyleClass().add("practice-line");
  }

  /// Follows the run until it is over.
  public Node watch(LiveRun run) {
    line.getChildren().setAll(parts.icon(Feather.SHIELD, 16, Tone.SUCCESS), parts.grow(parts.flow(
        parts.piece(parts.texts().of("ui.practice.running"), "small", "strong"),
        parts.piece(parts.texts().compute(texts -> texts.get("ui.gap") + texts.get(scenario.title())), "small"))),
        back);
    InvalidationListener[] self = new InvalidationListener[1];
    self[0] = change -> {
      if (run.isOver()) {
        run.revision().removeListener(self[0]);
        result();
      }
    };
    run.revision().addListener(self[0]);
    return line;
  }

  private void result() {
    boolean good = guess.made() && guess.code().equals(scenario.answer());
    if (guess.made()) {
      screen.note(scenario, good);
    }
    String key = !guess.made() ? "ui.practice.result.shown" : good ? "ui.practice.result.right"
        : "ui.practice.result.wrong";
    line.getChildren().setAll(parts.icon(good ? Feather.CHECK_CIRCLE : Feather.INFO, 18,
        good ? Tone.SUCCESS : Tone.ACCENT), parts.grow(parts.flow(
        parts.piece(parts.texts().of(key), "small", "strong"),
        parts.piece(parts.texts().compute(texts -> texts.get("ui.gap") + texts.get(scenario.solution())), "small"))), back);
  }
}
