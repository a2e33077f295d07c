package dev.gogetwell.ui.shell;

import dev.gogetwell.model.Message;
import dev.gogetwell.ui.fix.RemedyBoard;
import dev.gogetwell.ui.part.Slot;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.run.LiveRun;
import dev.gogetwell.ui.theme.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;

/// The bar that never scrolls away: one sentence, one primary button, and while a run goes on the clock. JavaFX thread
/// only.
final class VerdictBar extends HBox {
  private final Widgets parts;
  private final Button primary = new Button();
  private final StringProperty clockText = new SimpleStringProperty("");
  private final Slot<LiveRun, Headline> words;
  private final Label clock;
  private final VBox beside;
  private boolean fixesShown;
  private Optional<RemedyBoard> board = Optional.empty();
  private Headline.Action action = Headline.Action.CANCEL;
  private long runStarted = System.nanoTime();
  private final AnimationTimer ticking = new AnimationTimer() {
    private long shown;

    @Override
    public void handle(long now) {
      if (now - shown > 100_000_000L) {
        shown = now;
        tick();
      }
    }
  };
  private Duration limit = Duration.ZERO;

  VerdictBar(Widgets parts, Consumer<Headline.Action> act) {
    this.parts = parts;
    getStyleClass().add("verdict-bar");
    setAlignment(Pos.CENTER_LEFT);
    words = Slot.one(this::headline, this::draw);
    clock = new Label();
    clock.setId("clock");
    clock.getStyleClass().addAll("mono", "muted");
    clock.textProperty().bind(clockText);
    clock.setMinWidth(Region.USE_PREF_SIZE);
    primary.setId("primary");
    primary.getStyleClass().addAll("primary", "big");
    primary.setMinWidth(Region.USE_PREF_SIZE);
    primary.setOnAction(press -> act.accept(action));
    beside = parts.column(2, words);
    HBox.setHgrow(beside, Priority.ALWAYS);
    getChildren().addAll(beside, clock, primary);
  }

  /// Puts the clock below the sentence where there is little room beside it.
  void narrow(boolean little) {
    getChildren().remove(clock);
    beside.getChildren().remove(clock);
    if (little) {
      beside.getChildren().add(clock);
    } else {
      getChildren().add(1, clock);
    }
  }

  Button primary() {
    return primary;
  }

  void begin(LiveRun run) {
    limit = run.timeLimit();
    runStarted = System.nanoTime();
    if (!run.isOver()) {
      ticking.start();
    }
    refresh(run, Optional.empty(), false);
  }

  /// @param onFixes whether the page with the fixes is open, so that showing them would do nothing
  void refresh(LiveRun run, Optional<RemedyBoard> now, boolean onFixes) {
    board = now;
    fixesShown = onFixes;
    words.refresh(run);
    clock.setVisible(!run.isOver());
    clock.setManaged(!run.isOver());
    if (run.isOver()) {
      ticking.stop();
    }
  }

  void end() {
    ticking.stop();
  }

  private Headline headline(LiveRun run) {
    Headline headline = Headline.of(run, board);
    return fixesShown && headline.action() == Headline.Action.SHOW_WAYS
        ? headline.offering(Headline.Action.SAVE_REPORT) : headline;
  }

  private void tick() {
    if (getScene() == null) {
      ticking.stop();
      return;
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - runStarted);
    clockText.set(parts.texts().now("ui.clock", Wording.seconds(elapsed), Long.toString(limit.toSeconds())));
  }

  private Node draw(Headline headline) {
    action = headline.action();
    primary.textProperty().bind(parts.texts().of(action.messageKey()));
    primary.setGraphic(action == Headline.Action.CANCEL
        ? parts.key("Esc")
        : parts.stateIcon(action.icon(), 18, Tone.NEUTRAL));
    primary.getStyleClass().removeAll("accent-button", "plain-button");
    primary.getStyleClass().add(action == Headline.Action.CANCEL ? "plain-button" : "accent-button");
    StackPane circle = new StackPane(parts.stateIcon(headline.icon(), 24, headline.tone()));
    circle.getStyleClass().addAll("verdict-icon", headline.tone().styleClass());
    circle.setMinSize(40, 40);
    circle.setMaxSize(40, 40);
    Label sentence = parts.message(headline.sentence(), "verdict");
    sentence.setId("verdict");
    VBox text = parts.column(2, sentence, notes(headline));
    HBox row = new HBox(16, circle, text);
    row.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(text, Priority.ALWAYS);
    return row;
  }

  private TextFlow notes(Headline headline) {
    List<Message> notes = headline.notes();
    TextFlow flow = parts.flow(
        parts.piece(parts.texts().of(notes.getFirst()), "small", "strong", headline.tone().styleClass()),
        parts.piece(parts.texts().compute(texts -> notes.stream().skip(1)
            .map(note -> " · " + texts.get(note)).collect(Collectors.joining())), "small", "muted"));
    flow.setId("verdict-notes");
    return flow;
  }
}
