package dev.gogetwell.ui.practice;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Pressable;
import dev.gogetwell.ui.part.SideBySide;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.port.Practice;
import dev.gogetwell.ui.port.Practice.Scenario;
import dev.gogetwell.ui.theme.Tone;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Practice: pick a broken network, guess, then watch. Titles tell the symptom, never the cause. Remembers which
/// guesses were right. JavaFX thread only.
public final class PracticeScreen {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final Widgets parts;
  private final List<Scenario> scenarios;
  private final BiConsumer<Scenario, PracticeVerdict.Guess> start;
  private final BorderPane node = new BorderPane();
  private final VBox list;
  private final VBox side;
  private final Map<String, Boolean> right = new HashMap<>();
  private final ToggleGroup guesses = new ToggleGroup();
  private Optional<Scenario> chosen;
  private boolean starting;
  private PracticeVerdict.Guess made = PracticeVerdict.Guess.NONE;

  /// @param earlier what was guessed before, by the names of the networks
  /// @param start starts the network with the user's guess
  public PracticeScreen(Widgets parts, Practice practice, Map<String, Boolean> earlier, Runnable home,
      BiConsumer<Scenario, PracticeVerdict.Guess> start) {
    this.parts = parts;
    this.scenarios = practice.scenarios();
    right.putAll(earlier);
    right.keySet().retainAll(scenarios.stream().map(Scenario::id).toList());
    this.start = start;
    this.chosen = scenarios.stream().findFirst();
    this.list = parts.column(20);
    this.side = parts.card(0);
    side.getStyleClass().add("flush");
    node.getStyleClass().add("practice-screen");
    node.setTop(top(home));
    VBox left = parts.column(20, parts.column(4, parts.label("ui.practice.title", "page-title"),
        parts.label("ui.practice.sub", "muted")), list);
    VBox page = parts.column(0, new SideBySide(0.64, 32, 760, left, new VBox(side)));
    page.getStyleClass().add("start-page");
    node.setCenter(parts.scrolling(page));
    draw();
  }

  /// What is shown.
  public Node node() {
    return node;
  }

  /// The networks whose cause was guessed, and whether that was right.
  public Map<String, Boolean> guessed() {
    return Map.copyOf(right);
  }

  /// The network of the last start has ended, or could not be started.
  public void stopped() {
    starting = false;
    made = PracticeVerdict.Guess.NONE;
    draw();
  }

  /// Notes whether a guess was right: the first one of each network, since then the answer is known.
  void note(Scenario scenario, boolean guessedRight) {
    right.putIfAbsent(scenario.id(), guessedRight);
    draw();
  }

