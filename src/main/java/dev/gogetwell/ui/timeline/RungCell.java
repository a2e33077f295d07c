package dev.gogetwell.ui.timeline;

import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.theme.Tone;
import dev.gogetwell.ui.timeline.Ladder.Kind;
import dev.gogetwell.ui.timeline.Ladder.Rung;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import org.kordamp.ikonli.feather.Feather;

/// A rung of the ladder: time, arrow between the two lanes with the name above it, bytes. JavaFX thread only.
final class RungCell extends ListCell<Rung> {
  private final Widgets parts;
  private final Client client;

  RungCell(Widgets parts, Client client) {
    this.parts = parts;
    this.client = client;
    getStyleClass().add("rung");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(Rung rung, boolean empty) {
    super.updateItem(rung, empty);
    accessibleTextProperty().unbind();
    setText(null);
    getStyleClass().removeAll("break-rung");
    if (empty || rung == null) {
      setGraphic(null);
      return;
    }
    setGraphic(switch (rung.kind()) {
      case GAP -> gap(rung);
      case BREAK -> broken(rung);
      case PLAIN, MESSAGE, ALERT, CHANGE_CIPHER_SPEC, DATA, CLOSE -> arrow(rung);
    });
    accessibleTextProperty().bind(parts.texts().compute(texts -> switch (rung.kind()) {
      case GAP -> texts.get("ui.tls.gap", Wording.millis(rung.time()));
      case BREAK -> texts.get("ui.tls.break") + texts.get("ui.space") + texts.get(client.key(rung.name()));
      case PLAIN, MESSAGE, ALERT, CHANGE_CIPHER_SPEC, DATA, CLOSE -> texts.get("ui.tls.spoken",
          Wording.millis(rung.time()), texts.get(rung.direction() == Direction.CLIENT_TO_SERVER
              ? client.key("ui.tls.spoken.client") : "ui.tls.spoken.server"),
          rung.kind() == Kind.CLOSE ? texts.get(rung.name()) : rung.name(), Integer.toString(rung.bytes()));
    }));
  }

  private Node gap(Rung rung) {
    Label words = parts.bound(parts.texts().of("ui.tls.gap", Wording.millis(rung.time())), "micro", "muted");
    HBox lanes = new HBox(words);
    lanes.setAlignment(Pos.CENTER);
    lanes.getStyleClass().addAll("lanes", "gap-lanes");
    HBox.setHgrow(lanes, Priority.ALWAYS);
    HBox row = new HBox(8, figure("", Pos.CENTER), lanes, figure("", Pos.CENTER));
    row.setMinHeight(24);
    return row;
  }

  private Node broken(Rung rung) {
    getStyleClass().add("break-rung");
    HBox row = parts.point(Feather.X_OCTAGON, Tone.DANGER, parts.flow(
        parts.piece(parts.texts().of("ui.tls.break"), "small", "strong", "danger"),
        parts.piece(parts.texts().compute(texts -> texts.get("ui.gap") + texts.get(client.key(rung.name()))), "small")));
    row.getStyleClass().add("break-band");
    return row;
  }

  private Node arrow(Rung rung) {
    boolean bad = rung.kind() == Kind.ALERT || rung.kind() == Kind.CLOSE;
    boolean out = rung.direction() == Direction.CLIENT_TO_SERVER;
    // From a second on, tenths of a millisecond say nothing and would not fit.
    long millis = rung.time().toMillis();
    Label time = figure(Math.abs(millis) < 1000 ? Wording.millis(rung.time()) : Long.toString(millis),
        Pos.CENTER_RIGHT);
    Label bytes = figure(String.format(parts.texts().language().locale(), "%,d", rung.bytes()), Pos.CENTER_LEFT);
    HBox name = new HBox(8, name(rung, bad));
    name.setAlignment(Pos.CENTER);
    if (rung.decrypted()) {
      name.getChildren().add(parts.badge(parts.texts().of("ui.tls.decrypted"), Feather.UNLOCK, Tone.NEUTRAL));
    }
    if (rung.unread()) {
      name.getChildren().add(parts.label("ui.tls.unread", "micro", "muted"));
    }
    String tone = bad ? "bad" : rung.kind() != Kind.MESSAGE || rung.unread() ? "quiet" : out ? "out" : "in";
    VBox middle = new VBox(2, name, line(out, tone, rung.unread()));
    middle.setAlignment(Pos.CENTER);
    middle.getStyleClass().add("lanes");
    HBox.setHgrow(middle, Priority.ALWAYS);
    HBox row = new HBox(8, time, middle, bytes);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(36);
    row.setFillHeight(true);
    return row;
  }

  private Label name(Rung rung, boolean bad) {
    Label label = rung.kind() == Kind.CLOSE ? parts.label(rung.name(), "small", "strong")
        : parts.raw(Wording.shortened(rung.name()), "small");
    label.setWrapText(false);
    label.setMinWidth(Region.USE_PREF_SIZE);
    if (bad) {
      label.getStyleClass().addAll("strong", "danger");
    } else if (rung.kind() != Kind.MESSAGE || rung.unread()) {
      label.getStyleClass().add("muted");
    }
    return label;
  }

  private Label figure(String text, Pos at) {
    Label label = new Label(text);
    label.getStyleClass().addAll("mono", "muted");
    label.setMinWidth(52);
    label.setPrefWidth(52);
    label.setMaxHeight(Double.MAX_VALUE);
    label.setAlignment(at);
    return label;
  }

  /// The arrow between the lanes; its ends follow the width of the cell.
  private static Node line(boolean out, String tone, boolean dashed) {
    Line shaft = new Line(6, 5, 100, 5);
    shaft.getStyleClass().addAll("arrow", tone);
    if (dashed) {
      shaft.getStrokeDashArray().setAll(5.0, 4.0);
    }
    Polygon head = out ? new Polygon(0, 0, 8, 5, 0, 10) : new Polygon(8, 0, 0, 5, 8, 10);
    head.getStyleClass().addAll("arrow-head", tone);
    Pane pane = new Pane(shaft, head);
    pane.setMinHeight(10);
    pane.widthProperty().addListener((property, before, now) -> {
      double width = now.doubleValue();
      shaft.setEndX(Math.max(20, width - 6));
      head.setLayoutX(out ? Math.max(12, width - 14) : 6);
    });
    return pane;
  }
}
