package dev.gogetwell.ui;

import dev.gogetwell.ui.port.Preferences.Choices;
import dev.gogetwell.ui.port.Preferences.Look;
import dev.gogetwell.ui.shell.Zoom;
import dev.gogetwell.ui.theme.LiveTexts;
import dev.gogetwell.ui.theme.Motion;
import dev.gogetwell.ui.theme.ThemeSwitch;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What the user has chosen of language, look, size and motion, and that everything follows it at once. JavaFX thread
/// only.
final class Appearance {
  private final ObjectProperty<Choices> choices;
  private final ObjectProperty<Look> look = new SimpleObjectProperty<>();
  private final LiveTexts texts;
  private final Motion motion;
  private final Zoom zoom;
  private final Consumer<Choices> kept;
  private Optional<ThemeSwitch> theme = Optional.empty();

  /// @param kept is told of every choice, to remember it
  Appearance(Choices chosen, LiveTexts texts, Motion motion, Zoom zoom, Consumer<Choices> kept) {
    this.choices = new SimpleObjectProperty<>(chosen);
    this.texts = texts;
    this.motion = motion;
    this.zoom = zoom;
    this.kept = kept;
    choices.addListener((property, before, now) -> adopt(now));
  }

  /// Gives the window its look.
  void dress(ThemeSwitch dress) {
    theme = Optional.of(dress);
    adopt(choices.get());
  }

  ObjectProperty<Choices> choices() {
    return choices;
  }

  ObjectProperty<Look> look() {
    return look;
  }

  private void adopt(Choices now) {
    texts.choose(now.language());
    look.set(now.look());
    theme.ifPresent(dress -> dress.choose(now.look()));
    motion.reducedProperty().set(now.reduceMotion());
    zoom.factorProperty().set(now.scale());
    kept.accept(now);
  }
}
