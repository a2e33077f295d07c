package dev.gogetwell.ui.theme;

import dev.gogetwell.model.RemedyState;
import dev.gogetwell.model.StepState;
import org.kordamp.ikonli.feather.Feather;

/// The colour roles, each with its style class. A colour never stands alone: an icon and a word go with it.
public enum Tone {
  NEUTRAL("neutral"),
  SUBTLE("subtle"),
  ACCENT("accent"),
  SUCCESS("success"),
  WARNING("warning"),
  DANGER("danger");

  private final String styleClass;

  Tone(String styleClass) {
    this.styleClass = styleClass;
  }

  /// The style class.
  public String styleClass() {
    return styleClass;
  }

  /// The role of a step's state.
  public static Tone of(StepState state) {
    return switch (state) {
      case WAITING, NOT_NEEDED, CONSEQUENCE -> SUBTLE;
      case RUNNING -> ACCENT;
      case FINE -> SUCCESS;
      case CAUSE -> DANGER;
      case NOTE, UNTESTABLE -> WARNING;
    };
  }

  /// The icon of a step's state.
  public static Feather icon(StepState state) {
    return switch (state) {
      case WAITING -> Feather.CIRCLE;
      case NOT_NEEDED -> Feather.MINUS_CIRCLE;
      case RUNNING -> Feather.LOADER;
      case FINE -> Feather.CHECK_CIRCLE;
      case CAUSE -> Feather.X_OCTAGON;
      case CONSEQUENCE -> Feather.CORNER_DOWN_RIGHT;
      case NOTE -> Feather.ALERT_TRIANGLE;
      case UNTESTABLE -> Feather.HELP_CIRCLE;
    };
  }

  /// The role of a remedy's state.
  public static Tone of(RemedyState state) {
    return switch (state) {
      case POSSIBLE, UNDONE -> NEUTRAL;
      case TRYING, APPLYING, APPLIED -> ACCENT;
      case WORKS, VERIFIED -> SUCCESS;
      case FAILED -> DANGER;
    };
  }

  /// The icon of a remedy's state.
  public static Feather icon(RemedyState state) {
    return switch (state) {
      case POSSIBLE -> Feather.CIRCLE;
      case TRYING, APPLYING -> Feather.LOADER;
      case WORKS -> Feather.CHECK;
      case FAILED -> Feather.X;
      case APPLIED, VERIFIED -> Feather.CHECK_CIRCLE;
      case UNDONE -> Feather.ROTATE_CCW;
    };
  }
}
