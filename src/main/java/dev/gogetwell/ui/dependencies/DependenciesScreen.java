package dev.gogetwell.ui.dependencies;

import dev.gogetwell.hygiene.HygieneReport;
import dev.gogetwell.ui.dependencies.DependencyLook.State;
import dev.gogetwell.ui.fix.RemedyBoard;
import dev.gogetwell.ui.part.ByFrame;
import dev.gogetwell.ui.part.CopyBoard;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.port.Dependencies.Form;
import dev.gogetwell.ui.port.Dependencies.Looked;
import dev.gogetwell.ui.port.Dependencies.Wish;
import dev.gogetwell.ui.run.Background;
import dev.gogetwell.ui.shell.FileDialogs;
import dev.gogetwell.ui.shell.Notices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The dependencies of a project: what is looked at, what came of it, what to do first. Nothing runs before its button
/// is pressed, and no tool is installed before it was asked for by name. Keeps what was found for as long as the window
/// is open. JavaFX thread only.
public final class DependenciesScreen {
  private static final Duration USUAL = Duration.ofMinutes(3);

  private final Widgets parts;
  private final DependencyLook look;
  private final Desk desk;
  private final BorderPane node = new BorderPane();
  private final LookBar bar;
  private final VBox asked;
  private final VBox found;
  private LookAction action = LookAction.CHOOSE;
  private Optional<Path> project = Optional.empty();
  private Optional<Path> database = Optional.empty();
  private Optional<Path> policy = Optional.empty();
  private Optional<RemedyBoard> board = Optional.empty();
  /// Whether what was found is on the screen: it is drawn once, not with every step of a clock.
  private boolean drawn;
  private Optional<ByFrame> drawing = Optional.empty();

  /// What the page asks of the window around it.
  ///
  /// @param chosen hears which project was chosen here
  /// @param home back to the start
  /// @param refused is told what could not be done
  public record Desk(Background background, CopyBoard board, FileDialogs files, Notices notices,
      Consumer<Path> chosen, Runnable home, Consumer<Exception> refused) {}

  /// @param look at whose end the page is drawn anew
  public DependenciesScreen(Widgets parts, DependencyLook look, Desk desk) {
    this.parts = parts;
    this.look = look;
    this.desk = desk;
    this.bar = new LookBar(parts);
    this.asked = parts.card(0);
    asked.getStyleClass().add("flush");
    this.found = parts.column(20);
    found.setId("found");
    Button back = parts.button("ui.practice.back", Feather.ARROW_LEFT, this::leave, "flat");
    back.setId("back");
    HBox top = parts.row(16, back, parts.filler());
    top.getStyleClass().add("top-bar");
    node.setTop(parts.column(0, top, bar.node()));
    VBox page = parts.column(20, parts.column(4, parts.label("hygiene.page.title", "page-title"),
        parts.label("ui.deps.sub", "muted")), asked, found);
    page.getStyleClass().add("start-page");
    node.setCenter(parts.scrolling(page));
    node.getStyleClass().add("dependencies-screen");
    bar.primary().setOnAction(press -> act());
    node.setOnKeyPressed(press -> {
      if (press.getCode() == KeyCode.ESCAPE && look.isRunning()) {
        look.cancel();
        press.consume();
      }
    });
    look.onChange(this::changed);
    drawAsked();
    changed();
  }

  /// What is shown.
  public Node node() {
    return node;
  }

  /// Takes another project, or none; what was found in the one before is forgotten.
  public void take(Optional<Path> other) {
    if (!project.equals(other)) {
      project = other;
      look.forget();
      drawAsked();
    }
  }

  /// Gives the button of the page the focus.
  public void focus() {
    Widgets.focus(node, bar.primary());
  }

  /// Whether a fix is being tried or written.
  public boolean isBusy() {
    return board.filter(RemedyBoard::isBusy).isPresent();
  }

  /// Ends what is going on: a look, or a command that a remedy is being tried with.
  public void end() {
    look.cancel();
    board.ifPresent(RemedyBoard::cancel);
  }

  private void leave() {
    end();
    desk.home().run();
  }

  private void act() {
    switch (action) {
      case CHOOSE -> chooseProject();
      case LOOK, AGAIN -> begin(USUAL, false);
      case CANCEL -> look.cancel();
    }
  }

  private void begin(Duration limit, boolean install) {
    board.ifPresent(RemedyBoard::cancel);
    project.ifPresent(folder -> look.begin(new Wish(folder, limit, install, database, policy)));
    bar.primary().requestFocus();
  }

