package dev.gogetwell.ui.shell;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

/// Whether the window may close: while a run or a fix is going on it asks, once for each. Who then closes once more means
/// it. What was going on may end by itself: then the question goes with it. JavaFX thread only.
public final class ClosingQuestion {
  private static final String QUESTION = "ui.close.running";

  private final Notices notices;
  private final Supplier<Optional<Object>> busy;
  private final Runnable close;
  private final Timeline watch = new Timeline(new KeyFrame(Duration.millis(500), tick -> look()));
  private Optional<Object> askedFor = Optional.empty();

  /// @param busy the screen on which something is going on, if there is one
  /// @param close ends the program
  public ClosingQuestion(Notices notices, Supplier<Optional<Object>> busy, Runnable close) {
    this.notices = notices;
    this.busy = busy;
    this.close = close;
    watch.setCycleCount(Animation.INDEFINITE);
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
    notices.ask(QUESTION, "ui.close.now", close);
    watch.play();
    return false;
  }

  private void look() {
    if (!busy.get().equals(askedFor)) {
      watch.stop();
      askedFor = Optional.empty();
      notices.withdraw(QUESTION);
    }
  }
}
