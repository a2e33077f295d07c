package dev.gogetwell.hygiene;

import dev.gogetwell.report.Html;
import dev.gogetwell.report.SvgText;
import dev.gogetwell.text.Texts;
import java.util.List;

/// Who requires whom, from the main module to the one that is meant, as boxes with arrows. Pure; any thread.
final class RequirementDrawing {
  private static final int WIDTH = 682;
  private static final int BOX = 192;
  private static final int ARROW = 52;
  private static final int HEIGHT = 44;
  private static final int ROW = 62;
  private static final int IN_ROW = 3;

  private final Texts texts;

  RequirementDrawing(Texts texts) {
    this.texts = texts;
  }

  /// @param via from the main module on, redacted
  void draw(Html html, List<String> via) {
    List<RequirementWay.Stop> stops = RequirementWay.of(via);
    int rows = (stops.size() + IN_ROW - 1) / IN_ROW;
    html.open("svg", "class", "drawing", "viewBox", "0 0 " + WIDTH + " " + (rows * ROW - ROW + HEIGHT + 4), "role",
        "img", "aria-label", texts.get("hygiene.via", String.join(" → ", via)));
    for (int i = 0; i < stops.size(); i++) {
      int x = 1 + i % IN_ROW * (BOX + ARROW);
      int y = 2 + i / IN_ROW * ROW;
      if (i > 0) {
        arrow(html, i, x, y);
      }
      box(html, stops.get(i), x, y);
    }
    html.close();
  }

  /// From the box before, or from the end of the row above to the begin of this one.
  private static void arrow(Html html, int number, int x, int y) {
    int middle = y + HEIGHT / 2;
    if (number % IN_ROW > 0) {
      html.open("path", "class", "line", "d", "M" + (x - ARROW + 2) + " " + middle + "H" + (x - 7));
      html.open("path", "class", "head", "d", "M" + (x - 8) + " " + (middle - 4) + "l7 4-7 4z");
      return;
    }
    int from = 1 + (IN_ROW - 1) * (BOX + ARROW) + BOX / 2;
    int between = y - (ROW - HEIGHT) / 2;
    html.open("path", "class", "line", "d", "M" + from + " " + (y - ROW + HEIGHT) + "V" + between + "H" + (x + BOX / 2)
        + "V" + (y - 7));
    html.open("path", "class", "head", "d", "M" + (x + BOX / 2 - 4) + " " + (y - 8) + "l4 7 4-7z");
  }

  private void box(Html html, RequirementWay.Stop stop, int x, int y) {
    String middle = String.valueOf(x + BOX / 2);
    html.open("rect", "class", switch (stop.kind()) {
      case MAIN -> "box";
      case BETWEEN -> "box";
      case LEFT_OUT -> "box dashed";
      case MEANT -> "box broken";
    }, "x", "" + x, "y", "" + y, "width", "" + BOX, "height", "" + HEIGHT, "rx", "6");
    html.leaf("text", SvgText.fit(stop.name(texts), BOX - 12, 11), "class", "strong", "x", middle, "y", "" + (y + 18),
        "text-anchor", "middle");
    html.leaf("text", SvgText.fit(stop.below(texts), BOX - 12, 9.5), "class", "small", "x", middle, "y", "" + (y + 34),
        "text-anchor", "middle");
  }
}
