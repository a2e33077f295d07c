package dev.gogetwell.ui.shell;

import dev.gogetwell.engine.CheckRequest;
import dev.gogetwell.engine.RunHandle;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.RemedyState;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Target;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.ui.fix.FixPage;
import dev.gogetwell.ui.fix.RemedyBoard;
import dev.gogetwell.ui.page.Navigation;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.part.CopyBoard;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.port.Captures;
import dev.gogetwell.ui.port.Dependencies;
import dev.gogetwell.ui.port.PasteReader;
import dev.gogetwell.ui.port.ReportWriter;
import dev.gogetwell.ui.port.RunStore;
import dev.gogetwell.ui.port.ServiceException;
import dev.gogetwell.ui.port.Workplace;
import dev.gogetwell.ui.run.Background;
import dev.gogetwell.ui.run.EventBatches;
import dev.gogetwell.ui.run.FxQueue;
import dev.gogetwell.ui.run.LiveRun;
import dev.gogetwell.ui.step.ReportPage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;

/// One run from its start to its saved report: starts the engine, gives its events to the screen, opens the remedies
/// when it is over, and answers the wishes of the pages. JavaFX thread only.
public final class RunFlow implements Navigation {
  private final Widgets parts;
  private final Desk desk;
  private final Workplace workplace;
  private final LiveRun run;
  private final boolean own;
  private final RunScreen screen;
  private final PageContext context;
  private final Handouts handouts;
  private final FixMarks marks;
  private Optional<RunHandle> handle = Optional.empty();
  private boolean ownsWorkplace;
  private boolean rescuing;

  /// What every run needs from the window.
  ///
  /// @param repeat asks here the very same once more
  /// @param check asks on this computer what an opened report asked, and compares the two
  /// @param dependencies what was found in the project of a target, if somebody looked
  public record Desk(
      FxQueue queue,
      Background background,
      RunStore runs,
      ReportWriter reports,
      Captures captures,
      PasteReader reader,
      CopyBoard board,
      FileDialogs files,
      Notices notices,
      Runnable home,
      Runnable again,
      Consumer<Report> repeat,
      Consumer<LoadedReport> check,
      Function<Target, Optional<Dependencies.Looked>> dependencies) {}

  /// @param own whether this program made the run here, for this user
  private RunFlow(Widgets parts, Desk desk, Workplace workplace, LiveRun run, boolean own,
      Optional<PageContext.Comparing> comparing) {
    this.own = own;
    this.parts = parts;
    this.desk = desk;
    this.workplace = workplace;
    this.run = run;
    this.marks = new FixMarks(desk, run, this::refused);
    this.handouts = new Handouts(parts, desk, run, own, this::refused);
    this.context = new PageContext(parts, desk.background(), desk.reader(), this, comparing);
    this.screen = new RunScreen(parts, run, new RunPages(context, desk.reports(), this::board)::of,
        new RunScreen.Handlers(desk.home(), this::cancel, this::act, this::canRepeat, this::repeat,
            handouts::copySummary));
  }

  /// Starts a run.
  public static RunFlow start(Widgets parts, Desk desk, Workplace workplace, CheckRequest request) {
    LiveRun run = new LiveRun(request.target(), request.timeLimit());
    RunFlow flow = new RunFlow(parts, desk, workplace, run, true,
        Optional.of(new PageContext.Comparing(workplace.mirrors(), request.references())));
    EventBatches batches = new EventBatches(desk.queue(), batch -> {
      run.take(batch);
      flow.afterBatch(true);
    });
    flow.handle = Optional.of(workplace.engine().start(request, batches));
    return flow;
  }

  /// Shows a saved run.
  public static RunFlow open(Widgets parts, Desk desk, Workplace workplace, LoadedReport opened) {
    RunFlow flow = new RunFlow(parts, desk, workplace, LiveRun.of(opened.report()), opened.own(),
        Optional.empty());
    if (!opened.own()) {
      flow.screen.setBanner(ForeignBanner.of(parts, opened.report(), () -> desk.check().accept(opened),
          flow.handouts::saveScript));
    }
    flow.afterBatch(false);
    return flow;
  }

  /// Says among which runs this one is kept already, so that a fix is marked there.
  public void kept(RunStore.Entry entry) {
    marks.kept(entry);
  }

  /// The screen of this run.
  public RunScreen screen() {
    return screen;
  }

  /// The run.
  public LiveRun run() {
    return run;
  }

  private Optional<RemedyBoard> board() {
    return screen.board();
  }

  /// Ends the run and all of its work; the screen will not be shown again.
  public void end() {
    handle.ifPresent(RunHandle::cancel);
    screen.end();
    if (ownsWorkplace) {
      desk.background().run(() -> {
        workplace.close();
        return workplace;
      }, closed -> { }, this::refused);
    }
  }

