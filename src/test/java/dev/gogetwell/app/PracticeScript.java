package dev.gogetwell.app;

import java.util.List;
import java.util.Locale;

/// Opens the real window, goes from the start page through Practice to a verified fix and prints how many clicks and
/// seconds that took, one line a network. A program for a quiet machine with go, not a timed test. Arguments: the names
/// of the networks. It runs in English.
///
/// ```
/// LANG=en_US.UTF-8 ./mvnw -q test-compile exec:exec -Dexec.classpathScope=test \
///   -Dmain.class=dev.gogetwell.app.PracticeScript \
///   "-Djvm.more=-Dglass.platform=Headless -Dprism.order=sw" \
///   -Dgogetwell.args="goproxy-off network-refused"
/// ```
public final class PracticeScript {
  private final LiveWindow window;

  private PracticeScript(LiveWindow window) {
    this.window = window;
  }

  /// Runs it.
  public static void main(String[] networks) throws Exception {
    Locale.setDefault(Locale.US);
    PracticeScript script = new PracticeScript(LiveWindow.start());
    int failed = 0;
    for (String network : networks) {
      try {
        script.fix(network);
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
    LiveWindow.await("start page", () -> LiveWindow.node("practice") != null);
    window.takeClicks();
    long start = System.nanoTime();
    window.press("practice");
    window.press("scenario-" + network);
    window.press("start-practice");
    LiveWindow.await("remedy", () -> List.of("Try the fix", "Read and confirm…").contains(LiveWindow.text("primary")));
    long verdict = System.nanoTime();
    window.press("primary");
    LiveWindow.await("outcome of the attempt", () -> LiveWindow.text("primary").equals("Apply the fix"));
    window.press("primary");
    LiveWindow.await("verified fix", () -> LiveWindow.text("verdict").startsWith("Fixed."));
    System.out.printf("%s: %d clicks, verdict after %.1f s, verified after %.1f s%n", network, window.takeClicks(),
        (verdict - start) / 1e9, (System.nanoTime() - start) / 1e9);
    window.leavePractice();
  }
}
