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
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextFlow;

/// The bar that never scrolls away: one sentence, one primary button, and while a run goes on the clock. JavaFX thread
/// only.
final class VerdictBar extends HBox {
  private static final double GAP = 16;
  private static final double NOTHING_BESIDE = 640;
  private static final PseudoClass STACKED = PseudoClass.getPseudoClass("stacked");

  private final Widgets parts;
  private final Button primary = new Button();
  private final StringProperty clockText = new SimpleStringProperty("");
  private final Slot<LiveRun, Headline> mark;
  private final Slot<LiveRun, Headline> sentence;
  private final Slot<LiveRun, Headline> notes;
  private final Label clock;
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
    mark = Slot.one(this::headline, this::mark);
    sentence = Slot.one(this::headline, this::sentence);
    notes = Slot.one(this::headline, this::notes);
    clock = new Label();
    clock.setId("clock");
    clock.getStyleClass().addAll("mono", "muted");
    clock.textProperty().bind(clockText);
    clock.setMinWidth(Region.USE_PREF_SIZE);
    primary.setId("primary");
    primary.getStyleClass().addAll("primary", "big");
    primary.setMinWidth(Region.USE_PREF_SIZE);
    primary.setOnAction(press -> act.accept(action));
    HBox.setHgrow(sentence, Priority.ALWAYS);
    lay(Room.ENOUGH);
  }

  /// How much room there is beside the sentence.
  enum Room {
    /// For the clock and the button.
    ENOUGH,
    /// For the button alone.
    LITTLE,
    /// For neither: the sentence would be a column of single words.
    NONE;

    /// The room in a window of this width.
    static Room in(double width) {
      return width < NOTHING_BESIDE ? NONE : width < Zoom.NARROW ? LITTLE : ENOUGH;
    }
  }

  /// Puts below the sentence what has no room beside it.
  void lay(Room room) {
    boolean focused = primary.isFocused();
    switch (room) {
      case ENOUGH -> getChildren().setAll(mark, parts.grow(parts.column(2, sentence, notes)), clock, primary);
      case LITTLE -> getChildren().setAll(mark, parts.grow(parts.column(2, sentence, notes, clock)), primary);
      case NONE -> getChildren().setAll(parts.grow(parts.column(8, parts.row(GAP, mark, sentence),
          parts.row(GAP, parts.grow(parts.column(2, notes, clock)), primary))));
    }
    pseudoClassStateChanged(STACKED, room == Room.NONE);
    if (focused) {
      primary.requestFocus();
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
    List.of(mark, sentence, notes).forEach(slot -> slot.refresh(run));
    offer(headline(run).action());
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

  private void offer(Headline.Action next) {
    if (next == action && primary.getGraphic() != null) {
      return;
    }
    action = next;
    primary.textProperty().bind(parts.texts().of(action.messageKey()));
    primary.setGraphic(action == Headline.Action.CANCEL
        ? parts.key("Esc")
        : parts.stateIcon(action.icon(), 18, Tone.NEUTRAL));
    primary.getStyleClass().removeAll("accent-button", "plain-button");
    primary.getStyleClass().add(action == Headline.Action.CANCEL ? "plain-button" : "accent-button");
  }

  private Node mark(Headline headline) {
    StackPane circle = new StackPane(parts.stateIcon(headline.icon(), 24, headline.tone()));
    circle.getStyleClass().addAll("verdict-icon", headline.tone().styleClass());
    circle.setMinSize(40, 40);
    circle.setMaxSize(40, 40);
    return circle;
  }

  private Node sentence(Headline headline) {
    Label label = parts.message(headline.sentence(), "verdict");
    label.setId("verdict");
    return label;
  }

  private TextFlow notes(Headline headline) {
    List<Message> said = headline.notes();
    TextFlow flow = parts.flow(
        parts.piece(parts.texts().of(said.getFirst()), "small", "strong", headline.tone().styleClass()),
        parts.piece(parts.texts().compute(texts -> said.stream().skip(1)
            .map(note -> " · " + texts.get(note)).collect(Collectors.joining())), "small", "muted"));
    flow.setId("verdict-notes");
    return flow;
  }
}
