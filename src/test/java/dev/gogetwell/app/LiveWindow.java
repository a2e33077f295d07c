package dev.gogetwell.app;

import dev.gogetwell.ui.part.Pressable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.stage.Window;

/// The real window with its real services, started in this process, pressed and read from outside: the hand of the
/// scripts. Any thread but that of JavaFX.
final class LiveWindow {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(40);

  private int clicks;

  private LiveWindow() {}

  /// Starts the program as a user would who names no command.
  static LiveWindow start(String... arguments) {
    Thread.ofPlatform().daemon().start(() -> Main.main(arguments));
    return new LiveWindow();
  }

  /// How often something was pressed since the last call.
  int takeClicks() {
    int taken = clicks;
    clicks = 0;
    return taken;
  }

  void press(String id) throws Exception {
    await("#" + id, () -> node(id) != null && !node(id).isDisabled());
    clicks++;
    onFx(() -> {
      switch (node(id)) {
        case ButtonBase button -> button.fire();
        case Pressable pressable -> pressable.fire();
        case Node other -> throw new IllegalStateException(other + " cannot be pressed");
      }
      return true;
    });
  }

  /// From a run in a practice network back to the start page.
  void leavePractice() throws Exception {
    press("leave-practice");
    await("way back", () -> node("back") != null || node("practice") != null);
    if (onFx(() -> node("practice")) == null) {
      press("back");
    }
  }

  /// To be called by [#await] and [#onFx] only.
  static Node node(String id) {
    Window window = window();
    return window == null ? null : window.getScene().getRoot().lookup("#" + id);
  }

  /// To be called by [#await] and [#onFx] only; null until there is one.
  static Window window() {
    List<Window> windows = Window.getWindows();
    return windows.isEmpty() ? null : windows.getFirst();
  }

  /// To be called by [#await] and [#onFx] only.
  static String text(String id) {
    return node(id) instanceof Labeled labeled ? labeled.getText() : "";
  }

  static void await(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!onFx(condition)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("no " + what + ", still at: " + onFx(() -> text("verdict") + " / " + text("primary")));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  static <T> T onFx(Callable<T> work) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    Runnable task = () -> {
      try {
        result.complete(work.call());
      } catch (Exception e) {
        result.completeExceptionally(e);
      }
    };
    while (true) {
      try {
        Platform.runLater(task);
        return result.get();
      } catch (IllegalStateException notStarted) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }
}
