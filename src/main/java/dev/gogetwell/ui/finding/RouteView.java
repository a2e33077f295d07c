package dev.gogetwell.ui.finding;

import dev.gogetwell.model.Separator;
import dev.gogetwell.ui.finding.RoutePicture.Mark;
import dev.gogetwell.ui.finding.RoutePicture.Stop;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.kordamp.ikonli.feather.Feather;

/// Draws the route: this computer, each entry of GOPROXY as a box with its stages, and between two boxes the separator
/// with what it does. The rule stands below in words. JavaFX thread only.
public final class RouteView {
  private final Widgets parts;

  public RouteView(Widgets parts) {
    this.parts = parts;
  }

  /// The whole picture with its heading.
  public Node draw(RoutePicture picture) {
    return draw(picture, true);
  }

  /// The same where the rule of the separators stands elsewhere on the page.
  public Node drawWithoutRule(RoutePicture picture) {
    return draw(picture, false);
  }

  private Node draw(RoutePicture picture, boolean withRule) {
    Lines line = new Lines(0, here());
    line.getStyleClass().add("route");
    for (int i = 0; i < picture.stops().size(); i++) {
      Stop stop = picture.stops().get(i);
      line.getChildren().add(i == 0 ? wire(false, 28) : separator(picture.stops().get(i - 1)));
      line.getChildren().add(parts.grow(box(stop, i + 1)));
    }
    Label value = parts.raw("GOPROXY=" + picture.goproxy(), "mono", "muted");
    // A long value goes below the title and leaves it its width.
    Lines head = new Lines(16, parts.label("ui.route.title", "head"), parts.filler(), value);
    VBox all = parts.column(12, head, line);
    if (withRule) {
      rule(picture).ifPresent(all.getChildren()::add);
    }
    picture.database().ifPresent(database -> all.getChildren().add(database(database)));
    return all;
  }

  private Node here() {
    Label go = parts.raw("go", "strong");
    go.setAlignment(Pos.CENTER);
    Label here = parts.label("ui.route.here", "micro", "muted");
    here.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
    here.setAlignment(Pos.CENTER);
    VBox box = new VBox(4, parts.icon(Feather.TERMINAL, 18, Tone.NEUTRAL), go,
        here);
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().addAll("hop", "here");
    box.setMinWidth(96);
    return box;
  }

