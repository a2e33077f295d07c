package dev.gogetwell.ui.fix;

import dev.gogetwell.remedy.JournalEntry;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The list of what earlier runs wrote: when, into which files, on which programs it acts, and the button that takes it
/// back. JavaFX thread only.
final class EarlierView {
  private final Widgets parts;
  private final EarlierChanges changes;

  EarlierView(Widgets parts, EarlierChanges changes) {
    this.parts = parts;
    this.changes = changes;
  }

  List<Node> draw(List<EarlierChanges.Left> left) {
    if (left.isEmpty()) {
      return List.of();
    }
    VBox card = parts.card(0);
    card.getStyleClass().add("flush");
    left.forEach(each -> card.getChildren().add(row(each)));
    return List.of(parts.label("ui.earlier.title", "head"), parts.label("ui.earlier.sub", "small", "muted"), card);
  }

  private Node row(EarlierChanges.Left left) {
    JournalEntry entry = left.entry();
    VBox words = parts.column(2, parts.message(entry.remedy().title(), "strong"),
        parts.bound(parts.texts().compute(texts -> Wording.dateTime(texts, entry.applied())), "small", "muted"));
    VBox diff = parts.column(0);
    diff.getStyleClass().add("diff");
    for (JournalEntry.Line line : entry.lines()) {
      line.before().ifPresent(value -> diff.getChildren().add(line("-", line.name(), value, "removed")));
      line.after().ifPresent(value -> diff.getChildren().add(line("+", line.name(), value, "added")));
    }
    words.getChildren().add(diff);
    entry.files().forEach(file -> words.getChildren().add(parts.raw(file.path(), "mono", "muted")));
    entry.acts().forEach(sentence -> words.getChildren().add(parts.message(sentence, "small")));
    left.trouble().ifPresent(sentence -> words.getChildren().add(
        parts.point(Feather.INFO, Tone.WARNING, parts.message(sentence, "small"))));
    Button undo = parts.button("ui.fix.undo", Feather.ROTATE_CCW, () -> changes.takeBack(entry), "small-button",
        "earlier");
    HBox line = new HBox(12, parts.icon(Feather.CLOCK, 18, Tone.NEUTRAL), parts.grow(words), undo);
    line.getStyleClass().add("card-row");
    return line;
  }

  private Label line(String sign, String name, String value, String style) {
    Label line = parts.raw(sign + name + "=" + Wording.withoutCredentials(value), "mono", "diff-line", style);
    line.setMaxWidth(Double.MAX_VALUE);
    return line;
  }
}
