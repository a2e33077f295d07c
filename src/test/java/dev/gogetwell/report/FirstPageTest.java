package dev.gogetwell.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.text.Texts;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The first page in its words says what the file says on its first page: no more, no less, in the same order.
class FirstPageTest {
  private static final UnaryOperator<String> EVIL = text -> "<b onclick=x>&amp;\u202e\u2067שלום 👩‍💻 " + text
      + "\u0000</title>" + "y".repeat(65_536);

  private static HtmlReport writer(List<Texts> texts) {
    return new HtmlReport(texts, ZoneOffset.UTC);
  }

  private static List<String> words(FirstPage page) {
    List<String> words = new ArrayList<>();
    said(words, page.headline());
    said(words, page.words());
    page.end().ifPresent(end -> said(words, end));
    page.fixed().ifPresent(fixed -> said(words, fixed));
    page.facts().forEach(fact -> {
      said(words, fact.label());
      fact.kind().ifPresent(kind -> said(words, kind));
      words.add(fact.value());
    });
    page.steps().forEach(step -> Stream.of(step.name(), step.word(), step.summary())
        .forEach(said -> said(words, said)));
    page.parts().forEach(part -> words.add(page.parts().indexOf(part) + 1 + " " + part.title()));
    return words.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
  }

  private static void said(List<String> words, Said said) {
    words.add(said.bare().lead());
    words.add(said.bare().second());
  }

  @ParameterizedTest
  @EnumSource(ReportLanguage.class)
  void itSaysOfEveryNetworkWhatTheFileSays(ReportLanguage language) throws Exception {
    List<Texts> texts = language.languages().stream().map(Texts::load).toList();
    for (String network : Corpus.names()) {
      Report report = Corpus.read(network);
      assertThat(words(writer(texts).firstPage(report, List.of(), List.of(), List.of()))).as(network)
          .hasSizeGreaterThan(40).containsExactlyElementsOf(
              PageWords.firstPage(writer(texts).write(report, List.of(), List.of(), List.of())));
    }
  }

  @ParameterizedTest
  @EnumSource(ReportLanguage.class)
  void itSaysTheSameOfHostileTextsOfWhatWasFixedAndOfWhatOthersAdd(ReportLanguage language) {
    HtmlReport writer = writer(SampleTexts.of(language));
    List<HtmlReport.Appendix> more = List.of(new HtmlReport.Appendix("dependencies", html -> html.leaf("p", "more")));
    for (Report report : List.of(Reports.inspectingProxy(EVIL), Reports.inspectingProxy(), Reports.nameFilter(),
        Reports.healthy(), cut(Reports.nameFilter(), Report.End.CANCELLED),
        cut(Reports.healthy(), Report.End.OUT_OF_TIME))) {
      FirstPage page = writer.firstPage(report, Reports.fixesOfA(), List.of(), more);
      assertThat(words(page)).containsExactlyElementsOf(
          PageWords.firstPage(writer.write(report, Reports.fixesOfA(), List.of(), more)));
      assertThat(page.end().isPresent()).isEqualTo(report.end() != Report.End.COMPLETE);
      assertThat(page.fixed()).isPresent();
      assertThat(page.parts().getLast().id()).isEqualTo("dependencies");
    }
  }

  @Test
  void noWordOfItIsLongerThanACellOrHiddenFromTheEye() {
    FirstPage page = writer(SampleTexts.of(ReportLanguage.BOTH)).firstPage(Reports.inspectingProxy(EVIL), List.of(),
        List.of(), List.of());
    assertThat(words(page)).allSatisfy(word -> assertThat(word).hasSizeLessThan(1200)
        .doesNotContain("\u202e", "\u2067", "\u2068", "\u2069", "\u0000"));
    assertThat(words(page)).anyMatch(word -> word.contains("[U+202E]"));
  }

  @Test
  void aSentenceThatIsTheSameInBothLanguagesIsSaidOnce() {
    FirstPage page = writer(SampleTexts.of(ReportLanguage.BOTH)).firstPage(Reports.healthy(), List.of(), List.of(),
        List.of());
    assertThat(page.facts()).filteredOn(fact -> fact.label().lead().equals("GOPROXY")).singleElement()
        .satisfies(fact -> assertThat(fact.label().second()).isEmpty());
    assertThat(page.headline().second()).isNotEmpty().isNotEqualTo(page.headline().lead());
    assertThat(page.state()).isEqualTo(Verdict.State.HEALTHY);
  }

  private static Report cut(Report report, Report.End end) {
    return new Report(report.toolVersion(), report.started(), report.took(), end, report.target(), report.symptom(),
        report.scope(), report.settings(), report.route(), report.evidence(), report.endings(), report.steps(),
        report.verdict(), report.remedies(), report.hostsContacted());
  }
}