  private Node box(Stop stop, int number) {
    Label host = parts.raw(stop.isDirect() ? "direct → " + stop.host() : stop.host(), "strong");
    HBox head = new HBox(8, parts.grow(host), badge(stop.state()));
    head.setAlignment(Pos.TOP_LEFT);
    Label role = parts.bound(parts.texts().compute(texts -> texts.get(
        stop.isDirect() ? "ui.route.direct" : "ui.route.proxy", Integer.toString(number))), "micro", "muted");
    HBox stages = new HBox(4);
    for (RoutePicture.Stage stage : stop.stages()) {
      stages.getChildren().add(parts.grow(stage(stage)));
    }
    VBox box = new VBox(4, head, role);
    stop.via().ifPresent(proxy -> box.getChildren().add(
        parts.bound(parts.texts().of("ui.route.via", proxy), "micro", "muted")));
    stop.ledTo().forEach(name -> box.getChildren().add(parts.raw("↳ " + name, "micro")));
    box.getChildren().add(stages);
    VBox.setMargin(stages, new javafx.geometry.Insets(6, 0, 0, 0));
    box.getStyleClass().addAll("hop", stop.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    box.setAccessibleRole(AccessibleRole.TEXT);
    return parts.named(box, parts.texts().compute(texts -> texts.get("ui.route.spoken", stop.host(),
        texts.get(markKey(stop.state())))));
  }

  private Label stage(RoutePicture.Stage stage) {
    Label label = new Label();
    label.textProperty().bind(parts.texts().of(
        "ui.stage." + stage.operation().name().toLowerCase(Locale.ROOT)));
    label.setMaxWidth(Double.MAX_VALUE);
    label.setAlignment(Pos.CENTER);
    label.getStyleClass().addAll("stage", stage.mark().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    label.setMinWidth(Region.USE_PREF_SIZE);
    switch (stage.mark()) {
      case WORKS -> label.setGraphic(parts.icon(Feather.CHECK, 12, Tone.SUCCESS));
      case BROKEN -> label.setGraphic(parts.icon(Feather.X, 12, Tone.DANGER));
      case RUNNING -> label.setGraphic(parts.loader(12));
      case PASSED -> label.setGraphic(parts.icon(Feather.X, 12, Tone.NEUTRAL));
      case WAITING, NOT_REACHED, UNFINISHED -> { }
    }
    return label;
  }

  private Label badge(Mark mark) {
    return switch (mark) {
      case WORKS -> parts.badge(parts.texts().of("ui.state.fine"), Feather.CHECK, Tone.SUCCESS);
      case BROKEN -> parts.badge(parts.texts().of("ui.route.breaks"), Feather.X_CIRCLE, Tone.DANGER);
      case RUNNING -> parts.badge(parts.texts().of("ui.state.running"), Feather.LOADER, Tone.ACCENT);
      case WAITING -> parts.badge(parts.texts().of("ui.state.waiting"), Feather.CIRCLE, Tone.NEUTRAL);
      case PASSED -> parts.badge(parts.texts().of("ui.route.passed"), Feather.CORNER_DOWN_RIGHT, Tone.NEUTRAL);
      case NOT_REACHED -> parts.badge(parts.texts().of("ui.state.not-reached"), Feather.MINUS_CIRCLE, Tone.NEUTRAL);
      case UNFINISHED -> parts.badge(parts.texts().of("ui.state.unfinished"), Feather.SLASH, Tone.NEUTRAL);
    };
  }

  private static String markKey(Mark mark) {
    return switch (mark) {
      case WORKS -> "ui.state.fine";
      case BROKEN -> "ui.route.breaks";
      case RUNNING -> "ui.state.running";
      case WAITING -> "ui.state.waiting";
      case PASSED -> "ui.route.passed";
      case NOT_REACHED -> "ui.state.not-reached";
      case UNFINISHED -> "ui.state.unfinished";
    };
  }

  private Node separator(Stop before) {
    boolean stops = before.state() == Mark.BROKEN && before.after() == Separator.COMMA;
    String sign = before.after() == Separator.PIPE ? "|" : ",";
    Label label = new Label();
    label.textProperty().bind(parts.texts().compute(texts ->
        sign + "  " + texts.get(stops ? "ui.route.does-not-move" : "ui.route.next")));
    label.getStyleClass().addAll("badge", stops ? "warning" : "neutral");
    label.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(wire(stops, 14), label, wire(stops, 14));
    row.setAlignment(Pos.CENTER);
    row.setMinWidth(Region.USE_PREF_SIZE);
    return row;
  }

  private static Node wire(boolean dashed, double length) {
    Line line = new Line(0, 0, length - 4, 0);
    line.getStyleClass().add(dashed ? "wire-dashed" : "wire");
    StackPane pane = new StackPane(line);
    pane.setMinWidth(length);
    return pane;
  }

  private java.util.Optional<Node> rule(RoutePicture picture) {
    for (int i = 0; i + 1 < picture.stops().size(); i++) {
      Stop stop = picture.stops().get(i);
      if (stop.state() == Mark.BROKEN) {
        Stop next = picture.stops().get(i + 1);
        String nextName = next.isDirect() ? "direct" : next.host();
        String key = stop.after() == Separator.PIPE ? "ui.route.rule.pipe" : "ui.route.rule.comma";
        return java.util.Optional.of(parts.point(Feather.INFO, Tone.WARNING,
            parts.bound(parts.texts().of(key, nextName), "small")));
      }
    }
    return java.util.Optional.empty();
  }

  private Node database(Stop stop) {
    Lines row = new Lines(8, parts.icon(Feather.CORNER_DOWN_RIGHT, 16, Tone.SUBTLE),
        parts.bound(parts.texts().of("ui.route.database", stop.host()), "small"));
    for (RoutePicture.Stage stage : stop.stages()) {
      row.getChildren().add(stage(stage));
    }
    stop.ledTo().forEach(name -> row.getChildren().add(parts.raw("↳ " + name, "micro")));
    return row;
  }
}