  private void chooseProject() {
    desk.files().folder(parts.texts().now("ui.start.folder")).ifPresent(folder -> {
      desk.chosen().accept(folder);
      take(Optional.of(folder));
    });
  }

  private void drawAsked() {
    asked.getChildren().setAll(
        row("project", project, Feather.FOLDER, this::chooseProject, Optional.empty()),
        row("policy", policy, Feather.AWARD, () -> desk.files().open(parts.texts().now("ui.deps.policy.choose"))
            .ifPresent(file -> takePolicy(Optional.of(file))), Optional.of(() -> takePolicy(Optional.empty()))),
        row("database", database, Feather.SHIELD, () -> desk.files().folder(
            parts.texts().now("ui.deps.database.choose")).ifPresent(folder -> takeDatabase(Optional.of(folder))),
            Optional.of(() -> takeDatabase(Optional.empty()))));
  }

  private void takePolicy(Optional<Path> file) {
    policy = file;
    drawAsked();
  }

  private void takeDatabase(Optional<Path> folder) {
    database = folder;
    drawAsked();
  }

  /// One thing that is asked: what it is, what was chosen, and the buttons to choose another or none.
  private Node row(String name, Optional<Path> chosen, Feather icon, Runnable choose, Optional<Runnable> clear) {
    VBox words = parts.column(2, parts.label("ui.deps." + name, "strong"));
    words.getChildren().add(chosen.<Node>map(path -> parts.raw(path.toString(), "mono"))
        .orElseGet(() -> parts.label("ui.deps." + name + ".none", "small", "muted")));
    Button button = parts.button("ui.deps." + name + ".choose", icon, choose, "small-button");
    button.setId("choose-" + name);
    Lines row = new Lines(12, parts.grow(words), button);
    clear.filter(any -> chosen.isPresent()).ifPresent(none -> {
      Button away = parts.button("ui.deps." + name + ".clear", Feather.X, none, "small-button");
      away.setId("clear-" + name);
      row.getChildren().add(away);
    });
    row.getStyleClass().add("card-row");
    return row;
  }

  private void changed() {
    action = bar.show(look.state(), project.isPresent());
    asked.setDisable(look.isRunning());
    if (look.state() instanceof State.Done done) {
      drawn = true;
      draw(done.looked());
      // What to do comes first now; what was asked stands below it.
      asked.toFront();
    } else if (drawn) {
      drawn = false;
      drawing.ifPresent(ByFrame::stop);
      found.getChildren().clear();
      found.toFront();
    }
  }

  private void draw(Looked looked) {
    HygieneReport report = looked.report();
    drawing.ifPresent(ByFrame::stop);
    found.getChildren().setAll(saving(looked));
    LookOffers offers = new LookOffers(parts, desk.background(), this::begin, this::copy);
    found.getChildren().addAll(offers.draw(looked));
    board = offers.board();
    List<Supplier<Node>> pieces = new ArrayList<>(new FindingGroups(parts, this::copy).draw(report.findings()));
    pieces.add(() -> new ToolLines(parts).draw(report.tools()));
    if (!report.modules().isEmpty()) {
      pieces.add(() -> new ModuleTable(parts, report.findings()).draw(report.modules()));
    }
    drawing = Optional.of(ByFrame.draw(pieces.stream().<Runnable>map(piece ->
        () -> found.getChildren().add(piece.get())).toList()));
  }

  private Node saving(Looked looked) {
    Lines row = new Lines(8);
    for (Form form : Form.values()) {
      Button save = parts.button("ui.deps.save." + form.name().toLowerCase(Locale.ROOT), Feather.SAVE,
          () -> save(looked, form), "small-button");
      save.setId("save-" + form.extension());
      row.getChildren().add(save);
    }
    row.getChildren().add(parts.label("ui.deps.save.redacted", "small", "muted"));
    return row;
  }

  private void save(Looked looked, Form form) {
    desk.files().save(parts.texts().now("ui.deps.save-as"),
        String.join(".", "dependencies", form.extension())).ifPresent(file ->
        desk.background().run(() -> {
          look.dependencies().write(looked, form, parts.texts().language(), file);
          return file;
        }, saved -> desk.notices().tell(parts.texts().of("ui.report.saved", saved.getFileName())), desk.refused()));
  }

  private void copy(String command) {
    desk.board().putCommand(command);
    desk.notices().tell(parts.texts().of("ui.copied"));
  }
}
