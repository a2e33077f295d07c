package dev.gogetwell.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.gogetwell.ui.port.Preferences.Look;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Scene;

/// Dresses the scene: AtlantaFX as the user agent sheet, our colour table, our rules. A look is another table, never
/// other rules, so it can change at run time. JavaFX thread only.
public final class ThemeSwitch {
  private static final List<String> RULES =
      List.of("base.css", "controlsfx.css", "shell.css", "cards.css", "pages.css", "ladder.css");

  private final Scene scene;
  private final Fonts fonts;
  private final LiveTexts texts;
  private final InvalidationListener redress;
  private Look look = Look.SYSTEM;

  /// Dresses `scene` and keeps it dressed when the language or the system's colour scheme changes.
  public ThemeSwitch(Scene scene, Fonts fonts, LiveTexts texts) {
    this.scene = scene;
    this.fonts = fonts;
    this.texts = texts;
    this.redress = change -> dress();
    Platform.getPreferences().colorSchemeProperty().addListener(new WeakInvalidationListener(redress));
    texts.current().addListener(new WeakInvalidationListener(redress));
  }

  /// Changes the look.
  public void choose(Look wanted) {
    look = wanted;
    dress();
  }

  /// Whether the screen is dark now.
  public boolean isDark() {
    return switch (look) {
      case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
      case LIGHT -> false;
      case DARK, HIGH_CONTRAST -> true;
    };
  }

  private void dress() {
    String table = look == Look.HIGH_CONTRAST ? "tokens-contrast.css" : isDark() ? "tokens-dark.css" : "tokens-light.css";
    Application.setUserAgentStylesheet(
        isDark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    scene.getStylesheets().setAll(
        Stream.concat(Stream.concat(Stream.of(table), RULES.stream()).map(ThemeSwitch::address),
            Stream.of(fonts.styleSheet(texts.language()))).toList());
  }

  private static String address(String file) {
    return ThemeSwitch.class.getResource("/gogetwell/style/" + file).toExternalForm();
  }
}
