package dev.gogetwell.ui.shell;

import dev.gogetwell.engine.Targets;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Target;
import dev.gogetwell.ui.finding.TextAnswer;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Pressable;
import dev.gogetwell.ui.part.SideBySide;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.port.PasteReader;
import dev.gogetwell.ui.port.RunStore;
import dev.gogetwell.ui.port.Workplace;
import dev.gogetwell.ui.run.Background;
import dev.gogetwell.ui.theme.Tone;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The first page: paste what go said, name a module, or choose a project; beside it the environment that will be
/// judged, recent runs and Practice. JavaFX thread only.
public final class StartScreen extends BorderPane {
  private static final KeyCombination GO = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
  /// Errors are pasted and not written: Enter goes on, as in other boxes of one thing; a line is begun with Shift.
  private static final KeyCombination ENTER = new KeyCodeCombination(KeyCode.ENTER);
  private static final KeyCombination LINE = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHIFT_DOWN);

  private final Widgets parts;
  private final Actions actions;
  private final PasteBox paste;
  private final TextField module = new TextField();
  private final TextAnswer answer;
  private final VBox recognised;
  private final VBox project;
  private final EnvironmentCard environment;
  private final RecentRuns recent;
  private Optional<Symptom> symptom = Optional.empty();
  private boolean beginWhenRead;

  /// What the page asks for.
  public interface Actions {
    /// Starts a run in the judged environment.
    void begin(Target target);

    /// Lets the user choose a folder with a go.mod.
    void chooseProject();

    /// Shows the dependencies of the project that was chosen last.
    void dependencies();

    /// Reads a dropped file: a log into the paste box, a saved run as a run.
    void openFile(Path file);

    /// Opens a recent run.
    void open(RunStore.Entry entry);

    /// Forgets a recent run for good; `left` takes those that are left.
    void delete(RunStore.Entry entry, Consumer<List<RunStore.Entry>> left);

    /// Lets the user pick two runs.
    void compare();

    /// Lets the user choose the judged environment.
    void changeEnvironment(Node owner);

    /// Shows the practice networks.
    void practice();

    /// Shows the hosts that may be contacted.
    void showHosts();
  }

  /// @param top the bar with language, theme and settings
  /// @param testHosts how many hosts beside the route may be asked
  /// @param networks how many practice networks there are
  public StartScreen(Widgets parts, Node top, PasteReader reader, Background background, int testHosts, int networks,
      Actions actions) {
    this.parts = parts;
    this.paste = new PasteBox(reader, background);
    this.actions = actions;
    this.answer = new TextAnswer(parts);
    this.recognised = parts.column(4);
    this.project = parts.card(4);
    this.environment = new EnvironmentCard(parts, actions::changeEnvironment);
    this.recent = new RecentRuns(parts, actions);
    getStyleClass().add("start-screen");
    setTop(top);
    VBox left = parts.column(16, pasteCard(), ways(), promise(testHosts));
    VBox right = parts.column(16, environment, recent, practiceCard(networks));
    SideBySide columns = new SideBySide(0.64, 32, 760, left, right);
    VBox page = parts.column(20,
        parts.column(4, parts.label("ui.start.title", "page-title"), parts.label("ui.start.sub", "muted")), columns);
    page.getStyleClass().add("start-page");
    setCenter(parts.scrolling(page));
    acceptFiles();
    read();
  }

  /// Puts text into the paste box, as a dropped log does.
  public void fill(String text) {
    paste.setText(text);
  }

  /// Offers the project that was checked last once more.
  public void offerProject(Path folder) {
    String name = Wording.shortened(String.valueOf(folder.getFileName()));
    Button again = parts.button(parts.texts().of("ui.start.project.again", name), Feather.ROTATE_CW,
        () -> actions.openFile(folder), "small-button");
    again.setId("project-again");
    again.setTooltip(parts.hint(parts.texts().compute(texts -> folder.toString())));
    project.getChildren().add(again);
  }

  /// What stands in the paste box.
  public String draft() {
    return paste.all();
  }

  /// Puts the focus into the paste box.
  public void focusPaste() {
    Widgets.focus(this, paste);
  }

  private Node pasteCard() {
    paste.setId("paste");
    paste.getStyleClass().add("mono");
    paste.setWrapText(true);
    paste.setPrefRowCount(5);
    paste.promptTextProperty().bind(parts.texts().of("ui.start.prompt"));
    parts.named(paste, parts.texts().of("ui.start.paste"));
    paste.textProperty().addListener((property, before, now) -> read());
    paste.addEventFilter(KeyEvent.KEY_PRESSED, press -> {
      if (GO.match(press) || (ENTER.match(press) && !paste.getText().isBlank())) {
        begin();
        press.consume();
      } else if (LINE.match(press)) {
        paste.replaceSelection("\n");
        press.consume();
      } else if (press.getCode() == KeyCode.TAB && !press.isShortcutDown()) {
        // Nobody types a tab into an error; whoever works with the keys wants to go on.
        paste.requestFocusTraversal(press.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        press.consume();
      }
    });
    Button find = parts.button("ui.start.find", Feather.SEARCH, this::begin, "primary", "big", "accent-button");
    find.setId("find");
    Lines head = new Lines(12, parts.label("ui.start.paste", "head"), parts.filler(),
        parts.shortcut("ui.start.or-drop", "Ctrl", "V"), parts.shortcut("ui.start.key-find", "Enter"));
    HBox foot = parts.row(16, parts.grow(parts.label("ui.start.changes-nothing", "small", "muted")), find);
    VBox card = parts.card(12, head, paste, recognised, foot);
    card.getStyleClass().add("roomy");
    return card;
  }

  private Node ways() {
    module.setId("module");
    module.getStyleClass().add("mono");
    module.setPromptText("rsc.io/quote");
    parts.named(module, parts.texts().of("ui.start.module"));
    module.setOnAction(enter -> beginModule());
    Button check = parts.button("ui.start.check", Feather.SEARCH, this::beginModule);
    check.setId("check");
    VBox name = parts.card(4, parts.label("ui.start.module", "head"), parts.label("ui.start.module.sub", "small",
        "muted"), parts.row(8, parts.grow(module), check));
    Button choose = parts.button("ui.start.folder", Feather.FOLDER, actions::chooseProject);
    choose.setId("project");
    Button dependencies = parts.button("ui.start.dependencies", Feather.PACKAGE, actions::dependencies);
    dependencies.setId("dependencies");
    project.getChildren().setAll(parts.label("ui.start.project", "head"),
        parts.label("ui.start.project.sub", "small", "muted"),
        new Lines(8, choose, parts.label("ui.start.project.drop", "small", "muted"), dependencies));
    return new SideBySide(0.5, 16, 420, name, project);
  }

  private Node promise(int testHosts) {
    Button show = parts.link("ui.start.show-list", actions::showHosts);
    return parts.row(16, parts.icon(Feather.SHIELD, 20, Tone.ACCENT), parts.grow(parts.flow(
        parts.piece(parts.texts().of("ui.start.contacted"), "small", "strong"),
        parts.piece(parts.texts().compute(texts -> texts.get("ui.gap")
            + (testHosts == 0 ? texts.get("ui.start.contacted.only-go")
            : texts.get("ui.start.contacted.sub", testHosts))), "small", "muted"))), show);
  }

  private Node practiceCard(int networks) {
    StackPane mark = new StackPane(parts.icon(Feather.PLAY, 16, Tone.ACCENT));
    mark.getStyleClass().add("practice-mark");
    VBox words = parts.column(0, parts.label("ui.practice.title", "strong"),
        parts.bound(parts.texts().of("ui.practice.card", networks), "small", "muted"));
    HBox face = parts.row(14, mark, parts.grow(words), parts.icon(Feather.CHEVRON_RIGHT, 16, Tone.NEUTRAL));
    Pressable button = new Pressable(face, actions::practice, "card-button");
    button.setId("practice");
    return parts.named(button, parts.texts().of("ui.practice.title"));
  }

  private void acceptFiles() {
    setOnDragOver(drag -> {
      if (drag.getDragboard().hasFiles() || drag.getDragboard().hasString()) {
        drag.acceptTransferModes(TransferMode.COPY);
      }
      drag.consume();
    });
    setOnDragDropped(drag -> {
      if (drag.getDragboard().hasFiles()) {
        actions.openFile(drag.getDragboard().getFiles().getFirst().toPath());
      } else if (drag.getDragboard().hasString()) {
        fill(drag.getDragboard().getString());
      }
      drag.setDropCompleted(true);
      drag.consume();
    });
  }

  /// Reads the box and answers from the text alone, with how certain that is; what proves it is a run.
  private void read() {
    beginWhenRead = false;
    paste.read(this::answer, failure -> {
      throw new IllegalStateException(failure);
    });
    if (paste.isReading()) {
      recognised.getChildren().setAll(parts.row(8, parts.loader(14), parts.label("ui.start.reading", "small", "muted")));
    }
  }

  private void answer(Optional<Symptom> read) {
    symptom = read;
    if (paste.all().isBlank()) {
      recognised.getChildren().setAll(parts.label("ui.start.nothing", "small", "muted"));
    } else if (symptom.isEmpty() || symptom.get().candidates().isEmpty()) {
      recognised.getChildren().setAll(parts.point(Feather.INFO, Tone.NEUTRAL,
          parts.label("ui.start.unknown", "small", "muted")));
    } else {
      recognised.getChildren().setAll(answer.alone(symptom.get()));
    }
    if (beginWhenRead) {
      begin();
    }
  }

  private void begin() {
    String text = paste.all().strip();
    if (text.isEmpty()) {
      beginModule();
      return;
    }
    beginWhenRead = paste.isReading();
    if (!beginWhenRead) {
      actions.begin(Targets.pasted(text, symptom, module.getText().strip()));
    }
  }

  private void beginModule() {
    String asked = module.getText().strip();
    if (asked.isEmpty()) {
      module.requestFocus();
      return;
    }
    actions.begin(Targets.module(asked));
  }

  /// Shows what the judged environment is told, once that was read.
  public void readEnvironment(Background background, Workplace judged) {
    showEnvironment(Message.of("ui.environment.reading"));
    background.run(judged::settings, this::showEnvironment,
        failure -> showEnvironment(Message.of("ui.environment.unreadable")));
  }

  /// Shows the settings of the judged environment.
  public void showEnvironment(Settings settings) {
    environment.show(settings);
  }

  /// Says that the settings are being read, or why they could not be.
  public void showEnvironment(Message sentence) {
    environment.show(sentence);
  }

  /// Shows the recent runs.
  public void showRecent(List<RunStore.Entry> entries) {
    recent.show(entries);
  }
}
