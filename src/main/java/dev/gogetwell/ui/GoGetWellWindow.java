package dev.gogetwell.ui;

import dev.gogetwell.engine.CheckRequest;
import dev.gogetwell.engine.Targets;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Target;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.dependencies.DependenciesScreen;
import dev.gogetwell.ui.dependencies.DependencyLook;
import dev.gogetwell.ui.fix.ChangesScreen;
import dev.gogetwell.ui.part.CopyBoard;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.port.Captures;
import dev.gogetwell.ui.port.Practice;
import dev.gogetwell.ui.port.Preferences.Choices;
import dev.gogetwell.ui.port.Preferences.Look;
import dev.gogetwell.ui.port.RunStore;
import dev.gogetwell.ui.port.ServiceException;
import dev.gogetwell.ui.port.WindowMemory;
import dev.gogetwell.ui.port.Workplace;
import dev.gogetwell.ui.practice.PracticeScreen;
import dev.gogetwell.ui.practice.PracticeVerdict;
import dev.gogetwell.ui.run.Background;
import dev.gogetwell.ui.run.FxQueue;
import dev.gogetwell.ui.run.LiveRun;
import dev.gogetwell.ui.settings.EnvironmentChooser;
import dev.gogetwell.ui.settings.RefusableHosts;
import dev.gogetwell.ui.settings.SettingsScreen;
import dev.gogetwell.ui.shell.ClosingQuestion;
import dev.gogetwell.ui.shell.CompareScreen;
import dev.gogetwell.ui.shell.Crash;
import dev.gogetwell.ui.shell.FileDialogs;
import dev.gogetwell.ui.shell.FileDoor;
import dev.gogetwell.ui.shell.Notices;
import dev.gogetwell.ui.shell.OpenedCapture;
import dev.gogetwell.ui.shell.RunFlow;
import dev.gogetwell.ui.shell.StartScreen;
import dev.gogetwell.ui.shell.StartTop;
import dev.gogetwell.ui.shell.WindowKeys;
import dev.gogetwell.ui.shell.Zoom;
import dev.gogetwell.ui.theme.Fonts;
import dev.gogetwell.ui.theme.LiveTexts;
import dev.gogetwell.ui.theme.Motion;
import dev.gogetwell.ui.theme.ThemeSwitch;
import dev.gogetwell.ui.timeline.CaptureScreen;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The window of the program: holds what all screens share and changes from one screen to the next. Make it and use it
/// on the JavaFX thread.
public final class GoGetWellWindow {
  private final WindowServices services;
  private final Function<Window, FileDialogs> dialogs;
  private final Fonts fonts;
  private final FxQueue queue = new FxQueue();
  private final Background background = new Background(queue);
  private final ObjectProperty<Choices> choices;
  private final ObjectProperty<Look> look = new SimpleObjectProperty<>();
  private final LiveTexts texts;
  private final Widgets parts;
  private final Notices notices;
  private final CopyBoard board;
  private final Zoom zoom;
  private final PracticeScreen practice;
  private final FileDoor door;
  private Optional<ThemeSwitch> theme = Optional.empty();
  private Optional<RunFlow> flow = Optional.empty();
  private Optional<StartScreen> start = Optional.empty();
  /// What stands in the paste box while another screen is shown.
  private String draft = "";
  private Optional<FileDialogs> files = Optional.empty();
  private Optional<DependenciesScreen> dependencies = Optional.empty();
  private final DependencyLook dependencyLook;
  private Optional<WindowFrame> frame = Optional.empty();
  private WindowMemory.Kept remembered;
  private Workplace workplace;

  /// The window with the file dialogs of the operating system and the fonts of this machine.
  public GoGetWellWindow(WindowServices services) {
    this(services, FileDialogs::of, Fonts.installed());
  }

  /// The window with other file dialogs and fonts.
  public GoGetWellWindow(WindowServices services, Function<Window, FileDialogs> dialogs, Fonts fonts) {
    this.services = services;
    this.dialogs = dialogs;
    this.fonts = fonts;
    this.choices = new SimpleObjectProperty<>(services.preferences().read());
    this.remembered = services.memory().read();
    this.texts = new LiveTexts(services.texts(), choices.get().language());
    this.parts = new Widgets(texts, new Motion());
    this.notices = new Notices(parts);
    this.board = new CopyBoard(services.redaction());
    this.zoom = new Zoom(notices.node());
    this.workplace = services.environments().open(services.environments().sources().getFirst());
    this.dependencyLook = new DependencyLook(() -> workplace, background);
    this.door = new FileDoor(services.captures(), services.runs(), background,
        new FileDoor.Shown(this::showCapture, this::open, this::refused));
    this.practice = new PracticeScreen(parts, services.practice(), this::showStart,
        (scenario, guess) -> startPractice(scenario, guess, run -> { }));
    choices.addListener((property, before, now) -> adopt(now));
  }

