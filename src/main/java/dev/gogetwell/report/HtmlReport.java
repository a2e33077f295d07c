package dev.gogetwell.report;

import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.RemedyState;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.text.Texts;
import dev.gogetwell.text.Visible;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The report as one HTML file that prints like a document: nothing is loaded, nothing runs, nothing from outside is
/// markup. Writes what it is given; redact first. Immutable; any thread.
public final class HtmlReport {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx", Locale.ROOT);

  private final HtmlPage page = new HtmlPage();
  private final ZoneId zone;
  private final List<Texts> texts;

  /// @param texts the languages, the leading one first, see [ReportLanguage#languages]
  /// @param zone the zone of the times shown
  public HtmlReport(List<Texts> texts, ZoneId zone) {
    this.texts = List.copyOf(texts);
    this.zone = zone;
  }

  /// A part that others have to say, at the end of the document.
  ///
  /// @param id part of the text key, and the anchor
  public record Appendix(String id, Consumer<Html> write) {}

  /// Writes the document.
  ///
  /// @param fixes what became of the remedies
  /// @param removed what the redaction took out, for the foot of every page
  public String write(Report report, List<FixRecord> fixes, List<Removed> removed) {
    return write(report, fixes, removed, List.of());
  }

  /// The same with what others have to say.
  public String write(Report report, List<FixRecord> fixes, List<Removed> removed, List<Appendix> more) {
    BilingualWriter speech = new BilingualWriter(texts);
    Html html = new Html();
    html.open("main");
    verdict(html, speech, report, fixes);
    facts(html, speech, report);
    new StepTable(speech, report).write(html);
    ReportSections sections = new ReportSections(speech, report, fixes, removed, zone);
    List<Section> all = new ArrayList<>(sections.list());
    more.forEach(one -> all.add(new Section(one.id(), one.write())));
    contents(html, speech, all);
    int number = 1;
    for (Section section : all) {
      html.open("section");
      html.open("h2", "id", section.id()).text(number++ + " ");
      speech.line(html, "report.section." + section.id());
      html.close();
      content(html, speech, section);
      html.close();
    }
    html.close();
    String command = String.join(" ", report.target().command());
    HtmlPage.Edges edges = new HtmlPage.Edges("GoGetWell · " + speech.plain("report.title"),
        Visible.cut(command, 60) + " · " + TIME.format(report.started().atZone(zone)), removedLine(speech, removed));
    return page.wrap(speech.lead().language().tag(), "GoGetWell: " + command, edges, html);
  }

  /// A long list is folded on a screen and open on paper. What is folded is no part of the element that folds it, since
  /// no browser prints what a closed one holds; the style sheet hides it, but not from a link that leads into it.
  private static void content(Html html, BilingualWriter speech, Section section) {
    if (section.appendix()) {
      html.open("details", "class", "fold").open("summary");
      speech.line(html, "report.fold");
      html.close().close().open("div", "class", "folded");
      section.write().accept(html);
      html.close();
    } else {
      section.write().accept(html);
    }
  }

  private String removedLine(BilingualWriter speech, List<Removed> removed) {
    if (removed.isEmpty()) {
      return speech.plain("report.removed.nothing");
    }
    return texts.stream().map(language -> {
      String list = removed.stream().map(item -> BilingualWriter.in(language, item.message()))
          .collect(Collectors.joining(language.get("report.list-comma")));
      return language.get("report.removed.line", list);
    }).collect(Collectors.joining(" · "));
  }

