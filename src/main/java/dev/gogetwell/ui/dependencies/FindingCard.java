package dev.gogetwell.ui.dependencies;

import dev.gogetwell.hygiene.HygieneFinding;
import dev.gogetwell.hygiene.HygieneRule.Grade;
import dev.gogetwell.ui.part.CommandLine;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One thing that is wrong: how bad it is, the sentence, where it stands, the command that mends it, and who requires
/// the module. JavaFX thread only.
final class FindingCard {
  private final Widgets parts;
  private final Consumer<String> copy;

  /// @param copy puts a command on the clipboard
  FindingCard(Widgets parts, Consumer<String> copy) {
    this.parts = parts;
    this.copy = copy;
  }

  Node draw(HygieneFinding finding) {
    Lines head = new Lines(10, badge(finding.rule().grade()),
        parts.label("hygiene." + finding.rule().word() + ".title", "strong"));
    if (finding.likelihood(parts.texts().current().get()).isPresent()) {
      head.getChildren().add(parts.bound(parts.texts().compute(texts -> finding.likelihood(texts).orElse("")), "small",
          "muted"));
    }
    VBox card = parts.card(8, head, parts.message(finding.what(), "small"));
    card.getStyleClass().add("finding");
    finding.where().ifPresent(at -> {
      Label place = parts.raw(at.shown(), "mono", "muted");
      place.getStyleClass().add("finding-place");
      card.getChildren().add(place);
    });
    finding.command().ifPresent(command -> card.getChildren().add(
        new CommandLine(parts, parts.texts().of("ui.deps.mend"), command, copy)));
    if (finding.via().size() > 2) {
      card.getChildren().addAll(parts.label("ui.deps.way", "small", "muted"),
          new RequirementPicture(parts).draw(finding.via()));
    }
    return card;
  }

  private Label badge(Grade grade) {
    var word = parts.texts().of("hygiene.grade." + grade.word());
    return switch (grade) {
      case ERROR -> parts.badge(word, Feather.X_OCTAGON, Tone.DANGER);
      case WARNING -> parts.badge(word, Feather.ALERT_TRIANGLE, Tone.WARNING);
      case NOTE -> parts.badge(word, Feather.INFO, Tone.NEUTRAL);
    };
  }
}
