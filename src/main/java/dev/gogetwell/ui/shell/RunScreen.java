package dev.gogetwell.ui.shell;

import dev.gogetwell.model.Remedy;
import dev.gogetwell.ui.fix.RemedyBoard;
import dev.gogetwell.ui.page.Page;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.part.ByFrame;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.run.LiveRun;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/// A run on the screen: rail, verdict bar, page, status line, and the keys that work everywhere. JavaFX thread only.
public final class RunScreen extends BorderPane {
  private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

  private final Rail rail;
  private final VerdictBar bar;
  private final StatusLine status;
  private final ScrollPane scroll = new ScrollPane();
  private final BorderPane main = new BorderPane();
  private final Map<Place, Page> pages = new EnumMap<>(Place.class);
  private final Function<Place, Page> makePage;
  private final LiveRun run;
  private final Handlers handlers;
  private final InvalidationListener onChange = change -> refresh();
  private Optional<RemedyBoard> board = Optional.empty();
  private final ByFrame opening;
  private Place place = Place.OVERVIEW;

  /// What the frame cannot do itself.
  ///
  /// @param home back to the start
  /// @param cancel ends the run
  /// @param act carries out what the primary button says, apart from cancel
  /// @param canRepeat whether the same can be asked once more now
  /// @param again asks it
  /// @param summary puts the run in a few lines on the clipboard
  public record Handlers(Runnable home, Runnable cancel, Consumer<Act> act, BooleanSupplier canRepeat, Runnable again,
      Runnable summary) {}

  /// What the primary button asks for, with the remedy it is about.
  public enum Act {
    TRY,
    APPLY,
    /// Shows the confirmation that this remedy needs.
    CONFIRM,
    FIX_ALL,
    SHOW_WAYS,
    SAVE_REPORT,
    NEW_CHECK
  }

  /// @param makePage makes the page of a place, once a run
  public RunScreen(Widgets parts, LiveRun run, Function<Place, Page> makePage, Handlers handlers) {
    this.run = run;
    this.makePage = makePage;
    this.handlers = handlers;
    this.rail = new Rail(parts, new RailTop.Actions(handlers.home(), handlers.again(), handlers.summary()),
        this::show);
    this.bar = new VerdictBar(parts, this::act);
    this.status = new StatusLine(parts);
    getStyleClass().add("run-screen");
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("bare");
    scroll.setFocusTraversable(false);
    main.setTop(bar);
    main.setCenter(scroll);
    main.setBottom(status);
    setCenter(main);
    setLeft(rail);
    widthProperty().addListener((property, before, now) -> fit(now.doubleValue()));
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    run.revision().addListener(onChange);
    bar.begin(run);
    // The rail and the verdict take the first frame, the page the next one: together they hold the window up for long.
    opening = ByFrame.draw(List.of(() -> {
      rail.show(place);
      refresh();
    }, () -> show(place)));
  }

  private void fit(double width) {
    rail.narrowProperty().set(width < Zoom.NARROW);
    bar.lay(VerdictBar.Room.in(width));
  }

  /// The run that is shown.
  public LiveRun run() {
    return run;
  }

  /// The place that is shown.
  public Place place() {
    return place;
  }

  /// The page of a place.
  public Page page(Place wanted) {
    return pages.computeIfAbsent(wanted, makePage);
  }

  /// Gives the screen the remedies, once the run is over.
  public void give(RemedyBoard remedies) {
    board = Optional.of(remedies);
    remedies.revision().addListener(onChange);
    refresh();
  }

  /// The remedies, once the run is over.
  public Optional<RemedyBoard> board() {
    return board;
  }

  /// Whether a run or a fix is going on.
  public boolean isBusy() {
    return !run.isOver() || board().filter(RemedyBoard::isBusy).isPresent()
        || pages.values().stream().anyMatch(Page::isBusy);
  }

