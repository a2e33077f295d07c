package dev.gogetwell.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Report;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasurementTableTest {
  /// Of an enum, and the name of a hop.
  private static final Pattern INNER = Pattern.compile(
      "(?<![\\w.-])(?:public-list|name-mismatch|unknown-authority|resolver-unreachable|no-such-host"
          + "|(?:proxy|sumdb-via)-\\d)");

  @Test
  void noMeasurementIsLeftOutAndOneLineHoldsOneOutcome() throws Exception {
    Set<String> slips = new TreeSet<>();
    for (String name : Corpus.names()) {
      Report report = Corpus.read(name);
      List<List<Evidence>> rows = MeasurementTable.rows(report.evidence());
      boolean all = rows.stream().mapToInt(List::size).sum() == report.evidence().size();
      boolean alike = rows.stream().allMatch(row -> row.stream().map(each -> each.measurement().failure()).distinct()
          .count() == 1 && (row.size() == 1 || row.getFirst().measurement() instanceof ChainCheck));
      if (!all || !alike) {
        slips.add(name);
      }
    }
    assertThat(slips).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void thePageSpeaksNoWordsThatOnlyThisProgramKnows(Language language) throws Exception {
    Report report = Corpus.read("dns-hijack");
    String page = new HtmlReport(List.of(Texts.load(language)), ZoneOffset.UTC).write(report, List.of(), List.of());
    String read = page.replaceAll("(?s)<style>.*?</style>", "").replaceAll("<[^>]*>", " ");
    assertThat(INNER.matcher(read).results().map(found -> found.group())).isEmpty();
    assertThat(page).contains("id=\"E12\"");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noEmphasisRunsIntoTheNextWord(Language language) throws Exception {
    Set<String> slips = new TreeSet<>();
    for (String name : List.of("cert-mitm", "dns-hijack", "proxy-refuses-mirror", "network-refused")) {
      String page = new HtmlReport(List.of(Texts.load(language)), ZoneOffset.UTC).write(Corpus.read(name), List.of(),
          List.of());
      Pattern.compile("[^>]{0,40}</b>\\p{L}[^<]{0,20}").matcher(page).results()
          .forEach(found -> slips.add(name + ": " + found.group()));
    }
    assertThat(slips).isEmpty();
  }
}
