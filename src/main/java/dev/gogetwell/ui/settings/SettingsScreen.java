package dev.gogetwell.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.port.About;
import dev.gogetwell.ui.port.Preferences.Choices;
import dev.gogetwell.ui.port.Preferences.Look;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;

/// Settings: language, look, size, time limit, motion, and every third-party host, each of which can be refused. A
/// change counts at once. JavaFX thread only.
public final class SettingsScreen {
  /// How much room beside its control a line below the name has at least; it wraps.
  private static final double SUB = 200;

  private final Widgets parts;
  private final ObjectProperty<Choices> choices;
  private final BorderPane node = new BorderPane();

  /// @param about what the program says of itself
  /// @param copy puts a text on the clipboard and says so
  public SettingsScreen(Widgets parts, ObjectProperty<Choices> choices, ReferenceHosts hosts, About about,
      Consumer<String> copy, Runnable home) {
    this.parts = parts;
    this.choices = choices;
    Button back = parts.button("ui.practice.back", Feather.ARROW_LEFT, home, "flat");
    back.setId("back");
    HBox bar = parts.row(16, back);
    bar.getStyleClass().add("top-bar");
    node.setTop(bar);
    VBox page = parts.column(16, parts.label("ui.settings.title", "page-title"), general(), running(),
        new KeysCard(parts), contacted(hosts), new AboutCard(parts, about, copy));
    page.getStyleClass().add("start-page");
    page.setMaxWidth(860);
    node.setCenter(parts.scrolling(page));
    node.getStyleClass().add("settings-screen");
  }

  /// What is shown.
  public Node node() {
    return node;
  }

  private Choices now() {
    return choices.get();
  }

  private Node general() {
    return parts.card(14,
        line("ui.settings.language", null, segments("language", List.of(Language.values()), now().language(),
            language -> parts.texts().of("ui.language." + language.tag()),
            language -> choices.set(now().withLanguage(language)))),
        line("ui.settings.look", null, segments("look", List.of(Look.values()), now().look(),
            look -> parts.texts().of("ui.look." + look.name().toLowerCase(Locale.ROOT).replace('_', '-')),
            look -> choices.set(now().withLook(look)))),
        line("ui.settings.scale", null, segments("scale", List.of(1.0, 1.25, 1.5, 2.0), now().scale(),
            scale -> parts.texts().compute(texts -> Math.round(scale * 100) + " %"),
            scale -> choices.set(now().withScale(scale)))),
        line("ui.settings.motion", "ui.settings.motion.sub", toggle("ui.settings.motion", now().reduceMotion(),
            on -> choices.set(now().withReduceMotion(on)))));
  }

  private Node running() {
    return parts.card(14,
        line("ui.settings.time", "ui.settings.time.sub", segments("time",
            List.of(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(60)), now().timeLimit(),
            limit -> parts.texts().of("ui.seconds", Long.toString(limit.toSeconds())),
            limit -> choices.set(now().withTimeLimit(limit)))),
        line("ui.settings.deep", "ui.settings.deep.sub", toggle("ui.settings.deep", now().deep(),
            on -> choices.set(now().withDeep(on)))));
  }

  private Node contacted(ReferenceHosts hosts) {
    VBox card = parts.card(10, parts.label("ui.settings.hosts", "head"),
        parts.label("ui.settings.hosts.sub", "small", "muted"));
    Set<String> all = RefusableHosts.of(hosts).stream().map(RefusableHosts.Entry::name).collect(Collectors.toSet());
    List<CheckBox> boxes = new ArrayList<>();
    ToggleSwitch only = toggle("ui.settings.only-go", now().refusedHosts().containsAll(all), on -> {
      if (on != now().refusedHosts().containsAll(all)) {
        choices.set(now().withRefusedHosts(on ? all : Set.of()));
        boxes.forEach(box -> box.setSelected(!on));
      }
    });
    card.getChildren().add(line("ui.settings.only-go", "ui.settings.only-go.sub", only));
    for (RefusableHosts.Purpose purpose : RefusableHosts.Purpose.values()) {
      List<RefusableHosts.Entry> of =
          RefusableHosts.of(hosts).stream().filter(entry -> entry.purpose() == purpose).toList();
      if (of.isEmpty()) {
        continue;
      }
      card.getChildren().add(parts.label("ui.hosts." + purpose.name().toLowerCase(Locale.ROOT), "small", "strong"));
      of.forEach(entry -> boxes.add(host(entry, () -> only.setSelected(now().refusedHosts().containsAll(all)))));
      card.getChildren().addAll(boxes.subList(boxes.size() - of.size(), boxes.size()));
    }
    return card;
  }

  private CheckBox host(RefusableHosts.Entry entry, Runnable changed) {
    CheckBox box = new CheckBox(entry.name());
    box.getStyleClass().addAll("mono", "host");
    box.setSelected(!now().refusedHosts().contains(entry.name()));
    box.setOnAction(press -> {
      Set<String> refused = new HashSet<>(now().refusedHosts());
      if (box.isSelected()) {
        refused.remove(entry.name());
      } else {
        refused.add(entry.name());
      }
      choices.set(now().withRefusedHosts(refused));
      changed.run();
    });
    return box;
  }

  private Node line(String key, @org.jspecify.annotations.Nullable String sub, Node control) {
    VBox words = parts.column(2, parts.label(key, "strong"));
    if (sub != null) {
      Label more = parts.label(sub, "small", "muted");
      more.setPrefWidth(SUB);
      words.getChildren().add(more);
    }
    return new Lines(16, parts.grow(words), control);
  }

  private ToggleSwitch toggle(String key, boolean on, Consumer<Boolean> change) {
    ToggleSwitch toggle = new ToggleSwitch();
    toggle.setSelected(on);
    toggle.selectedProperty().addListener((property, before, now) -> change.accept(now));
    toggle.setId(key.substring(key.lastIndexOf('.') + 1));
    return parts.named(toggle, parts.texts().of(key));
  }

  private <T> Node segments(
      String id, List<T> values, T chosen, Function<T, ObservableValue<String>> name, Consumer<T> change) {
    List<ToggleButton> buttons = new ArrayList<>();
    for (T value : values) {
      ToggleButton button = new ToggleButton();
      button.textProperty().bind(name.apply(value));
      button.setId("choose-" + id + "-" + values.indexOf(value));
      button.setSelected(value.equals(chosen));
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setOnAction(press -> {
        button.setSelected(true);
        change.accept(value);
      });
      buttons.add(button);
    }
    return new SegmentedButton(buttons.toArray(ToggleButton[]::new));
  }
}
