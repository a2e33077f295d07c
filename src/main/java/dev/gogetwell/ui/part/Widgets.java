package dev.gogetwell.ui.part;

import dev.gogetwell.model.Message;
import dev.gogetwell.text.Visible;
import dev.gogetwell.ui.theme.LiveTexts;
import dev.gogetwell.ui.theme.Motion;
import dev.gogetwell.ui.theme.Tone;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes the small pieces of which every page is built, so that sizes, wrapping and accessible names are decided in
/// one place. Texts are bound and follow the language. JavaFX thread only.
public final class Widgets {
  private static final int LONGEST = 4_000;

  /// How much of a banner its words have at least, where the window is as wide.
  private static final double BANNER_WORDS = 540;

  private final LiveTexts texts;
  private final Motion motion;

  public Widgets(LiveTexts texts, Motion motion) {
    this.texts = texts;
    this.motion = motion;
  }

  /// The texts that the pieces are bound to.
  public LiveTexts texts() {
    return texts;
  }

  /// What may move.
  public Motion motion() {
    return motion;
  }

  /// A text that wraps and is never cut off.
  public Label bound(ObservableValue<String> text, String... styles) {
    Label label = wrapping("", styles);
    label.textProperty().bind(text);
    return label;
  }

  /// The text of a key.
  public Label label(String key, String... styles) {
    return bound(texts.of(key), styles);
  }

  /// The text of a message.
  public Label message(Message message, String... styles) {
    return bound(texts.of(message), styles);
  }

  /// A value that is the same in every language: a host, a command, an error text. Made inert first.
  public Label raw(String text, String... styles) {
    return wrapping(inert(text), styles);
  }

  private static Label wrapping(String text, String... styles) {
    Label label = new WrappedLabel(text);
    label.getStyleClass().addAll(styles);
    return label;
  }

  /// A piece of a sentence with its own emphasis.
  public Text piece(ObservableValue<String> text, String... styles) {
    Text piece = new Text();
    piece.textProperty().bind(text);
    piece.getStyleClass().add("piece");
    piece.getStyleClass().addAll(styles);
    return piece;
  }

  /// The same for a value.
  public Text rawPiece(String text, String... styles) {
    Text piece = new Text(inert(text));
    piece.getStyleClass().add("piece");
    piece.getStyleClass().addAll(styles);
    return piece;
  }

  /// Pieces that flow as one paragraph.
  public TextFlow flow(Text... pieces) {
    return new WrappedFlow(pieces);
  }

  /// An icon of 16, 18, 20 or 24 pixels.
  public FontIcon icon(Feather code, int size, Tone tone) {
    FontIcon icon = new FontIcon(code);
    // By class as well, because the theme sets a size of its own for icons inside of controls.
    icon.getStyleClass().addAll(tone.styleClass(), "icon-" + size);
    icon.setMouseTransparent(true);
    return icon;
  }

  /// The icon of something that is going on; it turns.
  public FontIcon loader(int size) {
    FontIcon icon = icon(Feather.LOADER, size, Tone.ACCENT);
    motion.turn(icon);
    return icon;
  }

  /// An icon that turns if it says that something is going on.
  public FontIcon stateIcon(Feather code, int size, Tone tone) {
    return code == Feather.LOADER ? loader(size) : icon(code, size, tone);
  }

  /// A pill: icon, word, colour.
  public Label badge(ObservableValue<String> text, Feather code, Tone tone) {
    Label badge = new Label();
    badge.textProperty().bind(text);
    badge.setGraphic(stateIcon(code, 12, tone));
    badge.getStyleClass().addAll("badge", tone.styleClass());
    badge.setMinWidth(Region.USE_PREF_SIZE);
    return badge;
  }

  /// A button; its words are a verb.
  public Button button(String key, Feather code, Runnable action, String... styles) {
    return button(texts.of(key), code, action, styles);
  }

