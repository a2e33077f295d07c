package dev.gogetwell.ui.shell;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.WindowEvent;

/// Whether the window may close: while a run or a fix is going on it asks, once for each. Who then closes once more means
/// it. JavaFX thread only.
public final class ClosingQuestion {
  private final Notices notices;
  private final Supplier<Optional<Object>> busy;
  private final Runnable close;
  private Optional<Object> askedFor = Optional.empty();

  /// @param busy the screen on which something is going on, if there is one
  /// @param close ends the program
  public ClosingQuestion(Notices notices, Supplier<Optional<Object>> busy, Runnable close) {
    this.notices = notices;
    this.busy = busy;
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
    Optional<Object> going = busy.get();
    if (going.isEmpty() || going.equals(askedFor)) {
      return true;
    }
    askedFor = going;
    notices.ask("ui.close.running", "ui.close.now", close);
    return false;
  }
}
