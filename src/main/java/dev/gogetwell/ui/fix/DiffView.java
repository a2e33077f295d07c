package dev.gogetwell.ui.fix;

import dev.gogetwell.remedy.Preview;
import dev.gogetwell.ui.part.CommandLine;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The exact edit of the real file, as it will be written. JavaFX thread only.
final class DiffView {
  private final Widgets parts;
  private final Consumer<String> copy;

  /// @param copy puts a command on the clipboard
  DiffView(Widgets parts, Consumer<String> copy) {
    this.parts = parts;
    this.copy = copy;
  }

  Node draw(Preview preview) {
    VBox all = parts.column(12);
    for (Preview.FileEdit edit : preview.edits()) {
      all.getChildren().add(file(edit));
    }
    for (String over : preview.overriddenBy()) {
      all.getChildren().add(parts.point(Feather.ALERT_TRIANGLE, Tone.WARNING,
          parts.bound(parts.texts().of("ui.fix.overridden", over), "small")));
    }
    return all;
  }

  private Node file(Preview.FileEdit edit) {
    Label path = parts.raw(edit.path(), "mono");
    Lines head = new Lines(12, parts.grow(path), parts.bound(parts.texts().of(
        edit.exists() ? "ui.fix.backup-kept" : "ui.fix.new-file"), "small", "muted"));
    head.getStyleClass().add("diff-head");
    VBox box = new VBox(head);
    box.getStyleClass().addAll("card", "flush", "diff");
    for (String line : edit.shownDiff()) {
      if (line.startsWith("---") || line.startsWith("+++") || line.startsWith("@@")) {
        continue;
      }
      Label label = parts.raw(line.isEmpty() ? " " : line, "mono", "diff-line");
      label.setMaxWidth(Double.MAX_VALUE);
      if (line.startsWith("+")) {
        label.getStyleClass().add("added");
      } else if (line.startsWith("-")) {
        label.getStyleClass().add("removed");
      }
      box.getChildren().add(label);
    }
    if (edit.hiddenLines() > 0) {
      box.getChildren().add(parts.bound(parts.texts().of("ui.fix.more-lines", edit.hiddenLines()), "small", "muted",
          "diff-line"));
    }
    VBox with = parts.column(6, box);
    if (!edit.command().isEmpty()) {
      with.getChildren().add(new CommandLine(parts, parts.texts().of("ui.fix.by-hand"), edit.command(), copy));
    }
    return with;
  }
}
