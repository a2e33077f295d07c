package dev.gogetwell.ui.theme;

import dev.gogetwell.model.Message;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import dev.gogetwell.text.Visible;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The texts of the language that is chosen now. Everything on the screen is bound to it, so that the language can be
/// changed in the middle of a run. JavaFX thread only.
public final class LiveTexts {
  /// No sentence of ours is so long: it is a value from outside that stands in it.
  private static final int LONGEST = 5_000;

  private final Map<Language, Texts> loaded = new EnumMap<>(Language.class);
  private final ReadOnlyObjectWrapper<Texts> current = new ReadOnlyObjectWrapper<>();

  /// Starts with `language`.
  ///
  /// @param load gives the texts of a language; asked once for each
  public LiveTexts(Function<Language, Texts> load, Language language) {
    for (Language each : Language.values()) {
      loaded.put(each, load.apply(each));
    }
    current.set(loaded.get(language));
  }

  /// The texts now.
  public ReadOnlyObjectProperty<Texts> current() {
    return current.getReadOnlyProperty();
  }

  /// The language now.
  public Language language() {
    return current.get().language();
  }

  /// Changes the language of everything that is bound.
  public void choose(Language language) {
    current.set(loaded.get(language));
  }

  /// The text of a key, in whatever language is chosen.
  public StringBinding of(String key, Object... args) {
    return compute(texts -> texts.get(key, args));
  }

  /// The text of a message.
  public StringBinding of(Message message) {
    return compute(texts -> texts.get(message));
  }

  /// A text made of several. Everything that the window says comes by here and is made [Visible] once more: what is
  /// put between two texts is often a name from outside.
  public StringBinding compute(Function<Texts, String> make) {
    return Bindings.createStringBinding(() -> Visible.screen(make.apply(current.get()), LONGEST), current);
  }

  /// The text now, for places that cannot be bound.
  public String now(String key, Object... args) {
    return current.get().get(key, args);
  }
}
