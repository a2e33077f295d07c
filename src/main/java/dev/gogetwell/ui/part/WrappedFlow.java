package dev.gogetwell.ui.part;

import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// Pieces that flow as one paragraph, are never cut off, and remember how high they are. JavaFX thread only.
final class WrappedFlow extends TextFlow {
  /// Null where they are to be computed anew. Without a value here, since the toolkit wants a layout before this object
  /// is made.
  private @Nullable KeptHeights heights;

  WrappedFlow(Text... pieces) {
    super(pieces);
    setMinHeight(Region.USE_PREF_SIZE);
  }

  /// Comes whenever something has changed that the height may depend on, in a piece too.
  @Override
  public void requestLayout() {
    heights = null;
    super.requestLayout();
  }

  @Override
  protected double computePrefHeight(double width) {
    if (heights == null) {
      heights = new KeptHeights();
    }
    return heights.at(width, super::computePrefHeight);
  }
}
