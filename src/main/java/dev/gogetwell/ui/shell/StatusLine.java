package dev.gogetwell.ui.shell;

import dev.gogetwell.ui.part.Slot;
import dev.gogetwell.model.Report;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.run.LiveRun;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;

/// The line at the bottom: how the run stands, who was contacted, which keys work. JavaFX thread only.
final class StatusLine extends HBox {
  private final Widgets parts;
  private final Slot<LiveRun, State> left;

  private record State(Optional<Report.End> end, String seconds, List<String> hosts) {}

  StatusLine(Widgets parts) {
    this.parts = parts;
    getStyleClass().add("status");
    setAlignment(Pos.CENTER_LEFT);
    left = Slot.one(run -> new State(run.report().map(Report::end),
        run.isOver() ? Wording.seconds(run.elapsed()) : "", run.hosts()),
        this::draw);
    getChildren().addAll(left, parts.filler(),
        new Keys(parts.shortcut("ui.keys.move", "F6"), parts.shortcut("ui.keys.details", "D")));
  }

  void refresh(LiveRun run) {
    left.refresh(run);
  }

  private Node draw(State state) {
    HBox row = parts.row(8);
    state.end().ifPresent(end -> row.getChildren().addAll(
        parts.icon(end == Report.End.COMPLETE ? Feather.CHECK : Feather.SLASH, 14, Tone.NEUTRAL),
        line(end, state.seconds())));
    Button hosts = parts.link("ui.status.none", () -> {});
    hosts.textProperty().unbind();
    hosts.textProperty().bind(parts.texts().of("ui.status.hosts", Integer.toString(state.hosts().size())));
    hosts.getStyleClass().add("micro");
    hosts.setOnAction(press -> showHosts(hosts, state.hosts()));
    row.getChildren().add(hosts);
    return row;
  }

  /// A run that was broken off has not finished.
  private Node line(Report.End end, String seconds) {
    Label label = parts.bound(parts.texts().of(switch (end) {
      case COMPLETE -> "ui.status.finished";
      case CANCELLED -> "ui.status.cancelled";
      case OUT_OF_TIME -> "ui.status.out-of-time";
    }, seconds), "micro", "muted");
    label.setWrapText(false);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private void showHosts(Node owner, List<String> hosts) {
    VBox list = parts.column(4, parts.label("ui.status.contacted", "strong"));
    hosts.forEach(host -> list.getChildren().add(parts.raw(host, "mono")));
    list.getStyleClass().add("popover-body");
    PopOver popOver = new PopOver(list);
    popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_LEFT);
    popOver.setDetachable(false);
    popOver.show(owner);
  }

  /// Tells as many keys as there is room for: a hint must not make the window's pages wider than the window.
  private static final class Keys extends HBox {
    Keys(Node... hints) {
      super(16, hints);
      setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected double computeMinWidth(double height) {
      return 0;
    }

    @Override
    protected void layoutChildren() {
      super.layoutChildren();
      for (Node hint : getChildren()) {
        hint.setVisible(hint.getBoundsInParent().getMaxX() <= getWidth() + 0.5);
      }
    }
  }
}
