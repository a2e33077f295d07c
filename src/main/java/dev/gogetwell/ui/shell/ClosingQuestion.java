package dev.gogetwell.ui.shell;

import dev.gogetwell.ui.fix.RemedyBoard;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.WindowEvent;

/// Whether the window may close: while a run or a fix is going on it asks, once for each run. Who then closes once more
/// means it. JavaFX thread only.
public final class ClosingQuestion {
  private final Notices notices;
  private final Supplier<Optional<RunScreen>> shown;
  private final Runnable close;
  private Optional<RunScreen> askedFor = Optional.empty();

  /// @param shown the run on the screen
  /// @param close ends the program
  public ClosingQuestion(Notices notices, Supplier<Optional<RunScreen>> shown, Runnable close) {
    this.notices = notices;
    this.shown = shown;
    this.close = close;
  }

  /// The user closes the window by its frame.
  public void onRequest(WindowEvent request) {
    if (!mayClose()) {
      request.consume();
    }
  }

  /// The user closes the window by a key.
  public void onKey() {
    if (mayClose()) {
      close.run();
    }
  }

  private boolean mayClose() {
    Optional<RunScreen> busy = shown.get().filter(ClosingQuestion::isBusy);
    if (busy.isEmpty() || busy.equals(askedFor)) {
      return true;
    }
    askedFor = busy;
    notices.ask("ui.close.running", "ui.close.now", close);
    return false;
  }

  private static boolean isBusy(RunScreen screen) {
    return !screen.run().isOver() || screen.board().filter(RemedyBoard::isBusy).isPresent();
  }
}
