package dev.gogetwell.report;

import dev.gogetwell.text.Visible;

/// SVG does not wrap and does not cut, so the width of a text is estimated and the text shortened beforehand. Pure; any
/// thread.
public final class SvgText {
  private SvgText() {}

  /// The text, cut with an ellipsis where it would be wider than `width` units at this font size.
  public static String fit(String text, double width, double size) {
    String shown = Visible.cut(text, 200);
    double used = 0;
    for (int i = 0; i < shown.length(); i++) {
      used += widthOf(shown.charAt(i)) * size;
      if (used > width) {
        return shown.substring(0, Math.max(1, i - 1)) + "…";
      }
    }
    return shown;
  }

  private static double widthOf(char c) {
    if (c >= 0x2E80) {
      return 1;
    }
    return "il.,:;|!'()[] jtfr".indexOf(c) >= 0 ? 0.34 : Character.isUpperCase(c) || c == 'm' || c == 'w' ? 0.74 : 0.58;
  }
}
