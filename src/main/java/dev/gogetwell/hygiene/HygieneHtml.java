package dev.gogetwell.hygiene;

import dev.gogetwell.hygiene.HygieneReport.Outcome;
import dev.gogetwell.hygiene.HygieneRule.Grade;
import dev.gogetwell.model.ShownDuration;
import dev.gogetwell.report.Html;
import dev.gogetwell.report.HtmlPage;
import dev.gogetwell.report.Icon;
import dev.gogetwell.text.Texts;
import dev.gogetwell.text.Visible;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// The hygiene of a project as one HTML file that prints like the report: nothing is loaded, nothing runs, nothing from
/// outside is markup, and every text is redacted. One thread.
public final class HygieneHtml {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx", Locale.ROOT);
  /// Paper has an end; the JSON has them all.
  private static final int MOST_ROWS = 2000;

  private final HtmlPage page = new HtmlPage();
  private final Texts texts;
  private final ZoneId zone;
  private final UnaryOperator<String> redaction;

  /// @param zone of its time
  /// @param redaction takes out what must not be told
  public HygieneHtml(Texts texts, ZoneId zone, UnaryOperator<String> redaction) {
    this.texts = texts;
    this.zone = zone;
    this.redaction = redaction;
  }

  /// The whole file.
  ///
  /// @param when it was looked at
  public String write(HygieneReport report, Instant when) {
    Html html = new Html();
    html.open("main");
    verdict(html, report, when);
    body(html, report, "h2");
    html.close();
    String title = texts.get("hygiene.page.title") + " · " + safe(report.module());
    HtmlPage.Edges edges = new HtmlPage.Edges("GoGetWell · " + texts.get("hygiene.page.title"),
        Visible.cut(safe(report.module()), 60) + " · " + TIME.format(when.atZone(zone)),
        texts.get("hygiene.page.foot"));
    return page.wrap(texts.language().tag(), "GoGetWell: " + title, edges, html);
  }

  /// The same as a part of another document.
  public void part(Html html, HygieneReport report, Instant when) {
    html.open("p").leaf("b", texts.get("hygiene.outcome." + report.outcome().word())).close();
    html.open("p").text(report.counts(texts)).close();
    html.open("p", "class", "muted").outside(safe(report.module()));
    html.text(" · " + TIME.format(when.atZone(zone)) + " · ").outside(report.go()).close();
    body(html, report, "h3");
  }

  /// What stands below the verdict: findings, tools, modules.
  ///
  /// @param head the tag of their heads
  private void body(Html html, HygieneReport report, String head) {
    for (Grade grade : Grade.values()) {
      List<HygieneFinding> of = report.findings().stream().filter(one -> one.rule().grade() == grade).toList();
      if (!of.isEmpty()) {
        html.open("section").leaf(head, texts.get("hygiene.group." + grade.word()));
        of.forEach(finding -> finding(html, finding));
        html.close();
      }
    }
    tools(html, report.tools(), head);
    modules(html, report.modules(), head);
  }

  private void verdict(Html html, HygieneReport report, Instant when) {
    Outcome outcome = report.outcome();
    html.open("div", "class", "verdict " + switch (outcome) {
      case PROBLEM -> "problem";
      case FINE -> "healthy";
      case PARTLY, UNKNOWN -> "cannot-tell";
    });
    html.open("div", "class", switch (outcome) {
      case PROBLEM -> "bad";
      case FINE -> "ok";
      case PARTLY, UNKNOWN -> "warn";
    });
    icon(outcome).draw(html, "icon large");
    html.close().open("div").leaf("h1", texts.get("hygiene.outcome." + outcome.word()));
    html.open("p", "class", "words").text(report.counts(texts)).close();
    html.open("p", "class", "mono").outside(safe(report.module())).close();
    html.open("p", "class", "muted").text(TIME.format(when.atZone(zone)) + " · ").outside(report.go()).close();
    html.close().close();
  }

