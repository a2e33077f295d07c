package dev.gogetwell.ui.shell;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys that work on every screen, as in other programs. A screen that has a use of its own for a key comes first.
/// JavaFX thread only.
public final class WindowKeys {
  private static final List<KeyCombination> CLOSE = List.of(
      new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN),
      new KeyCodeCombination(KeyCode.Q, KeyCombination.SHORTCUT_DOWN));
  private static final List<KeyCombination> AGAIN = List.of(
      new KeyCodeCombination(KeyCode.R, KeyCombination.SHORTCUT_DOWN), new KeyCodeCombination(KeyCode.F5));
  private static final List<KeyCombination> BACK = List.of(
      new KeyCodeCombination(KeyCode.ESCAPE), new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN));

  private final Runnable close;
  private final Runnable again;

  /// @param close ends the program
  /// @param again asks once more what was asked last
  public WindowKeys(Runnable close, Runnable again) {
    this.close = close;
    this.again = again;
  }

  /// Listens on everything that is shown in a window.
  public void listen(Scene scene) {
    scene.addEventHandler(KeyEvent.KEY_PRESSED, press -> {
      if (matches(CLOSE, press)) {
        close.run();
      } else if (matches(AGAIN, press)) {
        again.run();
      } else if (matches(BACK, press) && scene.lookup("#back") instanceof Button back) {
        back.fire();
      } else {
        return;
      }
      press.consume();
    });
  }

  private static boolean matches(List<KeyCombination> keys, KeyEvent press) {
    return keys.stream().anyMatch(key -> key.match(press));
  }
}
