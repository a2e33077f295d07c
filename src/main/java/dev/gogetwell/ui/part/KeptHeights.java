package dev.gogetwell.ui.part;

import java.util.function.DoubleUnaryOperator;

/// How high a text is at a width. The boxes around it ask for that dozens of times before a page stands; the toolkit
/// breaks the text into lines each time anew, and for a word without a place to break it looks through all of the word
/// at the end of each line. JavaFX thread only.
final class KeptHeights {
  /// A page that is laid out asks for the least, the best and the true width.
  private static final int MOST = 4;

  private final double[] widths = new double[MOST];
  private final double[] heights = new double[MOST];
  private int kept;

  /// The height at a width, computed once.
  double at(double width, DoubleUnaryOperator compute) {
    for (int i = 0; i < kept; i++) {
      if (widths[i] == width) {
        return heights[i];
      }
    }
    double height = compute.applyAsDouble(width);
    int at = kept < MOST ? kept++ : 0;
    widths[at] = width;
    heights[at] = height;
    return height;
  }
}
