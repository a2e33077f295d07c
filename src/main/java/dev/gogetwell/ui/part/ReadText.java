package dev.gogetwell.ui.part;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;

/// A long text to read, to select and to copy from, as high as it is long: the page scrolls, not the text in it. JavaFX
/// thread only.
public final class ReadText extends TextArea {
  /// Rounding must not cut the last line.
  private static final double SPARE = 2;

  /// @param text what is read; made inert before
  public ReadText(String text) {
    super(text);
    setEditable(false);
    setWrapText(true);
    getStyleClass().add("read-text");
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    // The skin measures the text as it will lay it out, but asks for a number of rows only.
    if (width > 0 && lookup(".scroll-pane") instanceof ScrollPane pane && pane.getContent() instanceof Region content) {
      pane.setVbarPolicy(ScrollBarPolicy.NEVER);
      double sides = snappedLeftInset() + snappedRightInset() + pane.snappedLeftInset() + pane.snappedRightInset();
      return content.prefHeight(width - sides) + snappedTopInset() + snappedBottomInset() + pane.snappedTopInset()
          + pane.snappedBottomInset() + SPARE;
    }
    return super.computePrefHeight(width);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }
}
