package dev.gogetwell.ui.dependencies;

import dev.gogetwell.hygiene.HygieneReport;
import dev.gogetwell.model.Message;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.dependencies.DependencyLook.State;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.theme.Tone;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The bar that says how the look stands, with the clock while it goes on and the one button that fits. JavaFX thread
/// only.
final class LookBar {
  private static final long TICK = 100_000_000;

  private final Widgets parts;
  private final Lines node = new Lines(16);
  private final StackPane circle = new StackPane();
  private final Label sentence;
  private final Label note;
  private final Label clock = new Label();
  private final StringProperty clockText = new SimpleStringProperty("");
  private final Button primary = new Button();
  private long began;
  private Duration limit = Duration.ZERO;
  private final AnimationTimer ticking = new AnimationTimer() {
    private long shown;

    @Override
    public void handle(long now) {
      if (now - shown > TICK) {
        shown = now;
        tick();
      }
    }
  };

  /// How the bar looks.
  private record Face(Feather icon, Tone tone, Function<Texts, String> sentence, Function<Texts, String> note,
      LookAction action) {}

  LookBar(Widgets parts) {
    this.parts = parts;
    node.getStyleClass().add("verdict-bar");
    circle.getStyleClass().add("verdict-icon");
    circle.setMinSize(40, 40);
    circle.setPrefSize(40, 40);
    circle.setMaxSize(40, 40);
    sentence = parts.raw("", "verdict");
    sentence.setId("verdict");
    note = parts.raw("", "small", "muted");
    note.setId("verdict-notes");
    clock.setId("clock");
    clock.getStyleClass().addAll("mono", "muted");
    clock.textProperty().bind(clockText);
    clock.setMinWidth(Region.USE_PREF_SIZE);
    primary.setId("primary");
    primary.getStyleClass().addAll("primary", "big");
    primary.setMinWidth(Region.USE_PREF_SIZE);
    VBox words = parts.column(2, sentence, note);
    HBox told = new HBox(16, circle, parts.grow(words));
    told.setAlignment(Pos.CENTER_LEFT);
    node.getChildren().addAll(parts.grow(told), clock, primary);
  }

  /// What is shown.
  Lines node() {
    return node;
  }

  Button primary() {
    return primary;
  }

  /// Shows how it stands.
  ///
  /// @param project whether one is chosen
  /// @return what the button is for now
  LookAction show(State state, boolean project) {
    Face face = face(state, project);
    circle.getChildren().setAll(parts.stateIcon(face.icon(), 24, face.tone()));
    circle.getStyleClass().setAll("verdict-icon", face.tone().styleClass());
    sentence.textProperty().bind(parts.texts().compute(face.sentence()));
    note.textProperty().bind(parts.texts().compute(face.note()));
    primary.textProperty().bind(parts.texts().of(
        "ui.deps.action." + face.action().name().toLowerCase(Locale.ROOT)));
    primary.setGraphic(switch (face.action()) {
      case CANCEL -> parts.key("Esc");
      case CHOOSE -> parts.icon(Feather.FOLDER, 18, Tone.NEUTRAL);
      case LOOK -> parts.icon(Feather.SEARCH, 18, Tone.NEUTRAL);
      case AGAIN -> parts.icon(Feather.ROTATE_CW, 18, Tone.NEUTRAL);
    });
    primary.getStyleClass().removeAll("accent-button", "plain-button");
    primary.getStyleClass().add(face.action() == LookAction.CANCEL ? "plain-button" : "accent-button");
    boolean running = state instanceof State.Running;
    clock.setVisible(running);
    clock.setManaged(running);
    if (state instanceof State.Running now) {
      began = now.began();
      limit = now.wish().limit();
      tick();
      ticking.start();
    } else {
      ticking.stop();
    }
    return face.action();
  }

  private void tick() {
    if (node.getScene() == null) {
      ticking.stop();
    }
    clockText.set(parts.texts().now("ui.clock", Wording.seconds(Duration.ofNanos(System.nanoTime() - began)),
        Long.toString(limit.toSeconds())));
  }

  private static Face face(State state, boolean project) {
    return switch (state) {
      case State.Nothing() when !project -> new Face(Feather.FOLDER, Tone.NEUTRAL, of("ui.deps.no-project"),
          of("ui.deps.no-project.sub"), LookAction.CHOOSE);
      case State.Nothing() -> new Face(Feather.PACKAGE, Tone.NEUTRAL, of("ui.deps.ready"), of("ui.deps.ready.sub"),
          LookAction.LOOK);
      case State.Running(var wish, String tool, long began) -> new Face(Feather.LOADER, Tone.ACCENT,
          of("ui.deps.running"), texts -> tool.isEmpty() ? texts.get("ui.deps.settings") : tool, LookAction.CANCEL);
      case State.Cancelled(var wish) -> new Face(Feather.SLASH, Tone.NEUTRAL, of("ui.deps.cancelled"),
          of("ui.deps.cancelled.sub"), LookAction.AGAIN);
      case State.Failed(var wish, Message why) -> new Face(Feather.ALERT_TRIANGLE, Tone.WARNING,
          of("ui.deps.failed"), texts -> texts.get(why), LookAction.AGAIN);
      case State.Done(var wish, var looked, Duration took) -> done(looked.report(), took);
    };
  }

  private static Face done(HygieneReport report, Duration took) {
    Function<Texts, String> head = of("hygiene.outcome." + report.outcome().word());
    Function<Texts, String> note = texts -> texts.get("ui.deps.counted", Widgets.inert(report.module()),
        report.counts(texts), Wording.duration(texts, took));
    return switch (report.outcome()) {
      case PROBLEM -> new Face(Feather.ALERT_TRIANGLE, Tone.DANGER, head, note, LookAction.AGAIN);
      case FINE -> new Face(Feather.CHECK_CIRCLE, Tone.SUCCESS, head, note, LookAction.AGAIN);
      case PARTLY, UNKNOWN -> new Face(Feather.HELP_CIRCLE, Tone.WARNING, head, note, LookAction.AGAIN);
    };
  }

  private static Function<Texts, String> of(String key) {
    return texts -> texts.get(key);
  }
}
