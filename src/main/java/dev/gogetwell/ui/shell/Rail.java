package dev.gogetwell.ui.shell;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.report.StepSummary;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.part.Pressable;
import dev.gogetwell.ui.part.Scrolling;
import dev.gogetwell.ui.part.Slot;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.run.LiveRun;
import dev.gogetwell.ui.theme.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The list of steps at the left, filled live. Where there is no room for words it becomes icons. JavaFX thread only.
final class Rail extends BorderPane {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  private final Widgets parts;
  private final Consumer<Place> open;
  private final Map<Place, Pressable> buttons = new EnumMap<>(Place.class);
  private final Map<Place, Slot<LiveRun, Shown>> slots = new EnumMap<>(Place.class);
  private final BooleanProperty narrow = new SimpleBooleanProperty();
  private final Slot<LiveRun, Optional<List<String>>> foot;
  private final RailTop top;
  private final ScrollPane scroll;
  private Place current = Place.OVERVIEW;

  Rail(Widgets parts, RailTop.Actions actions, Consumer<Place> open) {
    this.parts = parts;
    this.open = open;
    this.foot = Slot.maybe(Rail::environment, this::drawEnvironment);
    getStyleClass().add("rail");
    VBox steps = new VBox();
    steps.getStyleClass().add("steps");
    for (Place place : Place.values()) {
      steps.getChildren().add(entry(place));
    }
    scroll = parts.scrolling(steps);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    top = new RailTop(parts, actions, narrow);
    setTop(top);
    setCenter(scroll);
    // What is shown is seen in the rail too, when it opens and when the window becomes lower.
    scroll.viewportBoundsProperty().addListener(change -> Scrolling.into(scroll, button(current)));
    VBox environment = new VBox(foot);
    environment.getStyleClass().add("rail-foot");
    environment.visibleProperty().bind(narrow.not());
    environment.managedProperty().bind(narrow.not());
    setBottom(environment);
    narrow.addListener((property, before, now) -> pseudoClassStateChanged(NARROW, now));
    setOnKeyPressed(press -> {
      if (press.getCode() == KeyCode.DOWN || press.getCode() == KeyCode.UP) {
        step(press.getCode() == KeyCode.DOWN ? 1 : -1);
        press.consume();
      }
    });
  }

  BooleanProperty narrowProperty() {
    return narrow;
  }

  void show(Place place) {
    button(current).pseudoClassStateChanged(CURRENT, false);
    current = place;
    button(place).pseudoClassStateChanged(CURRENT, true);
    Scrolling.into(scroll, button(place));
  }

  void focus() {
    Scrolling.into(scroll, button(current));
    button(current).requestFocus();
  }

  void refresh(LiveRun run, boolean canRepeat) {
    top.refresh(canRepeat, run.isOver());
    slots.values().forEach(slot -> slot.refresh(run));
    foot.refresh(run);
  }

  private Pressable button(Place place) {
    return Objects.requireNonNull(buttons.get(place), "each place has one");
  }

  private void step(int by) {
    List<Place> places = List.of(Place.values());
    int wanted = Math.clamp(places.indexOf(focused()) + by, 0, places.size() - 1);
    button(places.get(wanted)).requestFocus();
    Scrolling.into(scroll, button(places.get(wanted)));
  }

  private Place focused() {
    for (Place place : Place.values()) {
      if (button(place).isFocused()) {
        return place;
      }
    }
    return current;
  }

  private Pressable entry(Place place) {
    Pressable button = new Pressable(new VBox(), () -> open.accept(place), "step");
    button.setId("rail-" + place.id());
    buttons.put(place, button);
    if (place == Place.OVERVIEW) {
      button.setFace(face(parts.icon(place.icon(), 18, Tone.NEUTRAL), place, Optional.empty()));
      button.accessibleTextProperty().bind(parts.texts().of(place.messageKey()));
      button.setHint(parts.hint(parts.texts().of(place.messageKey())));
      return button;
    }
    Slot<LiveRun, Shown> slot = Slot.one(run -> new Shown(worst(run, place), run.isOver()),
        shown -> drawStep(button, place, shown));
    slots.put(place, slot);
    button.setFace(slot);
    return button;
  }

