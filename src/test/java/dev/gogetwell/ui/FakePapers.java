package dev.gogetwell.ui;

import dev.gogetwell.firewall.HostLetter;
import dev.gogetwell.firewall.HostList;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.report.Disclosure;
import dev.gogetwell.report.HtmlReport;
import dev.gogetwell.report.ItLetter;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.port.Paper;
import dev.gogetwell.ui.port.Paper.Sheet;
import dev.gogetwell.ui.port.ReportWriter.Draft;
import dev.gogetwell.ui.port.ReportWriter.Removal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/// What would be saved of a story, in its own words, which no bundle has. Of what is taken out it only says so.
record FakePapers(Function<Language, Texts> words) {
  Paper of(Draft draft) {
    boolean redacts = draft.wish().redact();
    return new Paper(sheet(draft, redacts ? Disclosure.WITHOUT_NAMES : Disclosure.WITH_NAMES), redacts
        ? List.of(new Removal(Message.of("report.removed.user-name.one", 1), "<user>"),
            new Removal(Message.of("report.removed.host-name.one", 1), "<this computer>")) : List.of());
  }

  private Sheet sheet(Draft draft, Disclosure disclosure) {
    Report report = draft.opened().report();
    List<Texts> texts = draft.wish().languages().stream().map(words).toList();
    return switch (draft.wish().form()) {
      case HTML, JSON -> new Sheet.Page(new HtmlReport(texts, ZoneOffset.UTC, disclosure)
          .firstPage(report, draft.fixes(), List.of(), List.of()));
      case LETTER -> {
        ItLetter letter = new ItLetter(texts.getFirst(), ZoneOffset.UTC, disclosure);
        yield new Sheet.Letter(letter.text(report), ItLetter.hasRequest(report));
      }
      case HOSTS -> new Sheet.Letter(new HostLetter(texts.getFirst(), ZoneOffset.UTC, disclosure)
          .text(HostList.of(report)), true);
    };
  }
}
