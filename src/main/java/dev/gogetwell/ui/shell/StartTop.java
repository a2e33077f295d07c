package dev.gogetwell.ui.shell;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.port.Preferences.Look;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The bar of the start page: brand, open, changes, language, look, settings. JavaFX thread only.
public final class StartTop extends VBox {
  /// What the bar asks for.
  public record Actions(Runnable open, Runnable changes, Consumer<Language> language, Consumer<Look> look,
      Runnable settings) {}

  /// Below this width the mark stands without the name, so that the bar stays one line.
  private static final double NAMELESS = 720;

  /// Below this one what is known by its icon stands without its word.
  private static final double WORDLESS = 620;

  /// @param look what is chosen now
  public StartTop(Widgets parts, ReadOnlyObjectProperty<Look> look, Actions actions) {
    getStyleClass().add("top-bar");
    Button open = parts.button("ui.top.open", Feather.FOLDER, actions.open(), "flat");
    open.setId("open-run");
    Button changes = parts.button("ui.top.changes", Feather.CLOCK, actions.changes(), "flat");
    changes.setId("changes");
    Button settings = parts.button("ui.top.settings", Feather.SETTINGS, actions.settings(), "flat");
    settings.setId("settings");
    MenuButton languages = languages(parts, actions);
    MenuButton looks = looks(parts, look, actions);
    for (Labeled known : List.of(languages, looks, settings)) {
      known.contentDisplayProperty().bind(Bindings.when(widthProperty().lessThan(WORDLESS))
          .then(ContentDisplay.GRAPHIC_ONLY).otherwise(ContentDisplay.LEFT));
    }
    settings.setTooltip(parts.hint(parts.texts().of("ui.top.settings")));
    languages.setTooltip(parts.hint(parts.texts().of("ui.settings.language")));
    looks.setTooltip(parts.hint(parts.texts().of("ui.settings.look")));
    getChildren().add(new Lines(8, new Brand(parts, () -> { }, widthProperty().lessThan(NAMELESS)), parts.filler(),
        open, changes, languages, looks, settings));
  }

  private static MenuButton languages(Widgets parts, Actions actions) {
    MenuButton menu = new MenuButton();
    menu.setId("language");
    menu.getStyleClass().add("flat");
    menu.setGraphic(parts.icon(Feather.GLOBE, 16, Tone.NEUTRAL));
    menu.textProperty().bind(parts.texts().of("ui.language.name"));
    menu.setMinWidth(USE_PREF_SIZE);
    for (Language language : Language.values()) {
      MenuItem item = new MenuItem(nameOf(language));
      item.setOnAction(press -> actions.language().accept(language));
      menu.getItems().add(item);
    }
    return parts.named(menu, parts.texts().of("ui.settings.language"));
  }

  private static MenuButton looks(Widgets parts, ReadOnlyObjectProperty<Look> look, Actions actions) {
    MenuButton menu = new MenuButton();
    menu.setId("look");
    menu.getStyleClass().add("flat");
    menu.setGraphic(parts.icon(Feather.SUN, 16, Tone.NEUTRAL));
    menu.textProperty().bind(Bindings.createStringBinding(
        () -> parts.texts().now(key(look.get())), look, parts.texts().current()));
    menu.setMinWidth(USE_PREF_SIZE);
    for (Look each : Look.values()) {
      MenuItem item = new MenuItem();
      item.textProperty().bind(parts.texts().of(key(each)));
      item.setOnAction(press -> actions.look().accept(each));
      menu.getItems().add(item);
    }
    return parts.named(menu, parts.texts().of("ui.settings.look"));
  }

  /// The key of the name of a look.
  public static String key(Look look) {
    return "ui.look." + look.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The language in its own words, so that it is found in any language.
  public static String nameOf(Language language) {
    return switch (language) {
      case ENGLISH -> "English";
      case CHINESE -> "简体中文";
    };
  }
}