  /// A step, and whether the run is over.
  private record Shown(StepStatus status, boolean over) {}

  private Node drawStep(Pressable button, Place place, Shown shown) {
    StepStatus status = !shown.over() ? shown.status() : new StepStatus(shown.status().step(), shown.status().state(),
        StepSummary.afterwards(shown.status()));
    var name = parts.texts().compute(texts -> texts.get("ui.step.spoken", texts.get(place.messageKey()),
        texts.get(Wording.stateKey(status, shown.over())), texts.get(status.summary())));
    button.accessibleTextProperty().bind(name);
    button.setHint(parts.hint(name));
    boolean brokenOff = shown.over() && status.state() == StepState.RUNNING;
    Node icon = brokenOff ? parts.icon(Feather.SLASH, 18, Tone.SUBTLE)
        : parts.stateIcon(Tone.icon(status.state()), 18, Tone.of(status.state()));
    return face(icon, place, Optional.of(status));
  }

  private HBox face(Node icon, Place place, Optional<StepStatus> status) {
    Label name = new Label();
    name.textProperty().bind(parts.texts().of(place.messageKey()));
    name.getStyleClass().add("step-name");
    VBox words = new VBox(name);
    status.ifPresent(known -> {
      Label summary = new Label();
      summary.textProperty().bind(parts.texts().of(known.summary()));
      summary.setTextOverrun(OverrunStyle.ELLIPSIS);
      summary.getStyleClass().addAll("micro", "muted", "may-shorten");
      words.getChildren().add(summary);
      if (known.state() == StepState.WAITING || known.state() == StepState.CONSEQUENCE
          || known.state() == StepState.NOT_NEEDED) {
        name.getStyleClass().add("muted");
      }
    });
    words.setAlignment(Pos.CENTER_LEFT);
    words.visibleProperty().bind(narrow.not());
    words.managedProperty().bind(narrow.not());
    HBox face = new HBox(10, icon, words);
    face.getStyleClass().add("step-face");
    return face;
  }

  /// The status that counts where two steps share a place: the worse one.
  private static StepStatus worst(LiveRun run, Place place) {
    return place.steps().stream().map(run::step).max(Comparator.comparingInt(status -> weight(status.state())))
        .orElseThrow();
  }

  private static int weight(StepState state) {
    return switch (state) {
      case NOT_NEEDED -> 0;
      case WAITING -> 1;
      case FINE -> 2;
      case CONSEQUENCE -> 3;
      case UNTESTABLE -> 4;
      case NOTE -> 5;
      case RUNNING -> 6;
      case CAUSE -> 7;
    };
  }

  private static Optional<List<String>> environment(LiveRun run) {
    return run.settings().map(settings -> {
      List<String> lines = new ArrayList<>();
      lines.add(settings.source().kind().name());
      lines.add(settings.source().detail());
      lines.add(settings.go().map(tool -> tool.version()).orElse(""));
      lines.add(settings.git().map(tool -> "git " + tool.version()).orElse(""));
      lines.add(settings.os());
      return lines;
    });
  }

  private Node drawEnvironment(List<String> lines) {
    var source = new dev.gogetwell.model.EnvironmentSource(
        dev.gogetwell.model.EnvironmentSource.Kind.valueOf(lines.get(0)), lines.get(1));
    String tools = String.join(" · ",
        List.of(lines.get(2), lines.get(3)).stream().filter(text -> !text.isEmpty()).toList());
    VBox box = parts.column(0,
        parts.label("ui.environment.judged", "micro", "muted"),
        parts.bound(parts.texts().compute(texts -> Wording.judged(texts, source)), "micro", "strong"),
        tools.isEmpty()
            ? parts.message(Message.of("ui.environment.no-go"), "micro", "muted")
            : parts.raw(tools, "micro", "muted"));
    box.getChildren().add(parts.bound(parts.texts().compute(texts -> Wording.system(texts, lines.get(4))), "micro",
        "muted"));
    return box;
  }
}