  /// Shows the window on a stage.
  public void show(Stage stage) {
    WindowFrame around = new WindowFrame(stage);
    frame = Optional.of(around);
    Scene scene = around.dress(zoom, choices.get().scale(), remembered.placement());
    theme = Optional.of(new ThemeSwitch(scene, fonts, texts));
    files = Optional.of(dialogs.apply(stage));
    adopt(choices.get());
    Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> crashed(thrown));
    door.accept(zoom);
    ClosingQuestion closing = new ClosingQuestion(notices, () -> flow.map(RunFlow::screen), stage::close);
    stage.setOnCloseRequest(closing::onRequest);
    new WindowKeys(closing::onKey, () -> flow.filter(RunFlow::canRepeat)
        .ifPresent(over -> check(over.run().target()))).listen(scene);
    showStart();
    stage.setOnHidden(hidden -> close());
    stage.show();
    start.ifPresent(StartScreen::focusPaste);
  }

  /// Shows the start page.
  public void showStart() {
    flow.flatMap(RunFlow::cancelledPaste).ifPresent(text -> draft = text);
    leaveRun();
    StartScreen screen = new StartScreen(parts,
        new StartTop(parts, look, new StartTop.Actions(this::openFile, this::showChanges, this::chooseLanguage,
            this::chooseLook, this::showSettings)),
        services.symptoms(), background, RefusableHosts.of(RefusableHosts.without(services.references(),
            choices.get().refusedHosts())).size(),
        services.practice().scenarios().size(), new StartActions());
    start = Optional.of(screen);
    remembered.project().ifPresent(screen::offerProject);
    screen.fill(draft);
    draft = "";
    notices.setContent(screen);
    readEnvironment();
    background.run(services.runs()::recent, screen::showRecent, this::refused);
    screen.focusPaste();
  }

  /// Starts a run in the judged environment.
  public void check(Target target) {
    begin(workplace, new CheckRequest(target, choices.get().timeLimit(), choices.get().deep(),
        RefusableHosts.without(services.references(), choices.get().refusedHosts())));
  }

  /// Starts a run for what the project in this folder requires.
  public void checkProject(Path folder) {
    remembered = remembered.with(folder);
    check(Targets.project(folder));
  }

  /// Shows a saved run.
  public void open(LoadedReport report) {
    leaveRun();
    show(RunFlow.open(parts, desk(), workplace, report));
  }

  /// Asks here what a report of another computer asked; only the name of the module is taken from it.
  private void checkHere(Report other) {
    check(Targets.module(other.target().module()));
  }

  /// Changes the language of everything, also in the middle of a run.
  public void chooseLanguage(Language language) {
    choices.set(choices.get().withLanguage(language));
  }

  /// Changes the look of everything.
  public void chooseLook(Look wanted) {
    choices.set(choices.get().withLook(wanted));
  }

  /// The run on the screen, if there is one.
  public Optional<RunFlow> flow() {
    return flow;
  }

  private void begin(Workplace where, CheckRequest request) {
    leaveRun();
    show(RunFlow.start(parts, desk(), where, request));
  }

  private void show(RunFlow next) {
    // What stands in the box and is not what this run is about is still there when the user comes back.
    start.map(StartScreen::draft).filter(text -> !text.strip().equals(next.run().target().pasted().orElse("").strip()))
        .ifPresent(text -> draft = text);
    flow = Optional.of(next);
    start = Optional.empty();
    notices.setContent(next.screen());
    next.screen().focusPrimary();
  }

  private RunFlow.Desk desk() {
    return new RunFlow.Desk(queue, background, services.runs(), services.reports(), services.captures(),
        services.symptoms(), board, files.orElseThrow(), notices, this::showStart, this::showStart, this::checkHere,
        dependencyLook::found);
  }

  /// Practises with a network without a guess, and says when the run is over.
  public void practise(Practice.Scenario scenario, Consumer<LiveRun> over) {
    startPractice(scenario, PracticeVerdict.Guess.NONE, run -> {
      InvalidationListener[] self = new InvalidationListener[1];
      self[0] = change -> {
        if (run.isOver()) {
          run.revision().removeListener(self[0]);
          over.accept(run);
        }
      };
      run.revision().addListener(self[0]);
    });
  }

  private void startPractice(Practice.Scenario scenario, PracticeVerdict.Guess guess, Consumer<LiveRun> begun) {
    background.run(() -> services.practice().start(scenario), session -> {
      begin(session.workplace(), session.request());
      flow.ifPresent(running -> {
        running.owns(session.workplace());
        running.screen().setBanner(new PracticeVerdict(parts, scenario, guess, practice, this::showPractice)
            .watch(running.run()));
        begun.accept(running.run());
      });
    }, failure -> {
      practice.stopped();
      refused(failure);
    });
  }

  private void leaveRun() {
    flow.ifPresent(RunFlow::end);
    flow = Optional.empty();
  }

  private void showPractice() {
    start.ifPresent(left -> draft = left.draft());
    start = Optional.empty();
    leaveRun();
    notices.setContent(practice.node());
    practice.stopped();
  }

  private void showChanges() {
    Workplace here = workplace;
    show(new ChangesScreen(parts, background, here::changes, this::showStart).node());
  }

  private void showDependencies() {
    DependenciesScreen screen = dependencies.orElseGet(() -> new DependenciesScreen(parts, dependencyLook,
        new DependenciesScreen.Desk(background, board, files.orElseThrow(), notices,
            folder -> remembered = remembered.with(folder), this::showStart, this::refused)));
    dependencies = Optional.of(screen);
    screen.take(remembered.project());
    show(screen.node());
    screen.focus();
  }

  private void showSettings() {
    show(new SettingsScreen(parts, choices, services.references(), services.about(), value -> {
      board.putCommand(value);
      notices.tell(texts.of("ui.copied"));
    }, this::showStart).node());
  }

  private void show(Node screen) {
    start.ifPresent(left -> draft = left.draft());
    start = Optional.empty();
    notices.setContent(screen);
  }

  private void openFile() {
    files.orElseThrow().open(texts.now("ui.top.open")).ifPresent(this::openFile);
  }

  /// Opens a file: a capture as a timeline, a saved run as a run.
  public void openFile(Path file) {
    door.open(file);
  }

  private void showCapture(Captures.Opened capture) {
    leaveRun();
    OpenedCapture.Desk desk = new OpenedCapture.Desk(parts, services.captures(), background, board,
        files.orElseThrow(), notices, this::showStart, this::refused);
    CaptureScreen screen = new CaptureScreen(parts, capture, new OpenedCapture(capture.file(), desk));
    show(screen.node());
    screen.focus();
  }

  private void readEnvironment() {
    Workplace asked = workplace;
    start.ifPresent(screen -> screen.showEnvironment(Message.of("ui.environment.reading")));
    background.run(asked::settings, settings -> start.ifPresent(screen -> screen.showEnvironment(settings)),
        failure -> start.ifPresent(screen -> screen.showEnvironment(Message.of("ui.environment.unreadable"))));
  }

  private void adopt(Choices now) {
    texts.choose(now.language());
    look.set(now.look());
    theme.ifPresent(dress -> dress.choose(now.look()));
    parts.motion().reducedProperty().set(now.reduceMotion());
    zoom.factorProperty().set(now.scale());
    background.run(() -> {
      services.preferences().write(now);
      return now;
    }, done -> { }, this::refused);
  }

  private void refused(Exception failure) {
    if (failure instanceof ServiceException refusal) {
      notices.tell(texts.of(refusal.what()));
    } else {
      crashed(failure);
    }
  }

  private void crashed(Throwable thrown) {
    notices.tell(Crash.of(thrown), () -> flow.ifPresent(RunFlow::rescue), flow.isPresent());
  }

  private void close() {
    leaveRun();
    dependencies.ifPresent(DependenciesScreen::end);
    workplace.close();
    frame.flatMap(WindowFrame::placement).ifPresent(place -> remembered = remembered.at(place));
    try {
      services.memory().write(remembered);
    } catch (ServiceException _) {
      // The next start begins as the first one did.
    }
  }

  /// What the start page asks for.
  private final class StartActions implements StartScreen.Actions {
    @Override
    public void begin(Target target) {
      check(target);
    }

    @Override
    public void chooseProject() {
      files.orElseThrow().folder(texts.now("ui.start.folder")).ifPresent(GoGetWellWindow.this::checkProject);
    }

    @Override
    public void dependencies() {
      showDependencies();
    }

    @Override
    public void openFile(Path file) {
      if (java.nio.file.Files.isDirectory(file)) {
        checkProject(file);
      } else {
        GoGetWellWindow.this.openFile(file);
      }
    }

    @Override
    public void open(RunStore.Entry entry) {
      background.run(() -> services.runs().open(entry), GoGetWellWindow.this::open, GoGetWellWindow.this::refused);
    }

    @Override
    public void compare() {
      background.run(services.runs()::recent, entries -> show(new CompareScreen(parts, background,
          new CompareScreen.Sources(services.runs(), entries, files.orElseThrow()), GoGetWellWindow.this::showStart,
          GoGetWellWindow.this::refused).node()), GoGetWellWindow.this::refused);
    }

    @Override
    public void changeEnvironment(Node owner) {
      new EnvironmentChooser(parts, services.environments(), this::adopt, GoGetWellWindow.this::refused).show(owner);
    }

    private void adopt(Workplace chosen) {
      workplace = chosen;
      dependencyLook.forget();
      readEnvironment();
    }

    @Override
    public void practice() {
      showPractice();
    }

    @Override
    public void showHosts() {
      showSettings();
    }
  }
}