  private static void verdict(Html html, BilingualWriter speech, Report report, List<FixRecord> fixes) {
    Verdict verdict = report.verdict();
    html.open("div", "class", "verdict " + JsonForm.word(verdict.state()));
    html.open("div", "class", style(verdict.state()));
    icon(verdict.state()).draw(html, "icon large");
    html.close().open("div");
    Message headline = verdict.rootCause().map(speech::sentence)
        .orElseGet(() -> Message.of("report.headline." + JsonForm.word(verdict.state())));
    html.leaf("h1", BilingualWriter.in(speech.lead(), headline));
    String second = speech.second(headline);
    if (!second.isEmpty()) {
      html.leaf("p", second, "class", "alt second", "lang", "en");
    }
    html.open("p", "class", "words").open("b", "class", style(verdict.state()));
    speech.line(html, words(verdict));
    html.close();
    if (verdict.stillTesting() || report.end() != Report.End.COMPLETE) {
      html.text(" · ");
      speech.line(html, "report.end." + JsonForm.word(report.end()));
    }
    html.close();
    if (fixes.stream().anyMatch(fix -> fix.state() == RemedyState.VERIFIED)) {
      html.open("p").open("b", "class", "ok");
      speech.line(html, "report.verdict.fixed");
      html.close().close();
    }
    html.close().close();
  }

  private static Message words(Verdict verdict) {
    return verdict.rootCause()
        .map(cause -> Message.of("report.verdict." + cause.confidence().word() + (cause.proved() ? "-proved" : "")))
        .orElseGet(() -> Message.of("report.state." + JsonForm.word(verdict.state())));
  }

  private static String style(Verdict.State state) {
    return switch (state) {
      case PROBLEM -> "bad";
      case HEALTHY -> "ok";
      case CANNOT_TELL -> "warn";
      case OPEN -> "muted";
    };
  }

  private static Icon icon(Verdict.State state) {
    return switch (state) {
      case PROBLEM -> Icon.BROKEN;
      case HEALTHY -> Icon.FINE;
      case CANNOT_TELL -> Icon.UNKNOWN;
      case OPEN -> Icon.OPEN;
    };
  }

  private void facts(Html html, BilingualWriter speech, Report report) {
    html.open("dl", "class", "facts");
    fact(html, speech, "report.fact.code",
        report.verdict().rootCause().map(Finding::code).map(Object::toString).orElse("–"), true);
    html.open("dt");
    speech.line(html, "report.fact.environment");
    html.close().open("dd");
    speech.line(html, "report.source." + JsonForm.word(report.settings().source().kind()));
    if (!report.settings().source().detail().isEmpty()) {
      html.text(" ").outside(report.settings().source().detail());
    }
    html.close();
    fact(html, speech, "report.fact.tools", report.settings().go().map(t -> t.version()).orElse("–") + " / "
        + report.settings().git().map(t -> t.version()).orElse("–"), false);
    fact(html, speech, "report.fact.system", report.settings().os(), false);
    fact(html, speech, "report.fact.goproxy", report.route().goproxy(), true);
    fact(html, speech, "report.fact.proxy", proxy(report), true);
    fact(html, speech, "report.fact.module", report.target().module().isEmpty() ? "–" : report.target().module(), true);
    fact(html, speech, "report.fact.command", Visible.cut(String.join(" ", report.target().command()), 200), true);
    fact(html, speech, "report.fact.when", TIME.format(report.started().atZone(zone)), false);
    fact(html, speech, "report.fact.took", "%.1f s".formatted(report.took().toMillis() / 1000.0), false);
    html.close();
  }


  private static String proxy(Report report) {
    for (String name : List.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY")) {
      Setting setting = report.settings().environment().get(name);
      if (setting != null && !setting.value().isEmpty()) {
        return setting.value();
      }
    }
    return "–";
  }

  private static void fact(Html html, BilingualWriter speech, String key, String value, boolean mono) {
    html.open("dt");
    speech.line(html, key);
    html.close().open("dd", "class", mono ? "mono" : "").outside(value).close();
  }

  private static void contents(Html html, BilingualWriter speech, List<Section> sections) {
    html.open("nav", "aria-label", speech.plain("report.contents")).open("ol", "class", "contents");
    int number = 1;
    for (Section section : sections) {
      html.open("li").open("a", "href", "#" + section.id());
      html.text(number++ + " " + speech.lead("report.section." + section.id())).close().close();
    }
    html.close().close();
  }
}