  /// The remedy that the primary button is about.
  public Optional<Remedy> recommended() {
    return board.flatMap(RemedyBoard::recommended);
  }

  /// Shows a place.
  public void show(Place wanted) {
    place = wanted;
    Page page = page(wanted);
    rail.show(wanted);
    scroll.setFitToHeight(page.fillsHeight());
    scroll.setContent(page.node());
    scroll.setVvalue(0);
    refresh();
  }

  /// Shows a line above everything: what is being practised.
  public void setBanner(Node banner) {
    setTop(banner);
  }

  /// Puts the focus on the primary button.
  public void focusPrimary() {
    bar.primary().requestFocus();
  }

  /// Stops listening and ticking; the screen will not be shown again.
  public void end() {
    opening.stop();
    bar.end();
    pages.values().forEach(Page::end);
    run.revision().removeListener(onChange);
    board.ifPresent(remedies -> {
      remedies.revision().removeListener(onChange);
      remedies.cancel();
    });
  }

  private void refresh() {
    rail.refresh(run, handlers.canRepeat().getAsBoolean());
    bar.refresh(run, board, place == Place.FIX);
    status.refresh(run);
    page(place).refresh(run);
  }

  private void act(Headline.Action action) {
    switch (action) {
      case CANCEL -> handlers.cancel().run();
      case TRY -> handlers.act().accept(Act.TRY);
      case APPLY -> handlers.act().accept(Act.APPLY);
      case CONFIRM -> handlers.act().accept(Act.CONFIRM);
      case FIX_ALL -> handlers.act().accept(Act.FIX_ALL);
      case SHOW_WAYS -> handlers.act().accept(Act.SHOW_WAYS);
      case SAVE_REPORT -> handlers.act().accept(Act.SAVE_REPORT);
      case NEW_CHECK -> handlers.act().accept(Act.NEW_CHECK);
      case WAIT -> { }
    }
  }

  private void onKey(KeyEvent press) {
    boolean typing = press.getTarget() instanceof TextInputControl;
    if (press.getCode() == KeyCode.F6) {
      jump(press.isShiftDown());
      press.consume();
    } else if (press.getCode() == KeyCode.ESCAPE && !run.isOver()) {
      handlers.cancel().run();
      press.consume();
    } else if (press.getCode() == KeyCode.ESCAPE && board.map(RemedyBoard::isBusy).orElse(false)) {
      board.ifPresent(RemedyBoard::cancel);
      press.consume();
    } else if (UNDO.match(press) && !typing) {
      board.ifPresent(RemedyBoard::undoLast);
      press.consume();
    } else if (!typing && !press.isShortcutDown() && !press.isAltDown()) {
      letter(press);
    }
  }

  private void letter(KeyEvent press) {
    if (press.getCode() == KeyCode.D) {
      page(place).toggleDetails();
      press.consume();
    } else if (press.getCode() == KeyCode.C) {
      page(place).toggleCompare();
      press.consume();
    }
  }

  /// Jumps from the verdict to the page to the rail and round again.
  private void jump(boolean back) {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    int now = within(owner, bar) ? 0 : within(owner, rail) ? 2 : 1;
    switch (Math.floorMod(now + (back ? -1 : 1), 3)) {
      case 0 -> focusPrimary();
      case 1 -> focusPage();
      default -> rail.focus();
    }
  }

  private void focusPage() {
    Node first = firstFocusable(page(place).node());
    if (first == null) {
      rail.focus();
    } else {
      first.requestFocus();
    }
  }

  private static @Nullable Node firstFocusable(Node node) {
    if (node.isFocusTraversable() && node.isVisible() && !node.isDisabled()) {
      return node;
    }
    if (node.isVisible() && node instanceof javafx.scene.Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        Node found = firstFocusable(child);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static boolean within(@Nullable Node node, Node ancestor) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each.equals(ancestor)) {
        return true;
      }
    }
    return false;
  }
}
