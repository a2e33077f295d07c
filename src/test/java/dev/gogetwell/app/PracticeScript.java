package dev.gogetwell.app;

import dev.gogetwell.ui.part.Pressable;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.stage.Window;

/// Opens the real window, goes from the start page through Practice to a verified fix and prints how many clicks and
/// seconds that took, one line a network. A program for a quiet machine with go, not a timed test. Arguments: the names
/// of the networks. It runs in English.
///
/// ```
/// LANG=en_US.UTF-8 ./mvnw -q test-compile exec:exec -Dexec.classpathScope=test \
///   -Dmain.class=dev.gogetwell.app.PracticeScript \
///   "-Djvm.native=--enable-native-access=ALL-UNNAMED -Dglass.platform=Headless -Dprism.order=sw" \
///   -Dgogetwell.args="goproxy-off network-refused"
/// ```
public final class PracticeScript {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private int clicks;

  private PracticeScript() {}

  /// Runs it.
  public static void main(String[] networks) throws Exception {
    Locale.setDefault(Locale.US);
    Thread.ofPlatform().daemon().start(() -> Main.main(new String[0]));
    int failed = 0;
    for (String network : networks) {
      try {
        new PracticeScript().fix(network);
      } catch (IllegalStateException stopped) {
        // The program takes uncaught exceptions for crashes of its own and says nothing here.
        System.out.println(network + ": " + stopped.getMessage());
        failed = 1;
        break;
      }
    }
    Runtime.getRuntime().halt(failed);
  }

  private void fix(String network) throws Exception {
    await(() -> node("practice") != null);
    clicks = 0;
    long start = System.nanoTime();
    press("practice");
    press("scenario-" + network);
    press("start-practice");
    await(() -> List.of("Try the fix", "Read and confirm…").contains(text("primary")));
    long verdict = System.nanoTime();
    press("primary");
    await(() -> text("primary").equals("Apply the fix"));
    press("primary");
    await(() -> text("verdict").startsWith("Fixed."));
    System.out.printf("%s: %d clicks, verdict after %.1f s, verified after %.1f s%n", network, clicks,
        (verdict - start) / 1e9, (System.nanoTime() - start) / 1e9);
    press("leave-practice");
    await(() -> node("back") != null || node("practice") != null);
    if (node("practice") == null) {
      press("back");
    }
  }

  private void press(String id) throws Exception {
    await(() -> node(id) != null && !node(id).isDisabled());
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

  private static Node node(String id) {
    List<Window> windows = Window.getWindows();
    return windows.isEmpty() ? null : windows.getFirst().getScene().getRoot().lookup("#" + id);
  }

  private static String text(String id) {
    return node(id) instanceof Labeled labeled ? labeled.getText() : "";
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!onFx(condition)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("still at: " + onFx(() -> text("verdict") + " / " + text("primary")));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static <T> T onFx(Callable<T> work) throws Exception {
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