  private static Icon icon(Outcome outcome) {
    return switch (outcome) {
      case PROBLEM -> Icon.BROKEN;
      case FINE -> Icon.FINE;
      case PARTLY, UNKNOWN -> Icon.UNKNOWN;
    };
  }

  private void finding(Html html, HygieneFinding finding) {
    html.open("div", "class", "fix").open("div", "class", "top");
    html.leaf("b", texts.get("hygiene.grade." + finding.rule().grade().word()), "class", style(finding.rule().grade()));
    html.text(" ").leaf("b", texts.get("hygiene." + finding.rule().word() + ".title"));
    finding.likelihood(texts).ifPresent(word -> html.text(" (" + word + ")"));
    html.open("p").text(safe(texts.get(finding.what()))).close();
    finding.where().ifPresent(at -> html.open("p", "class", "mono muted").outside(safe(at.shown())).close());
    html.close();
    finding.command().ifPresent(command ->
        html.open("div", "class", "part").open("pre").outside(safe(command), Visible.OUTPUT).close().close());
    if (finding.via().size() > 2) {
      List<String> way = finding.via().stream().map(this::safe).toList();
      html.open("div", "class", "part");
      new RequirementDrawing(texts).draw(html, way);
      html.open("p", "class", "note").text(texts.get("hygiene.via", String.join(" → ", way))).close().close();
    }
    html.close();
  }

  private static String style(Grade grade) {
    return switch (grade) {
      case ERROR -> "bad";
      case WARNING -> "warn";
      case NOTE -> "muted";
    };
  }

  private void tools(Html html, List<ToolOutcome> tools, String head) {
    html.open("section").leaf(head, texts.get("hygiene.tools")).open("table").open("thead").open("tr");
    html.leaf("th", texts.get("hygiene.column.tool"), "scope", "col");
    html.leaf("th", texts.get("hygiene.column.state"), "scope", "col");
    html.leaf("th", "ms", "scope", "col", "class", "w-ms").close().close().open("tbody");
    for (ToolOutcome tool : tools) {
      html.open("tr").open("td", "class", "mono").outside(safe(tool.tool())).close();
      html.open("td").leaf("span", texts.get("hygiene.tool." + tool.word()), "class", tool.answered() ? "ok" : "warn");
      if (!tool.said().isEmpty()) {
        html.open("p", "class", "mono muted").outside(safe(tool.said())).close();
      }
      html.close().leaf("td", ShownDuration.millis(tool.took()), "class", "num").close();
    }
    html.close().close().close();
  }

  private void modules(Html html, List<ModuleRow> modules, String head) {
    if (modules.isEmpty()) {
      return;
    }
    html.open("section").leaf(head, texts.get("hygiene.modules", modules.size())).open("table")
        .open("thead").open("tr");
    html.leaf("th", texts.get("hygiene.column.module"), "scope", "col", "class", "w-third");
    List.of("version", "newest", "licence", "needed").forEach(column ->
        html.leaf("th", texts.get("hygiene.column." + column), "scope", "col"));
    html.close().close().open("tbody");
    for (ModuleRow row : modules.stream().limit(MOST_ROWS).toList()) {
      html.open("tr").open("td", "class", "mono").outside(safe(row.path())).close();
      html.open("td", "class", "mono").outside(safe(row.version())).close();
      html.open("td", "class", "mono").outside(safe(row.update().orElse(""))).close();
      html.open("td").outside(safe(row.licence(texts))).close();
      html.leaf("td", texts.get(row.indirect() ? "hygiene.indirect" : "hygiene.direct")).close();
    }
    html.close().close();
    if (modules.size() > MOST_ROWS) {
      html.leaf("p", texts.get("hygiene.more-rows", modules.size() - MOST_ROWS), "class", "note");
    }
    html.close();
  }

  private String safe(String text) {
    return redaction.apply(text);
  }
}
