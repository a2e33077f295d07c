package dev.gogetwell.ui.step;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.ui.part.Pressable;
import dev.gogetwell.ui.part.Slot;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.run.LiveRun;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The fold for experts: stable codes, evidence ids, raw words. A virtualised list, since a run can hold many
/// thousands of measurements. JavaFX thread only.
final class ExpertDetails {
  private final Widgets parts;
  private final VBox node;
  private final Slot<LiveRun, Summary> head;
  private final VBox body;
  private Optional<ListView<Evidence>> list = Optional.empty();
  private boolean open;
  private Optional<LiveRun> shown = Optional.empty();

  private record Summary(Optional<String> code, int evidence, int hosts, boolean open) {}

  ExpertDetails(Widgets parts) {
    this.parts = parts;
    this.head = Slot.one(run -> new Summary(run.verdict().rootCause().map(Finding::code).map(Object::toString),
        run.isOver() ? run.evidence().size() : 0, run.hosts().size(), open), this::drawHead);
    this.body = parts.column(8);
    this.node = parts.card(0, head, body);
    node.getStyleClass().add("flush");
  }

  Node node() {
    return node;
  }

  void refresh(LiveRun run) {
    shown = Optional.of(run);
    head.refresh(run);
    node.setVisible(run.isOver());
    node.setManaged(run.isOver());
  }

  void toggle() {
    open = !open;
    shown.ifPresent(run -> {
      head.refresh(run);
      if (open && list.isEmpty()) {
        list = Optional.of(list(run.evidence()));
        list.get().setPrefHeight(260);
      }
    });
    body.getChildren().setAll(open ? list.map(view -> List.of((Node) view)).orElse(List.of()) : List.of());
  }

  private Node drawHead(Summary summary) {
    var words = parts.flow(
        parts.piece(parts.texts().of("ui.details.title"), "strong"),
        parts.piece(parts.texts().compute(texts -> "   "
            + summary.code().map(code -> texts.get("ui.details.code", code) + " · ").orElse("")
            + texts.get("ui.details.count", Integer.toString(summary.evidence()), Integer.toString(summary.hosts()))),
            "small", "muted"));
    HBox row = parts.row(12, parts.icon(summary.open() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT, 16,
        Tone.NEUTRAL), parts.grow(words), parts.key("D"));
    Pressable button = new Pressable(row, this::toggle, "fold");
    button.setId("details");
    return parts.named(button, parts.texts().of("ui.details.title"));
  }

  private ListView<Evidence> list(ObservableList<Evidence> evidence) {
    ListView<Evidence> view = new ListView<>(evidence);
    view.setId("evidence");
    view.setCellFactory(ignored -> new EvidenceCell(parts));
    view.setFixedCellSize(28);
    view.getStyleClass().add("evidence-list");
    return parts.named(view, parts.texts().of("ui.details.title"));
  }

  /// One measurement as a line: id, time, what and how it ended.
  private static final class EvidenceCell extends ListCell<Evidence> {
    private final Widgets parts;

    EvidenceCell(Widgets parts) {
      this.parts = parts;
      getStyleClass().addAll("mono", "evidence-cell", "may-shorten");
    }

    @Override
    protected void updateItem(Evidence evidence, boolean empty) {
      super.updateItem(evidence, empty);
      textProperty().unbind();
      if (empty || evidence == null) {
        setText(null);
        return;
      }
      textProperty().bind(parts.texts().compute(texts -> "%-5s %8s ms  %s%s".formatted(evidence.id(),
          Wording.millis(evidence.at()),
          Wording.evidence(texts, evidence),
          evidence.measurement().failure().map(f -> "  " + Wording.shortened(Widgets.inert(f.raw()).replace('\n', ' ')))
              .orElse(""))));
    }
  }
}
