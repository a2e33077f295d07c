package dev.gogetwell.ui.part;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A label that wraps, is never cut off, and remembers how high it is. JavaFX thread only.
final class WrappedLabel extends Label {
  /// Null where they are to be computed anew. Without a value here, since the toolkit wants a layout before this object
  /// is made.
  private @Nullable KeptHeights heights;

  WrappedLabel(String text) {
    setText(text);
    setWrapText(true);
    setMaxWidth(Double.MAX_VALUE);
    setMinHeight(Region.USE_PREF_SIZE);
  }

  /// Comes whenever something has changed that the height may depend on.
  @Override
  public void requestLayout() {
    heights = null;
    super.requestLayout();
  }

  @Override
  protected double computePrefHeight(double width) {
    if (getSkin() == null) {
      return super.computePrefHeight(width);
    }
    if (heights == null) {
      heights = new KeptHeights();
    }
    return heights.at(width, super::computePrefHeight);
  }
}
