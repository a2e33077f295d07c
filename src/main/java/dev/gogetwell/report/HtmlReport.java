package dev.gogetwell.report;

import dev.gogetwell.model.Report;
import dev.gogetwell.text.Texts;
import dev.gogetwell.text.Visible;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The report as one HTML file that prints like a document: nothing is loaded, nothing runs, nothing from outside is
/// markup. Writes what it is given; redact first. Immutable; any thread.
public final class HtmlReport {
  private final HtmlPage page = new HtmlPage();
  private final ZoneId zone;
  private final List<Texts> texts;
  private final Disclosure disclosure;

  /// @param texts the languages, the leading one first, see [ReportLanguage#languages]
  /// @param zone the zone of the times shown
  public HtmlReport(List<Texts> texts, ZoneId zone) {
    this(texts, zone, Disclosure.WITHOUT_NAMES);
  }

  /// @param disclosure whether names were left in what is written
  public HtmlReport(List<Texts> texts, ZoneId zone, Disclosure disclosure) {
    this.disclosure = disclosure;
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
    List<Section> all = sections(speech, report, fixes, removed, more);
    Html html = new Html();
    html.open("main");
    new FirstPageHtml(speech, FirstPage.of(speech, report, fixes, all, zone)).write(html);
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
        Visible.cut(command, 60) + " · " + FirstPage.TIME.format(report.started().atZone(zone)),
        removedLine(speech, new Omissions(removed, disclosure)));
    return page.wrap(speech.lead().language().tag(), "GoGetWell: " + command, edges, html);
  }

  /// What stands on the first page of [#write] with the same arguments.
  public FirstPage firstPage(Report report, List<FixRecord> fixes, List<Removed> removed, List<Appendix> more) {
    BilingualWriter speech = new BilingualWriter(texts);
    return FirstPage.of(speech, report, fixes, sections(speech, report, fixes, removed, more), zone);
  }

  private List<Section> sections(BilingualWriter speech, Report report, List<FixRecord> fixes, List<Removed> removed,
      List<Appendix> more) {
    Omissions omissions = new Omissions(removed, disclosure);
    List<Section> all = new ArrayList<>(new ReportSections(speech, report, fixes, omissions, zone).list());
    more.forEach(one -> all.add(new Section(one.id(), one.write())));
    return all;
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

  private String removedLine(BilingualWriter speech, Omissions omissions) {
    if (omissions.removed().isEmpty()) {
      return speech.plain(omissions.key("line"));
    }
    return texts.stream().map(language -> {
      String list = omissions.removed().stream().map(item -> BilingualWriter.in(language, item.message()))
          .collect(Collectors.joining(language.get("report.list-comma")));
      return language.get(omissions.key("line"), list);
    }).collect(Collectors.joining(" · "));
  }
}
