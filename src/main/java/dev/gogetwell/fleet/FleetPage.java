package dev.gogetwell.fleet;

import dev.gogetwell.fleet.FleetSummary.CauseLine;
import dev.gogetwell.fleet.FleetSummary.Shared;
import dev.gogetwell.report.Html;
import dev.gogetwell.report.HtmlPage;
import dev.gogetwell.text.Texts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The summary as one HTML file in the look of the report: nothing is loaded, nothing runs, nothing from outside is
/// markup. Immutable; any thread.
public final class FleetPage {
  private static final int WIDTH = 680;
  private static final int HEIGHT = 40;
  /// More days than these are drawn in columns of several.
  private static final int MOST_COLUMNS = 90;

  private final HtmlPage page = new HtmlPage();
  private final Texts texts;
  private final FleetWords words;

  /// @param zone of its times
  public FleetPage(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.words = new FleetWords(texts, zone);
  }

  /// The whole file.
  public String write(FleetSummary summary) {
    Html html = new Html();
    html.open("main");
    html.open("div", "class", "verdict").open("div").close().open("div");
    html.leaf("h1", words.headline(summary));
    summary.first().ifPresent(first -> html.leaf("p", words.say("fleet.range", words.time(first),
        words.time(summary.last().orElse(first))), "class", "words"));
    html.close().close();
    if (!summary.causes().isEmpty()) {
      html.leaf("h2", words.say("fleet.head.causes"));
      table(html, summary);
    }
    summary.causes().forEach(cause -> section(html, summary, cause));
    if (!summary.unreadable().isEmpty()) {
      html.leaf("h2", words.say("fleet.head.unreadable"));
      summary.unreadable().forEach(kind -> html.leaf("p", words.unreadable(kind)));
    }
    html.leaf("h2", words.say("fleet.head.cautions"));
    words.cautions(summary).forEach(caution -> html.leaf("p", caution));
    html.close();
    HtmlPage.Edges edges = new HtmlPage.Edges("GoGetWell · " + words.say("fleet.title"), "",
        texts.get("report.letter.foot"));
    return page.wrap(texts.language().tag(), "GoGetWell: " + words.say("fleet.title"), edges, html);
  }

  private void table(Html html, FleetSummary summary) {
    html.open("table").open("thead").open("tr");
    html.leaf("th", words.say("fleet.column.count"), "scope", "col", "class", "w-ms");
    html.leaf("th", words.say("fleet.column.cause"), "scope", "col");
    html.leaf("th", words.say("fleet.column.confidence"), "scope", "col", "class", "w-third");
    html.leaf("th", words.say("fleet.column.since"), "scope", "col", "class", "w-name").close().close().open("tbody");
    for (CauseLine cause : summary.causes()) {
      html.open("tr").leaf("td", String.valueOf(cause.count())).open("td").text(words.title(cause)).open("br");
      html.leaf("span", cause.id(), "class", "mono muted").close();
      html.leaf("td", words.confidences(cause)).leaf("td", words.time(cause.first())).close();
    }
    html.close().close();
  }

  private void section(Html html, FleetSummary summary, CauseLine cause) {
    html.open("section").leaf("h2", words.title(cause) + " · " + cause.count());
    html.leaf("p", words.since(cause));
    days(html, summary.days(), cause.days());
    if (!cause.shared().isEmpty()) {
      html.open("table").open("thead").open("tr");
      html.leaf("th", words.say("fleet.column.shared"), "scope", "col", "class", "w-name");
      html.leaf("th", words.say("fleet.column.value"), "scope", "col");
      html.leaf("th", words.say("fleet.column.here"), "scope", "col", "class", "w-step");
      html.leaf("th", words.say("fleet.column.elsewhere"), "scope", "col", "class", "w-step").close().close();
      html.open("tbody");
      cause.shared().forEach(shared -> row(html, shared));
      html.close().close();
    }
    html.close();
  }

  private void row(Html html, Shared shared) {
    html.open("tr").leaf("td", words.trait(shared)).open("td", "class", "mono").outside(shared.value(), 200).close();
    html.open("td").leaf("span", shared.with() + "/" + shared.told(), "class", "count").close();
    html.open("td").leaf("span", shared.toldElsewhere() == 0 ? "–" : shared.elsewhere() + "/" + shared.toldElsewhere(),
        "class", "count").close().close();
  }

  /// Columns over time: all reports in grey, those of the cause in red in front of them.
  private void days(Html html, Map<LocalDate, Integer> all, Map<LocalDate, Integer> own) {
    List<LocalDate> sorted = all.keySet().stream().sorted().toList();
    if (sorted.size() < 2) {
      return;
    }
    LocalDate first = sorted.getFirst();
    long span = ChronoUnit.DAYS.between(first, sorted.getLast()) + 1;
    int columns = (int) Math.min(span, MOST_COLUMNS);
    int[] total = columns(all, first, span, columns);
    int[] with = columns(own, first, span, columns);
    int highest = Math.max(1, Arrays.stream(total).max().orElse(1));
    html.open("svg", "class", "drawing", "viewBox", "0 0 " + WIDTH + " " + (HEIGHT + 16), "role", "img", "aria-label",
        words.say("fleet.drawing", first, sorted.getLast()));
    double wide = (double) WIDTH / columns;
    for (int i = 0; i < columns; i++) {
      column(html, "box", i * wide, wide, HEIGHT * (double) total[i] / highest);
      column(html, "band-edge", i * wide, wide, HEIGHT * (double) with[i] / highest);
    }
    html.open("text", "x", "0", "y", String.valueOf(HEIGHT + 12), "class", "small").text(first.toString()).close();
    html.open("text", "x", String.valueOf(WIDTH), "y", String.valueOf(HEIGHT + 12), "text-anchor", "end", "class",
        "small").text(sorted.getLast().toString()).close().close();
  }

  private static int[] columns(Map<LocalDate, Integer> days, LocalDate first, long span, int columns) {
    int[] counts = new int[columns];
    days.forEach((day, count) -> {
      long at = ChronoUnit.DAYS.between(first, day) * columns / span;
      if (at >= 0 && at < columns) {
        counts[(int) at] += count;
      }
    });
    return counts;
  }

  private static void column(Html html, String style, double x, double wide, double high) {
    if (high > 0) {
      html.open("rect", "class", style, "x", number(x + 0.5), "y", number(HEIGHT - high), "width",
          number(Math.max(1, wide - 1)), "height", number(high));
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
