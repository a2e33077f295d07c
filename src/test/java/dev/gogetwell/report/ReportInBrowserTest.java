package dev.gogetwell.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.model.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opens every kind of document in a real browser. With `-Dreport.pages=FOLDER` the PDFs are kept there, to be looked
/// at.
class ReportInBrowserTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static Browser browser;
  private final List<Browser.Visit> visits = new ArrayList<>();

  @TempDir static Path profile;
  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(Browser.program().isPresent(), "skipped: no Chromium on this machine, the report is not printed");
    browser = Browser.start(Browser.program().orElseThrow(), profile);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void everyReportPrintsWithoutAComplaintAndWithoutARequest() throws IOException {
    for (ReportLanguage language : ReportLanguage.values()) {
      check("report-a-" + language, html(Reports.inspectingProxy(), Reports.fixesOfA(), language), 8.27, 11.69);
      check("report-b-" + language, html(Reports.nameFilter(), List.of(), language), 8.5, 11);
    }
    check("report-healthy", html(Reports.healthy(), List.of(), ReportLanguage.ENGLISH), 8.27, 11.69);
  }

  @Test
  void theLetterIsOnePageInEitherLanguage() throws IOException {
    for (ReportLanguage language : List.of(ReportLanguage.ENGLISH, ReportLanguage.CHINESE)) {
      ItLetter letter = new ItLetter(SampleTexts.of(language).getFirst(), SHANGHAI, Disclosure.WITHOUT_NAMES);
      check("letter-a-" + language, letter.html(Reports.inspectingProxy()), 8.27, 11.69);
      check("letter-b-" + language, letter.html(Reports.nameFilter()), 8.5, 11);
      check("letter-none-" + language, letter.html(Reports.healthy()), 8.27, 11.69);
      for (Browser.Visit visit : visits) {
        assertThat(pages(visit.pdf())).isEqualTo(1);
      }
    }
  }

  @Test
  void aRunOfOneFaultHasAtMostSixPages() throws Exception {
    for (ReportLanguage language : List.of(ReportLanguage.ENGLISH, ReportLanguage.CHINESE)) {
      for (String name : List.of("cert-mitm", "path-name-reset", "dns-hijack", "goproxy-no-fallthrough")) {
        check(name + "-" + language, html(Corpus.read(name), List.of(), language), 8.27, 11.69);
        assertThat(pages(visits.getLast().pdf())).as(name + " " + language).isBetween(2L, 6L);
        check(name + "-letter-" + language, html(Corpus.read(name), List.of(), language), 8.5, 11);
        assertThat(pages(visits.getLast().pdf())).as(name + " " + language + ", US Letter").isBetween(2L, 6L);
      }
    }
  }

  @Test
  void longListsAreFoldedOnTheScreenAndOpenOnPaperAndForALink() throws Exception {
    Path file = Files.writeString(folder.resolve("folded.html"),
        html(Corpus.read("cert-mitm"), List.of(), ReportLanguage.ENGLISH));
    String measured = "Read the roots";
    String raw = "-----BEGIN CERTIFICATE-----";
    assertThat(browser.shown(file, "", false)).contains("Every measurement", "Every certificate", "Show or hide")
        .doesNotContain(measured, raw);
    assertThat(browser.shown(file, "", true)).contains(measured, "SHA-256", "The bytes of each")
        .doesNotContain("Show or hide", raw);
    assertThat(Files.readString(file)).as("for who opens it").contains(raw);
    assertThat(browser.shown(file, "E1", false)).as("a link into it opens it").contains(measured)
        .doesNotContain(raw);
  }

  /// So that "no complaint" means something: the policy must stop a page that does try.
  @Test
  void aPageThatDisobeysWouldBeHeard() throws IOException {
    String html = html(Reports.healthy(), List.of(), ReportLanguage.ENGLISH)
        .replace("</body>", "<script>document.title='owned'</script><img src='http://127.0.0.1:1/x'></body>");
    Browser.Visit visit = browser.visit(Files.writeString(folder.resolve("bad.html"), html), 8.27, 11.69);
    assertThat(visit.complaints()).isNotEmpty();
    assertThat(visit.title()).isNotBlank().isNotEqualTo("owned");
  }

  /// Every page object of a PDF has the type Page (ISO 32000-1, section 7.7.3.3).
  private static long pages(byte[] pdf) {
    return Pattern.compile("/Type\\s*/Page\\b").matcher(new String(pdf, StandardCharsets.ISO_8859_1)).results().count();
  }

  @Test
  void hostileTextsStayTexts() throws IOException {
    String evil = "<script>document.title='owned';console.log('owned')</script><img src=http://127.0.0.1:1/x "
        + "onerror=\"document.title='owned'\"></style><style>@import 'http://127.0.0.1:1/y';</style>"
        + "\u202egpj.exe\u2066 ' \" & --> ]]> \\3c script\\3e ";
    Report report = Reports.inspectingProxy(text -> evil + text + "x".repeat(65_536));
    check("report-hostile", html(report, Reports.fixesOfA(), ReportLanguage.BOTH), 8.27, 11.69);
  }

  private static String html(Report report, List<FixRecord> fixes, ReportLanguage language) {
    return new HtmlReport(SampleTexts.of(language), SHANGHAI)
        .write(report, fixes, List.of(new Removed(Removed.Kind.USER_NAME, 1, List.of("<user>")),
            new Removed(Removed.Kind.HOME, 1, List.of("<home>")),
            new Removed(Removed.Kind.PROXY_PASSWORD, 1, List.of("<proxy password>"))));
  }

  private void check(String name, String html, double width, double height) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".html"), html);
    Browser.Visit visit = browser.visit(file, width, height);
    visits.add(visit);
    assertThat(visit.complaints()).as(name).isEmpty();
    assertThat(visit.requests()).as(name).isEmpty();
    assertThat(visit.title()).isNotBlank().isNotEqualTo("owned");
    assertThat(new String(visit.pdf(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    String keep = System.getProperty("report.pages", "");
    if (!keep.isEmpty()) {
      Files.createDirectories(Path.of(keep));
      Files.write(Path.of(keep, name + ".pdf"), visit.pdf());
      Files.writeString(Path.of(keep, name + ".html"), html);
    }
  }
}
