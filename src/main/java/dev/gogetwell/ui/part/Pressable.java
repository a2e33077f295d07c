package dev.gogetwell.ui.part;

import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

/// A button with a face of several lines. A button's graphic does not wrap to the width that the button gets; this
/// does. Reached by Tab, pressed by click, Enter or Space. JavaFX thread only.
public final class Pressable extends StackPane {
  private final Runnable action;

  /// @param face what is shown
  /// @param action what a press does
  public Pressable(Node face, Runnable action, String... styles) {
    super(face);
    this.action = action;
    setAlignment(Pos.CENTER_LEFT);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setMaxWidth(Double.MAX_VALUE);
    getStyleClass().add("pressable");
    getStyleClass().addAll(styles);
    setOnMouseClicked(click -> {
      requestFocus();
      fire();
    });
    setOnKeyPressed(press -> {
      if (press.getCode() == KeyCode.ENTER || press.getCode() == KeyCode.SPACE) {
        fire();
        press.consume();
      }
    });
  }

  /// Presses it.
  public void fire() {
    if (!isDisabled()) {
      action.run();
    }
  }

  /// Shows another face.
  public void setFace(Node face) {
    getChildren().setAll(face);
  }

  /// Hangs a hint on it.
  public void setHint(Tooltip hint) {
    Tooltip.install(this, hint);
  }

  @Override
  public void executeAccessibleAction(AccessibleAction asked, Object... parameters) {
    if (asked == AccessibleAction.FIRE) {
      fire();
    } else {
      super.executeAccessibleAction(asked, parameters);
    }
  }
}
