package dev.gogetwell.ui.step;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;

/// In which language a report is written, and whether names stay in it. Until the user chooses one, the language is
/// that of the window. JavaFX thread only.
final class ReportChoices {
  private final Widgets parts;
  private final ToggleGroup languages = new ToggleGroup();
  private final CheckBox redact = new CheckBox();
  private final VBox node;
  /// Kept here, since the window's texts outlive every page.
  private final InvalidationListener follow;
  private boolean chosen;

  /// @param changed is told of every other choice
  ReportChoices(Widgets parts, Runnable changed) {
    this.parts = parts;
    ToggleButton english = choice("English", List.of(Language.ENGLISH));
    ToggleButton chinese = choice("简体中文", List.of(Language.CHINESE));
    ToggleButton both = choice("", List.of(Language.CHINESE, Language.ENGLISH));
    both.textProperty().bind(parts.texts().of("ui.report.both"));
    both.setId("both-languages");
    SegmentedButton bar = new SegmentedButton(english, chinese, both);
    bar.setToggleGroup(languages);
    follow = change -> {
      if (!chosen) {
        (parts.texts().current().get().language() == Language.ENGLISH ? english : chinese).setSelected(true);
      }
    };
    follow.invalidated(parts.texts().current());
    parts.texts().current().addListener(new WeakInvalidationListener(follow));
    languages.selectedToggleProperty().addListener((property, before, now) -> {
      if (now == null) {
        before.setSelected(true);
      } else {
        changed.run();
      }
    });
    redact.setId("redact");
    redact.setSelected(true);
    redact.setWrapText(true);
    redact.setMinHeight(Region.USE_PREF_SIZE);
    redact.textProperty().bind(parts.texts().of("ui.report.redact"));
    redact.selectedProperty().addListener(change -> changed.run());
    node = parts.card(14, new Lines(12, parts.label("ui.report.language", "strong"), bar), redact, warning());
  }

  Node node() {
    return node;
  }

  /// The leading one first.
  @SuppressWarnings("unchecked")
  List<Language> languages() {
    return (List<Language>) languages.getSelectedToggle().getUserData();
  }

  boolean redacts() {
    return redact.isSelected();
  }

  private ToggleButton choice(String name, List<Language> value) {
    ToggleButton button = new ToggleButton(name);
    button.setUserData(value);
    button.setToggleGroup(languages);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(press -> chosen = true);
    return button;
  }

  private Node warning() {
    HBox warning = parts.point(Feather.ALERT_TRIANGLE, Tone.WARNING, parts.label("ui.paper.names-stay", "small"));
    warning.visibleProperty().bind(redact.selectedProperty().not());
    warning.managedProperty().bind(warning.visibleProperty());
    return warning;
  }
}
