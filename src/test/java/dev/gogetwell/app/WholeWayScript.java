package dev.gogetwell.app;

import dev.gogetwell.engine.ReferenceHostsReader;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.StateFolder;
import dev.gogetwell.ui.settings.RefusableHosts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;

/// A user at the real window with its real services: `fix TEXT` pastes a text, waits for the verdict, tries the fix,
/// writes it and closes the window; `undo` opens the program anew and takes back what the page of changes shows.
/// A program for the environment that it is started in; [WholeWayTest] starts it in a practice network.
public final class WholeWayScript {
  private WholeWayScript() {}

  /// Runs it.
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.US);
    // Nobody outside of the practice network is asked.
    Path state = Files.createDirectories(StateFolder.of(Environment.ofThisProcess(), _ -> { }).path());
    Files.writeString(state.resolve("settings.properties"), "language=en\nrefusedHosts="
        + RefusableHosts.of(new ReferenceHostsReader().shipped()).stream().map(RefusableHosts.Entry::name)
            .collect(Collectors.joining(",")) + "\n");
    LiveWindow window = LiveWindow.start("--here");
    int code = 1;
    try {
      if (arguments[0].equals("fix")) {
        fix(window, arguments[1]);
      } else {
        undo(window);
      }
      LiveWindow.onFx(() -> {
        LiveWindow.window().hide();
        return true;
      });
      code = 0;
    } catch (IllegalStateException stopped) {
      System.out.println(stopped.getMessage());
    }
    Runtime.getRuntime().halt(code);
  }

  private static void fix(LiveWindow window, String text) throws Exception {
    LiveWindow.await("start page", () -> LiveWindow.node("paste") != null);
    LiveWindow.onFx(() -> {
      ((TextInputControl) LiveWindow.node("paste")).setText(text);
      return true;
    });
    window.press("find");
    LiveWindow.await("remedy", () -> LiveWindow.text("primary").equals("Try the fix"));
    System.out.println("verdict: " + LiveWindow.onFx(() -> LiveWindow.text("verdict")));
    window.press("primary");
    LiveWindow.await("outcome of the attempt", () -> LiveWindow.text("primary").equals("Apply the fix"));
    window.press("primary");
    LiveWindow.await("verified fix", () -> LiveWindow.text("verdict").startsWith("Fixed."));
    System.out.println("fixed");
  }

  private static void undo(LiveWindow window) throws Exception {
    window.press("changes");
    LiveWindow.await("change that is in force", () -> undoable().size() == 1);
    LiveWindow.onFx(() -> {
      undoable().getFirst().fire();
      return true;
    });
    window.press("undo-now");
    LiveWindow.await("end of it", () -> LiveWindow.node("undo-now") == null && undoable().isEmpty()
        && LiveWindow.node("changes-list") != null);
    System.out.println("undone");
  }

  private static List<Button> undoable() {
    return LiveWindow.window().getScene().getRoot().lookupAll(".undo-change").stream()
        .filter(Button.class::isInstance).map(Button.class::cast).toList();
  }
}