  private static ColumnConstraints percent(double width) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(width);
    column.setHgrow(Priority.ALWAYS);
    return column;
  }

  private Node top(Runnable home) {
    Button back = parts.button("ui.practice.back", Feather.ARROW_LEFT, home, "flat");
    back.setId("back");
    HBox promise = parts.row(8, parts.icon(Feather.SHIELD, 16, Tone.SUCCESS), parts.flow(
        parts.piece(parts.texts().of("ui.practice.promise"), "small", "strong"),
        parts.piece(parts.texts().compute(texts -> texts.get("ui.gap") + texts.get("ui.practice.promise.sub")),
            "small", "muted")));
    HBox bar = parts.row(16, back, parts.filler(), promise);
    bar.getStyleClass().add("top-bar");
    return bar;
  }

  private void draw() {
    list.getChildren().clear();
    for (Practice.Level level : Practice.Level.values()) {
      List<Scenario> of = scenarios.stream().filter(scenario -> scenario.level() == level).toList();
      if (!of.isEmpty()) {
        list.getChildren().add(group(level, of));
      }
    }
    side.getChildren().clear();
    chosen.ifPresent(this::drawSide);
  }

  private Node group(Practice.Level level, List<Scenario> of) {
    String key = "ui.practice." + level.name().toLowerCase(Locale.ROOT).replace('_', '-');
    GridPane grid = new GridPane(12, 12);
    grid.getColumnConstraints().addAll(percent(50), percent(50));
    for (int i = 0; i < of.size(); i++) {
      grid.add(card(of.get(i)), i % 2, i / 2);
    }
    return parts.column(10, parts.flow(parts.piece(parts.texts().of(key), "head"),
        parts.piece(parts.texts().compute(texts -> "   " + texts.get(key + ".sub")), "small", "muted")), grid);
  }

  private Node card(Scenario scenario) {
    VBox words = parts.column(2, parts.message(scenario.title(), "strong"));
    scenario.hint().ifPresent(hint -> words.getChildren().add(parts.message(hint, "small", "muted")));
    HBox face = new HBox(12, parts.grow(words));
    Optional.ofNullable(right.get(scenario.id())).ifPresent(good -> face.getChildren().add(good
        ? parts.badge(parts.texts().of("ui.practice.right"), Feather.CHECK, Tone.SUCCESS)
        : parts.badge(parts.texts().of("ui.practice.not-yet"), Feather.ROTATE_CCW, Tone.NEUTRAL)));
    Pressable button = new Pressable(face, () -> choose(scenario), "card-button");
    button.setId("scenario-" + scenario.id());
    button.setMaxHeight(Double.MAX_VALUE);
    boolean selected = chosen.map(now -> now.id().equals(scenario.id())).orElse(false);
    button.pseudoClassStateChanged(SELECTED, selected);
    return parts.named(button, parts.texts().of(scenario.title()));
  }

  private void choose(Scenario scenario) {
    chosen = Optional.of(scenario);
    draw();
    Node again = list.lookup("#scenario-" + scenario.id());
    if (again != null) {
      again.requestFocus();
    }
  }

  private void drawSide(Scenario scenario) {
    VBox story = parts.column(8, parts.message(scenario.title(), "head"));
    if (!scenario.said().isEmpty()) {
      VBox terminal = new VBox(parts.raw(scenario.said(), "mono"));
      terminal.getStyleClass().add("terminal");
      story.getChildren().addAll(parts.label("ui.practice.said", "small", "muted"), terminal);
    }
    story.getStyleClass().add("card-row");
    VBox guess = parts.column(12, parts.column(0, parts.label("ui.practice.guess", "small", "strong"),
        parts.label("ui.practice.guess.sub", "small", "muted")));
    guess.getStyleClass().add("card-row");
    guesses.getToggles().clear();
    for (Optional<CauseCode> code : scenario.guesses()) {
      guess.getChildren().add(choice(code.map(c -> c.messageKey() + ".title").orElse("ui.practice.healthy"),
          new PracticeVerdict.Guess(true, code)));
    }
    RadioButton noIdea = choice("ui.practice.no-idea", PracticeVerdict.Guess.NONE);
    guess.getChildren().add(noIdea);
    Button go = parts.button(starting ? "ui.practice.starting" : "ui.practice.start", Feather.PLAY,
        () -> begin(scenario), "primary", "big", "accent-button");
    go.setId("start-practice");
    go.setDisable(starting);
    go.setMaxWidth(Double.MAX_VALUE);
    guess.getChildren().addAll(go, parts.point(Feather.CHECK, Tone.NEUTRAL, parts.label(
        scenario.goCanSee() ? "ui.practice.own-go" : "ui.practice.without-go", "small", "muted")),
        parts.point(Feather.CHECK, Tone.NEUTRAL, parts.label("ui.practice.copy", "small", "muted")));
    long good = right.values().stream().filter(each -> each).count();
    HBox score = parts.row(8, parts.grow(parts.label("ui.practice.score", "small", "muted")),
        parts.bound(parts.texts().of("ui.count", good, right.size()), "strong"));
    VBox below = parts.column(6, score);
    below.getStyleClass().add("card-row");
    if (!right.isEmpty()) {
      below.getChildren().add(stars((int) good, right.size()));
    }
    side.getChildren().setAll(story, guess, below);
  }

  /// A star for each network whose cause was named before the answer; a pale one where it was another.
  private Node stars(int good, int all) {
    Lines row = new Lines(4);
    for (int i = 0; i < all; i++) {
      row.getChildren().add(parts.icon(Feather.STAR, 16, i < good ? Tone.WARNING : Tone.SUBTLE));
    }
    row.setId("stars");
    return parts.named(row, parts.texts().of("ui.count", good, all));
  }

  private RadioButton choice(String key, PracticeVerdict.Guess guess) {
    RadioButton button = new RadioButton();
    button.textProperty().bind(parts.texts().of(key));
    button.setWrapText(true);
    button.setUserData(guess);
    button.setToggleGroup(guesses);
    button.setSelected(guess.equals(made));
    return button;
  }

  private void begin(Scenario scenario) {
    made = guesses.getSelectedToggle() == null
        ? PracticeVerdict.Guess.NONE : (PracticeVerdict.Guess) guesses.getSelectedToggle().getUserData();
    starting = true;
    draw();
    start.accept(scenario, made);
  }
}
