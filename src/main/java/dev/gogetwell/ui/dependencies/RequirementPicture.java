package dev.gogetwell.ui.dependencies;

import dev.gogetwell.hygiene.RequirementWay;
import dev.gogetwell.hygiene.RequirementWay.Kind;
import dev.gogetwell.hygiene.RequirementWay.Stop;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Who requires whom, from the user's module to the one that is meant, as boxes with arrows. JavaFX thread only.
final class RequirementPicture {
  private final Widgets parts;

  RequirementPicture(Widgets parts) {
    this.parts = parts;
  }

  Node draw(List<String> via) {
    Lines line = new Lines(6);
    line.getStyleClass().add("requirement-way");
    for (Stop stop : RequirementWay.of(via)) {
      if (stop.kind() == Kind.MAIN) {
        line.getChildren().add(box(stop));
      } else {
        HBox next = parts.row(6, parts.icon(Feather.ARROW_RIGHT, 16, Tone.SUBTLE), box(stop));
        line.getChildren().add(next);
      }
    }
    line.setAccessibleRole(AccessibleRole.TEXT);
    return parts.named(line, parts.texts().of("hygiene.via", Widgets.inert(String.join(" → ", via))));
  }

  private Node box(Stop stop) {
    Label name = parts.bound(parts.texts().compute(texts -> Widgets.inert(stop.name(texts))), "small", "strong");
    VBox box = parts.column(0, name);
    box.getStyleClass().addAll("hop", "requirement");
    switch (stop.kind()) {
      case MAIN, BETWEEN -> box.getChildren().add(below(stop));
      case MEANT -> {
        box.getStyleClass().add("broken");
        box.getChildren().add(below(stop));
      }
      case LEFT_OUT -> box.getStyleClass().add("not-reached");
    }
    return box;
  }

  private Label below(Stop stop) {
    return parts.bound(parts.texts().compute(texts -> Widgets.inert(stop.below(texts))), "micro", "muted");
  }
}
