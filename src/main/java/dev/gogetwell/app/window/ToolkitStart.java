package dev.gogetwell.app.window;

import dev.gogetwell.ui.run.FxQueue;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/// The start of the JavaFX toolkit, which takes as long as everything that the window is given and is therefore begun
/// first, beside it. One a process; any thread.
public final class ToolkitStart {
  /// JavaFX warns of the class path, which is our choice; a user in a terminal has no use for the line. Held, since a
  /// logger that nobody holds forgets its level.
  private static final Logger TOOLKIT = Logger.getLogger("javafx");

  private final FutureTask<Boolean> start;

  private ToolkitStart(FutureTask<Boolean> start) {
    this.start = start;
  }

  /// Begins to start the toolkit; empty in the edition that comes without it.
  public static Optional<ToolkitStart> begin() {
    if (!isThere()) {
      return Optional.empty();
    }
    FutureTask<Boolean> start = new FutureTask<>(() -> {
      TOOLKIT.setLevel(Level.SEVERE);
      Platform.startup(() -> { });
    }, true);
    Thread.ofPlatform().daemon().name("toolkit").start(start);
    return Optional.of(new ToolkitStart(start));
  }

  private static boolean isThere() {
    try {
      Class.forName("javafx.application.Platform", false, ToolkitStart.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException _) {
      return false;
    }
  }

  /// Waits until the toolkit runs, then runs `first` on its thread.
  ///
  /// @throws UnsupportedOperationException if there is no display
  /// @throws UnsatisfiedLinkError if the libraries of the window system are missing
  void then(Runnable first) throws InterruptedException {
    try {
      start.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException refused) {
        throw refused;
      }
      if (cause instanceof Error missing) {
        throw missing;
      }
      throw new IllegalStateException(e);
    }
    new FxQueue().later(first);
  }
}
