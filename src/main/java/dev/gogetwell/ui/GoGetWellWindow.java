package dev.gogetwell.ui;

import dev.gogetwell.engine.CheckRequest;
import dev.gogetwell.engine.Targets;
import dev.gogetwell.model.Target;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.dependencies.DependenciesScreen;
import dev.gogetwell.ui.dependencies.DependencyLook;
import dev.gogetwell.ui.part.CopyBoard;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.port.Captures;
import dev.gogetwell.ui.port.Practice;
import dev.gogetwell.ui.port.Preferences.Choices;
import dev.gogetwell.ui.port.Preferences.Look;
import dev.gogetwell.ui.port.ServiceException;
import dev.gogetwell.ui.port.WindowMemory;
import dev.gogetwell.ui.port.Workplace;
import dev.gogetwell.ui.practice.PracticeVerdict;
import dev.gogetwell.ui.run.Background;
import dev.gogetwell.ui.run.FxQueue;
import dev.gogetwell.ui.run.LiveRun;
import dev.gogetwell.ui.settings.RefusableHosts;
import dev.gogetwell.ui.shell.ClosingQuestion;
import dev.gogetwell.ui.shell.Crash;
import dev.gogetwell.ui.shell.FileDialogs;
import dev.gogetwell.ui.shell.FileDoor;
import dev.gogetwell.ui.shell.Notices;
import dev.gogetwell.ui.shell.RunFlow;
import dev.gogetwell.ui.shell.StartScreen;
import dev.gogetwell.ui.shell.StartTop;
import dev.gogetwell.ui.shell.TextMenu;
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
  private final LiveTexts texts;
  private final Widgets parts;
  private final Notices notices;
  private final CopyBoard board;
  private final Zoom zoom;
  private final Appearance appearance;
  private final Practising practice;
  private final SideScreens beside;
  private final FileDoor door;
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
    Choices chosen = services.preferences().read();
    this.remembered = services.memory().read();
    this.texts = new LiveTexts(services.texts(), chosen.language());
    this.parts = new Widgets(texts, new Motion());
    this.notices = new Notices(parts);
    this.board = new CopyBoard(services.redaction());
    this.zoom = new Zoom(notices.node());
    this.appearance = new Appearance(chosen, texts, parts.motion(), zoom, this::keep);
    this.workplace = services.environments().open(services.environments().sources().getFirst());
    this.beside = new SideScreens(services, parts, background, board, notices, () -> files.orElseThrow(),
        this::showStart, this::refused);
    this.dependencyLook = new DependencyLook(() -> workplace, background);
    this.door = new FileDoor(services.captures(), services.runs(), background,
        new FileDoor.Shown(this::showCapture, this::open, this::refused));
    this.practice = new Practising(this, services.practice(), parts, background, remembered.guesses());
  }

  /// Shows the window on a stage.
  public void show(Stage stage) {
    WindowFrame around = new WindowFrame(stage);
    frame = Optional.of(around);
    Scene scene = around.dress(zoom, choices().scale(), remembered.placement());
    files = Optional.of(dialogs.apply(stage));
    appearance.dress(new ThemeSwitch(scene, fonts, texts));
    Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> crashed(thrown));
    door.accept(zoom);
    ClosingQuestion closing = new ClosingQuestion(notices, () -> flow.filter(running -> running.screen().isBusy())
        .<Object>map(RunFlow::screen).or(() -> dependencies.filter(DependenciesScreen::isBusy)), stage::close);
    stage.setOnCloseRequest(closing::onRequest);
    new WindowKeys(closing::onKey, () -> flow.ifPresent(RunFlow::repeat)).listen(scene);
    new TextMenu(parts, board, notices, beside::visit).listen(scene);
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
        new StartTop(parts, appearance.look(), new StartTop.Actions(
            () -> files.orElseThrow().open(texts.now("ui.top.open")).ifPresent(this::openFile),
            () -> show(beside.changes(workplace)), this::chooseLanguage, this::chooseLook, this::showSettings)),
        services.symptoms(), background, RefusableHosts.of(RefusableHosts.without(services.references(),
            choices().refusedHosts())).size(),
        services.practice().scenarios().size(), new StartWishes(this, services, parts, background, beside));
    start = Optional.of(screen);
    remembered.project().ifPresent(screen::offerProject);
    screen.fill(draft);
    draft = "";
    notices.setContent(screen);
    screen.readEnvironment(background, workplace);
    background.run(services.runs()::recent, screen::showRecent, this::refused);
    screen.focusPaste();
  }

  /// Starts a run in the judged environment.
  public RunFlow check(Target target) {
    return begin(workplace, new CheckRequest(target, choices().timeLimit(), choices().deep(),
        RefusableHosts.without(services.references(), choices().refusedHosts())));
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

  /// Changes the language of everything, also in the middle of a run.
  public void chooseLanguage(Language language) {
    appearance.choices().set(choices().withLanguage(language));
  }

  /// Changes the look of everything.
  public void chooseLook(Look wanted) {
    appearance.choices().set(choices().withLook(wanted));
  }

  /// The run on the screen, if there is one.
  public Optional<RunFlow> flow() {
    return flow;
  }

  /// Starts a run.
  RunFlow begin(Workplace where, CheckRequest request) {
    leaveRun();
    return show(RunFlow.start(parts, desk(), where, request));
  }

  private RunFlow show(RunFlow next) {
    leaveStart(Optional.of(next.run().target()));
    flow = Optional.of(next);
    notices.setContent(next.screen());
    next.screen().focusPrimary();
    return next;
  }

  /// Keeps what stands in the paste box, unless a run is about just that.
  private void leaveStart(Optional<Target> asked) {
    String about = asked.flatMap(Target::pasted).orElse("").strip();
    start.map(StartScreen::draft).filter(text -> asked.isEmpty() || !text.strip().equals(about))
        .ifPresent(text -> draft = text);
    start = Optional.empty();
  }

  private RunFlow.Desk desk() {
    return new RunFlow.Desk(queue, background, services.runs(), services.reports(), services.captures(),
        services.symptoms(), board, files.orElseThrow(), notices, this::showStart, this::showStart,
        over -> check(over.target()), new AskedHere(this, services, parts, background, beside)::begin,
        dependencyLook::found);
  }

  /// Practises with a network without a guess, and says when the run is over.
  public void practise(Practice.Scenario scenario, Consumer<LiveRun> over) {
    practice.start(scenario, PracticeVerdict.Guess.NONE, run -> run.whenOver(() -> over.accept(run)));
  }

  private void leaveRun() {
    flow.ifPresent(RunFlow::end);
    flow = Optional.empty();
  }

  void showPractice() {
    leaveStart(Optional.empty());
    leaveRun();
    notices.setContent(practice.screen().node());
    practice.screen().stopped();
  }

  void showDependencies() {
    DependenciesScreen screen = dependencies.orElseGet(() -> beside.dependencies(dependencyLook,
        folder -> remembered = remembered.with(folder)));
    dependencies = Optional.of(screen);
    screen.take(remembered.project());
    show(screen.node());
    screen.focus();
  }

  void showSettings() {
    show(beside.settings(appearance.choices()));
  }

  void show(Node screen) {
    leaveStart(Optional.empty());
    notices.setContent(screen);
  }

  /// Lets the user choose a project, and starts a run for it.
  void chooseProject() {
    files.orElseThrow().folder(texts.now("ui.start.folder")).ifPresent(this::checkProject);
  }

  /// Judges another environment from now on.
  void judge(Workplace chosen) {
    workplace = chosen;
    dependencyLook.forget();
    start.ifPresent(screen -> screen.readEnvironment(background, chosen));
  }

  /// Opens a file: a capture as a timeline, a saved run as a run.
  public void openFile(Path file) {
    door.open(file);
  }

  private void showCapture(Captures.Opened capture) {
    leaveRun();
    CaptureScreen screen = beside.capture(capture);
    show(screen.node());
    screen.focus();
  }

  private Choices choices() {
    return appearance.choices().get();
  }

  private void keep(Choices now) {
    background.run(() -> {
      services.preferences().write(now);
      return now;
    }, done -> { }, this::refused);
  }

  void refused(Exception failure) {
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
      services.memory().write(remembered.guessed(practice.guesses()));
    } catch (ServiceException _) {
      // The next start begins as the first one did.
    }
  }
}
