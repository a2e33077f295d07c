package dev.gogetwell.ui.part;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Two parts beside each other, or the second below the first where there is no room for both: in a small window, or
/// where the user has made everything larger. JavaFX thread only.
public final class SideBySide extends Pane {
  /// Between two parts that are stacked.
  private static final double BELOW = 20;

  private final double share;
  private final double gap;
  private final double room;
  private final Node first;
  private final Node second;

  /// @param share what the first part gets of the width, 0 to 1
  /// @param gap between parts that stand beside each other
  /// @param room the width below which the parts are stacked
  public SideBySide(double share, double gap, double room, Node first, Node second) {
    this.share = share;
    this.gap = gap;
    this.room = room;
    this.first = first;
    this.second = second;
    getChildren().addAll(first, second);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private boolean stacks(double width) {
    return width >= 0 && width < room;
  }

  @Override
  protected double computeMinWidth(double height) {
    return Math.max(first.minWidth(-1), second.minWidth(-1));
  }

  @Override
  protected double computePrefWidth(double height) {
    return first.prefWidth(-1) + gap + second.prefWidth(-1);
  }

  @Override
  protected double computeMinHeight(double width) {
    return stacks(width)
        ? first.minHeight(width) + BELOW + second.minHeight(width)
        : Math.max(first.minHeight(firstOf(width)), second.minHeight(secondOf(width)));
  }

  @Override
  protected double computePrefHeight(double width) {
    return stacks(width)
        ? first.prefHeight(width) + BELOW + second.prefHeight(width)
        : Math.max(first.prefHeight(firstOf(width)), second.prefHeight(secondOf(width)));
  }

  private double firstOf(double width) {
    return width < 0 ? -1 : snapSizeX((width - gap) * share);
  }

  private double secondOf(double width) {
    return width < 0 ? -1 : width - gap - firstOf(width);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    if (stacks(width)) {
      // What is left beyond the least heights is shared as the parts wish it.
      double wish = first.prefHeight(width) + second.prefHeight(width);
      double least = first.minHeight(width);
      double most = height - BELOW - second.minHeight(width);
      double top = wish <= 0 ? least
          : Math.max(least, Math.min(most, (height - BELOW) * first.prefHeight(width) / wish));
      place(first, 0, 0, width, top);
      place(second, 0, top + BELOW, width, height - BELOW - top);
    } else {
      place(first, 0, 0, firstOf(width), height);
      place(second, firstOf(width) + gap, 0, secondOf(width), height);
    }
  }

  private void place(Node node, double x, double y, double width, double height) {
    layoutInArea(node, x, y, width, height, 0, HPos.LEFT, VPos.TOP);
  }
}
