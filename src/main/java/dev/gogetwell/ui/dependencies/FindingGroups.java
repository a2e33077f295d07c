package dev.gogetwell.ui.dependencies;

import dev.gogetwell.hygiene.HygieneFinding;
import dev.gogetwell.hygiene.HygieneRule.Grade;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The findings under what to do first, next, and what is worth knowing. Of a group with thousands only the first are
/// drawn; more come when they are asked for. JavaFX thread only.
final class FindingGroups {
  private static final int AT_FIRST = 8;
  private static final int MORE = 8;

  private final Widgets parts;
  private final FindingCard cards;

  FindingGroups(Widgets parts, Consumer<String> copy) {
    this.parts = parts;
    this.cards = new FindingCard(parts, copy);
  }

  /// One drawing for each group.
  List<Supplier<Node>> draw(List<HygieneFinding> findings) {
    List<Supplier<Node>> groups = new ArrayList<>();
    for (Grade grade : Grade.values()) {
      List<HygieneFinding> of = findings.stream().filter(one -> one.rule().grade() == grade).toList();
      if (!of.isEmpty()) {
        groups.add(() -> group(grade, of));
      }
    }
    return groups;
  }

  private Node group(Grade grade, List<HygieneFinding> of) {
    VBox group = parts.column(10, parts.label("hygiene.group." + grade.word(), "head"));
    group.setId("findings-" + grade.word());
    more(group, of, 0);
    return group;
  }

  private void more(VBox group, List<HygieneFinding> all, int from) {
    int to = Math.min(all.size(), from + (from == 0 ? AT_FIRST : MORE));
    all.subList(from, to).forEach(finding -> group.getChildren().add(cards.draw(finding)));
    if (to < all.size()) {
      Button button = new Button();
      button.textProperty().bind(parts.texts().of("ui.deps.more", all.size() - to));
      button.setGraphic(parts.icon(Feather.CHEVRON_DOWN, 16, Tone.NEUTRAL));
      button.getStyleClass().add("more-findings");
      button.setOnAction(press -> {
        int place = group.getChildren().indexOf(button);
        group.getChildren().remove(button);
        more(group, all, to);
        focusFirst(group.getChildren().get(Math.min(place, group.getChildren().size() - 1)));
      });
      group.getChildren().add(button);
    }
  }

  /// Whoever came by the keyboard goes on where the new ones begin.
  private static void focusFirst(Node card) {
    Node button = card.lookup(".copy-command");
    (button == null ? card : button).requestFocus();
  }
}