  /// A button whose words change.
  public Button button(ObservableValue<String> text, Feather code, Runnable action, String... styles) {
    Button button = new Button();
    button.textProperty().bind(text);
    button.setGraphic(icon(code, 16, Tone.NEUTRAL));
    button.setOnAction(press -> action.run());
    button.getStyleClass().addAll(styles);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  /// A button that looks like a link.
  public Button link(String key, Runnable action) {
    Button button = new Button();
    button.textProperty().bind(texts.of(key));
    button.setOnAction(press -> action.run());
    button.getStyleClass().addAll("flat", "link");
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  /// A key as it is printed on the keyboard.
  public Label key(String name) {
    Label key = new Label(name);
    key.getStyleClass().addAll("kbd", "mono");
    key.setMinWidth(Region.USE_PREF_SIZE);
    return key;
  }

  /// A shortcut with what it does, for the place where it works.
  public HBox shortcut(String key, String... keys) {
    HBox row = row(4);
    for (String each : keys) {
      row.getChildren().add(key(each));
    }
    Label what = label(key, "micro", "muted");
    what.setMinWidth(Region.USE_PREF_SIZE);
    row.getChildren().add(what);
    return row;
  }

  /// Space that takes what is left.
  public Region filler() {
    Region filler = new Region();
    HBox.setHgrow(filler, Priority.ALWAYS);
    return filler;
  }

  /// Pieces beside each other.
  public HBox row(double gap, Node... nodes) {
    HBox row = new HBox(gap, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setFillHeight(false);
    return row;
  }

  /// Pieces below each other.
  public VBox column(double gap, Node... nodes) {
    return new VBox(gap, nodes);
  }

  /// Scrolls down, never sideways as long as the content can be narrower. Nothing of itself to stop at for the Tab key.
  public ScrollPane scrolling(Node content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("bare");
    return scroll;
  }

  /// Gives a node the focus right after its screen was shown: what lies in a scroll pane is in the scene only after the
  /// pane has got its skin.
  public static void focus(Parent screen, Node wanted) {
    screen.applyCss();
    screen.layout();
    wanted.requestFocus();
  }

  /// A bordered box.
  public VBox card(double gap, Node... nodes) {
    VBox card = new VBox(gap, nodes);
    card.getStyleClass().add("card");
    return card;
  }

  /// Lets a node take what is left beside others.
  public <N extends Node> N grow(N node) {
    HBox.setHgrow(node, Priority.ALWAYS);
    if (node instanceof Region region) {
      region.setMaxWidth(Double.MAX_VALUE);
    }
    return node;
  }

  /// A bullet with an icon and a text that wraps.
  public HBox point(Feather code, Tone tone, Node text) {
    HBox row = new HBox(12, icon(code, 16, tone), text);
    HBox.setHgrow(text, Priority.ALWAYS);
    row.getStyleClass().add("point");
    return row;
  }

  /// The line above a run: what it is, and what can be done about it, below where there is no room beside.
  public Lines banner(Feather code, Tone tone, TextFlow words, Node... buttons) {
    HBox point = grow(point(code, tone, words));
    point.setPrefWidth(BANNER_WORDS);
    Lines line = new Lines(12, point);
    line.getChildren().addAll(buttons);
    line.getStyleClass().add("practice-line");
    return line;
  }

  /// Counts as dots: filled for passed, a ring for failed. Above six they would only be noise.
  ///
  /// @param passedTone the colour of the filled ones
  /// @param failedTone the colour of the rings
  public HBox pips(int passed, int total, Tone passedTone, Tone failedTone) {
    HBox pips = row(4);
    for (int i = 0; i < Math.min(total, 6); i++) {
      boolean filled = i < passed;
      Circle pip = new Circle(filled ? 6 : 5);
      pip.getStyleClass().addAll(filled ? "pip" : "pip-ring", (filled ? passedTone : failedTone).styleClass());
      pips.getChildren().add(pip);
    }
    pips.setAccessibleRole(AccessibleRole.TEXT);
    pips.accessibleTextProperty().bind(texts.of("ui.count", passed, total));
    return pips;
  }

  /// Names a node for screen readers.
  public <N extends Node> N named(N node, ObservableValue<String> name) {
    node.accessibleTextProperty().bind(name);
    return node;
  }

  /// Hangs a hint on a node.
  public Tooltip hint(ObservableValue<String> text) {
    Tooltip hint = new Tooltip();
    hint.textProperty().bind(text);
    return hint;
  }

  /// Takes out of an outside text what could change the direction or the shape of the screen, and what is too long.
  public static String inert(String text) {
    return Visible.screen(text, LONGEST);
  }
}