  private boolean canRepeat() {
    return run.isOver() && !ownsWorkplace && (handle.isPresent() || !run.target().module().isEmpty());
  }

  /// Asks the same once more. A run that was opened lacks what was taken out of it: of that only the module is asked.
  public void repeat() {
    if (canRepeat()) {
      Report report = run.report().orElseThrow();
      if (handle.isPresent()) {
        desk.repeat().accept(report);
      } else {
        desk.check().accept(new LoadedReport(report, own, List.of()));
      }
    }
  }

  /// What was pasted for a run that the user cancelled: it is not lost by that.
  public Optional<String> cancelledPaste() {
    return run.report().filter(over -> handle.isPresent() && over.end() == Report.End.CANCELLED)
        .flatMap(over -> run.target().pasted());
  }

  /// Closes the workplace together with the run: a practice network lives no longer than its run.
  @SuppressWarnings("ReferenceEquality") // It is this very one, not one like it.
  public void owns(Workplace ending) {
    ownsWorkplace = ending == workplace;
  }

  /// Saves the run as it is: one that is not over is ended first, because something of ours is broken anyway.
  public void rescue() {
    if (run.isOver()) {
      saveData();
    } else {
      rescuing = true;
      cancel();
    }
  }

  private void saveData() {
    save(new ReportWriter.Wish(ReportWriter.Form.JSON, List.of(parts.texts().language()), true));
  }

  private void cancel() {
    handle.ifPresent(RunHandle::cancel);
  }

  private void afterBatch(boolean keep) {
    if (!run.isOver() || screen.board().isPresent()) {
      return;
    }
    Report report = run.report().orElseThrow();
    RemedyBoard board = new RemedyBoard(report.remedies(), workplace.desk(report), desk.background(), own);
    board.revision().addListener((InvalidationListener) change -> marks.follow(board));
    screen.give(board);
    screen.focusPrimary();
    if (rescuing) {
      rescuing = false;
      saveData();
    }
    // A practice network is gone with its run, and its runs would bury the user's own.
    if (keep && report.settings().source().kind() != EnvironmentSource.Kind.PRACTICE) {
      desk.background().run(() -> desk.runs().save(report), marks::kept, this::refused);
    }
  }

  private void act(RunScreen.Act act) {
    switch (act) {
      case TRY -> screen.recommended().ifPresent(remedy -> {
        showRemedy(remedy);
        screen.board().ifPresent(board -> board.tryOut(remedy));
      });
      case APPLY -> screen.recommended().ifPresent(remedy -> {
        showRemedy(remedy);
        screen.board().filter(board -> board.state(remedy) == RemedyState.WORKS)
            .ifPresent(board -> board.apply(remedy));
      });
      case CONFIRM -> screen.recommended().ifPresent(this::showRemedy);
      case FIX_ALL -> {
        goTo(Place.FIX);
        ((FixPage) screen.page(Place.FIX)).showAll();
      }
      case SHOW_WAYS -> goTo(Place.FIX);
      case SAVE_REPORT -> goTo(Place.REPORT);
      case NEW_CHECK -> desk.again().run();
    }
  }

  @Override
  public void goTo(Place place) {
    screen.show(place);
  }

  @Override
  public void showRemedy(Remedy remedy) {
    goTo(Place.FIX);
    ((FixPage) screen.page(Place.FIX)).select(remedy);
  }

  @Override
  public void showLetter() {
    goTo(Place.REPORT);
    ((ReportPage) screen.page(Place.REPORT)).look(ReportWriter.Form.LETTER);
  }

  @Override
  public void save(ReportWriter.Wish wish) {
    handouts.save(wish, screen.board());
  }

  @Override
  public Optional<ReportWriter.Draft> draft(ReportWriter.Wish wish) {
    return handouts.draft(wish, screen.board());
  }

  @Override
  public void saveCapture(TlsHandshake shown) {
    handouts.saveCapture(shown);
  }

  @Override
  public void saveCertificates(List<Der> certificates, String suggestedName) {
    handouts.saveCertificates(certificates, suggestedName);
  }

  @Override
  public void tell(ObservableValue<String> sentence) {
    desk.notices().tell(sentence);
  }

  @Override
  public void copy(String text) {
    handouts.copy(text);
  }

  @Override
  public void copyCommand(String command) {
    handouts.copyCommand(command);
  }

  @Override
  public void openOther(Consumer<Report> use) {
    desk.files().open(parts.texts().now("ui.top.open")).ifPresent(path ->
        desk.background().run(() -> desk.runs().open(path).report(), use, this::refused));
  }

  private void refused(Exception failure) {
    if (failure instanceof ServiceException refusal) {
      tell(parts.texts().of(refusal.what()));
    } else {
      desk.notices().tell(Crash.of(failure), this::rescue, true);
    }
  }
}
