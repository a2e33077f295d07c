package dev.gogetwell.ui.part;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;

/// Pieces beside each other that go on in a new line where the width ends, as words do. What may grow (by
/// [HBox#setHgrow]) takes what its line leaves over. JavaFX thread only.
public final class Lines extends Pane {
  private final double gap;

  public Lines(double gap, Node... pieces) {
    this.gap = gap;
    getChildren().addAll(pieces);
  }

  private record Line(List<Node> pieces, double width, double height) {}

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    double inner = getManagedChildren().stream().mapToDouble(piece -> piece.minWidth(-1)).max().orElse(0);
    return inner + snappedLeftInset() + snappedRightInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    List<Node> pieces = getManagedChildren();
    double inner = pieces.stream().mapToDouble(piece -> snapSizeX(piece.prefWidth(-1))).sum();
    return inner + gap * Math.max(0, pieces.size() - 1) + snappedLeftInset() + snappedRightInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double inner = width < 0 ? Double.MAX_VALUE : width - snappedLeftInset() - snappedRightInset();
    List<Line> lines = lines(inner);
    return lines.stream().mapToDouble(Line::height).sum() + gap * Math.max(0, lines.size() - 1)
        + snappedTopInset() + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    double inner = getWidth() - snappedLeftInset() - snappedRightInset();
    List<Line> lines = lines(inner);
    double used = lines.stream().mapToDouble(Line::height).sum() + gap * Math.max(0, lines.size() - 1);
    double y = snappedTopInset()
        + Math.max(0, (getHeight() - snappedTopInset() - snappedBottomInset() - used) / 2);
    for (Line line : lines) {
      place(line, inner, y);
      y += line.height() + gap;
    }
  }

  private void place(Line line, double inner, double y) {
    double more = more(line.pieces(), line.width(), inner);
    double x = snappedLeftInset();
    for (Node piece : line.pieces()) {
      double width = widthOf(piece, inner) + (grows(piece) ? more : 0);
      layoutInArea(piece, x, y, width, line.height(), 0, null, true, false, HPos.LEFT, VPos.CENTER);
      x += width + gap;
    }
  }

  private List<Line> lines(double inner) {
    List<Line> lines = new ArrayList<>();
    List<Node> now = new ArrayList<>();
    double used = 0;
    for (Node piece : getManagedChildren()) {
      double width = widthOf(piece, inner);
      if (!now.isEmpty() && used + gap + width > inner) {
        lines.add(line(now, used, inner));
        now.clear();
        used = 0;
      }
      used += now.isEmpty() ? width : gap + width;
      now.add(piece);
    }
    if (!now.isEmpty()) {
      lines.add(line(now, used, inner));
    }
    return lines;
  }

  /// As high as its pieces are once they have grown: what wraps is lower then.
  private Line line(List<Node> pieces, double width, double inner) {
    double more = more(pieces, width, inner);
    double height = pieces.stream().mapToDouble(piece -> snapSizeY(piece.prefHeight(piece.getContentBias() == null
        ? -1 : widthOf(piece, inner) + (grows(piece) ? more : 0)))).max().orElse(0);
    return new Line(List.copyOf(pieces), width, height);
  }

  /// What each piece that may grow takes of what is left over.
  private static double more(List<Node> pieces, double width, double inner) {
    long growing = pieces.stream().filter(Lines::grows).count();
    return growing == 0 || inner == Double.MAX_VALUE ? 0 : Math.max(0, inner - width) / growing;
  }

  private double widthOf(Node piece, double inner) {
    return Math.min(snapSizeX(piece.prefWidth(-1)), Math.max(inner, piece.minWidth(-1)));
  }

  private static boolean grows(Node piece) {
    return HBox.getHgrow(piece) == Priority.ALWAYS;
  }
}
