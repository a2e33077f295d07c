package dev.gogetwell.report;

import dev.gogetwell.model.Measurement.TlsHandshake;
import java.util.List;
import java.util.Optional;

/// A handshake as two lanes with one arrow a message, in the order of arrival; the break is a band across both lanes.
/// Draws [TimelineRow]s only, so it does not depend on how a handshake was recorded.
final class TimelineDrawing {
  private static final int LEFT = 64;
  private static final int RIGHT = 590;
  private static final int STEP = 34;
  private static final int TOP = 20;
  /// Longer handshakes are shortened in the middle of the page, with a row that says so.
  private static final int MOST_ROWS = 24;

  private final BilingualWriter speech;

  TimelineDrawing(BilingualWriter speech) {
    this.speech = speech;
  }

  void draw(Html html, TlsHandshake handshake, Optional<String> rejected) {
    List<TimelineRow> all = TimelineRow.of(handshake, rejected, speech);
    List<TimelineRow> rows = all.size() <= MOST_ROWS ? all : all.subList(0, MOST_ROWS);
    int height = TOP + 14 + rows.size() * STEP + 12;
    html.open("svg", "class", "drawing", "viewBox", "0 0 682 " + height, "role", "img", "aria-label",
        speech.plain("report.section.handshake"));
    html.leaf("text", speech.lead("report.timeline.go"), "class", "strong", "x", "" + LEFT, "y", "12");
    String peer = handshake.serverName().isEmpty() ? handshake.endpoint().toString() : handshake.serverName();
    html.leaf("text", SvgText.fit(peer, 320, 11), "class", "strong", "x", "" + RIGHT, "y", "12",
        "text-anchor", "end");
    html.leaf("text", "ms", "class", "t-muted", "x", "48", "y", "12", "text-anchor", "end");
    html.leaf("text", speech.lead("report.timeline.bytes"), "class", "t-muted", "x", "606", "y", "12");
    html.open("path", "class", "lane", "d", "M" + LEFT + " " + TOP + "V" + (height - 4) + "M" + RIGHT + " " + TOP
        + "V" + (height - 4));
    int y = TOP + 10;
    for (TimelineRow row : rows) {
      if (row.kind() == TimelineRow.Kind.BREAK) {
        band(html, row, y);
      } else {
        arrow(html, row, y);
      }
      y += STEP;
    }
    html.close();
    if (all.size() > rows.size()) {
      html.open("p", "class", "note muted");
      speech.line(html, "report.timeline.more", all.size() - rows.size());
      html.close();
    }
  }

  private void band(Html html, TimelineRow row, int y) {
    html.open("rect", "class", "band", "x", "" + LEFT, "y", "" + (y - 2), "width", "" + (RIGHT - LEFT), "height", "36");
    html.open("rect", "class", "band-edge", "x", "" + (LEFT - 1), "y", "" + (y - 2), "width", "3", "height", "36");
    html.leaf("text", SvgText.fit(row.label(), 500, 11), "class", "strong t-bad", "x", "78", "y", "" + (y + 13));
    html.leaf("text", SvgText.fit(row.second(), 500, 10), "class", "t-muted", "x", "78", "y", "" + (y + 27));
  }

  private void arrow(Html html, TimelineRow row, int y) {
    int line = y + 20;
    String style = switch (row.kind()) {
      case TO_SERVER -> "to-server";
      case TO_CLIENT -> "to-client";
      case ALERT_TO_SERVER, ALERT_TO_CLIENT -> "alert";
      default -> "unread";
    };
    boolean toServer = switch (row.kind()) {
      case TO_SERVER, ALERT_TO_SERVER, UNREAD_TO_SERVER -> true;
      case TO_CLIENT, ALERT_TO_CLIENT, UNREAD_TO_CLIENT, BREAK -> false;
    };
    number(html, row.millis(), 48, line, "end");
    number(html, row.bytes(), 606, line, "start");
    boolean alert = style.equals("alert");
    html.leaf("text", SvgText.fit(row.label(), 470, 11), "class", alert ? "t-bad" : "", "x", "327",
        "y", "" + (line - 6), "text-anchor", "middle");
    html.open("path", "class", style, "d", toServer ? "M" + (LEFT + 6) + " " + line + "H" + (RIGHT - 12)
        : "M" + (LEFT + 12) + " " + line + "H" + (RIGHT - 6));
    html.open("path", "class", "h-" + style, "d", toServer ? "M" + (RIGHT - 13) + " " + (line - 4) + "l8 4-8 4z"
        : "M" + (LEFT + 13) + " " + (line - 4) + "l-8 4 8 4z");
  }

  private static void number(Html html, Optional<String> number, int x, int y, String anchor) {
    number.ifPresent(text -> html.leaf("text", text, "class", "fixed", "x", "" + x, "y", "" + (y + 3),
        "text-anchor", anchor));
  }
}
