package dev.gogetwell.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Severity;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.Verdict;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HtmlReportTest {
  private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z!][a-zA-Z0-9-]*)");
  private static final UnaryOperator<String> EVIL = text -> "<script>x()</script><IMG SRC=x onerror=x()>'\"&\u202e"
      + text + "\u0000</title></style>" + "y".repeat(65_536);

  private static String html(Report report, ReportLanguage language) {
    return new HtmlReport(SampleTexts.of(language), ZoneOffset.UTC).write(report, Reports.fixesOfA(), List.of());
  }

  private static ItLetter letter(ReportLanguage language) {
    return new ItLetter(SampleTexts.of(language).getFirst(), ZoneOffset.UTC, Disclosure.WITHOUT_NAMES);
  }

  @ParameterizedTest
  @EnumSource(ReportLanguage.class)
  void noMarkupFromOutsideSurvives(ReportLanguage language) {
    String page = html(Reports.inspectingProxy(EVIL), language);
    assertThat(page.toLowerCase()).doesNotContain("<script", "<img", "\u202e", "\u0000");
    assertThat(page).contains("&lt;script&gt;", "[U+202E]", "… [+65");
    assertThat(TAG.matcher(page).results().filter(tag -> tag.group(2).equals("style")).count()).isEqualTo(2);
    assertThat(page).doesNotContainPattern("(?i)<[^>]+\\son[a-z]+=").doesNotContainPattern("(?i)<[^>]+\\sstyle=")
        .doesNotContainPattern("(?i)<[^>]+\\s(src|href)=\"(?!#)");
    assertThat(page.length()).as("every field is cut").isLessThan(200_000);
  }

  @Test
  void theLetterIsAsSafeAsTheReport() {
    for (ReportLanguage language : List.of(ReportLanguage.ENGLISH, ReportLanguage.CHINESE)) {
      ItLetter letter = letter(language);
      String page = letter.html(Reports.inspectingProxy(EVIL));
      assertThat(page.toLowerCase()).doesNotContain("<script", "<img", "\u202e", "\u0000");
      assertThat(letter.text(Reports.inspectingProxy(EVIL))).doesNotContain("\u202e", "\u0000").hasSizeLessThan(20_000);
    }
  }

  @Test
  void whatStandsBehindABrokenProxyIsNotDrawnAsBroken() throws Exception {
    for (String name : List.of("proxy-auth-required", "proxy-refuses-mirror", "proxy-unreachable", "proxy-wrong-scheme")) {
      String page = html(Corpus.read(name), ReportLanguage.ENGLISH);
      String drawing = page.substring(page.indexOf("<svg class=\"drawing\""));
      assertThat(drawing.substring(0, drawing.indexOf("</svg>")).split("it breaks here", -1)).as(name).hasSize(2);
    }
  }

  @Test
  void whatAFixCostsIsSaidOnlyWhereItChangesSomething() throws Exception {
    assertThat(html(Corpus.read("cert-mitm"), ReportLanguage.ENGLISH)).contains("What you or your IT can do")
        .doesNotContain("changes nothing else");
    assertThat(html(Corpus.read("modcache-damaged"), ReportLanguage.ENGLISH))
        .contains("changes nothing else");
  }

  @ParameterizedTest
  @EnumSource(ReportLanguage.class)
  void everyTextOfTheReportExists(ReportLanguage language) {
    for (Report report : List.of(Reports.inspectingProxy(), Reports.nameFilter(), Reports.healthy())) {
      assertThat(html(report, language)).doesNotContain("«");
      ItLetter letter = letter(language);
      assertThat(letter.html(report)).doesNotContain("«");
      assertThat(letter.text(report)).doesNotContain("«");
    }
  }

  @Test
  void onTheRouteNoPlaceIsCalledFineWhereTheRunWasBrokenOff() {
    Report whole = Reports.healthy();
    Report cut = new Report(whole.toolVersion(), whole.started(), whole.took(), Report.End.CANCELLED, whole.target(),
        whole.symptom(), whole.scope(), whole.settings(), whole.route(), whole.evidence(), List.of(), whole.steps(),
        whole.verdict(), List.of(), List.of());
    String finished = drawing(html(whole, ReportLanguage.ENGLISH));
    String brokenOff = drawing(html(cut, ReportLanguage.ENGLISH));
    assertThat(finished).contains("box fine", "✓");
    assertThat(brokenOff).doesNotContain("box fine", "✓").contains("box dashed");
  }

  private static String drawing(String page) {
    return page.substring(page.indexOf("class=\"drawing\""), page.indexOf("</svg>", page.indexOf("class=\"drawing\"")));
  }

  @Test
  void theVerdictComesFirstAndEverySectionIsInTheContents() {
    String page = html(Reports.inspectingProxy(), ReportLanguage.ENGLISH);
    assertThat(page.indexOf("re-signs proxy.golang.org")).isPositive().isLessThan(page.indexOf("<nav"));
    List<String> headings = Pattern.compile("<h2 id=\"([a-z-]+)\"").matcher(page).results().map(m -> m.group(1)).toList();
    assertThat(headings).containsExactly("evidence", "route", "handshake", "findings", "ruled-out", "not-testable",
        "fixes", "settings", "measurements", "hosts", "certificates", "about");
    headings.forEach(id -> assertThat(page).contains("href=\"#" + id + "\""));
    assertThat(page).contains("cert.mitm", "0/3", "3/3", "www.example.org:443", "exit code 0, 8.1 s", "overridden");
  }

  @Test
  void theFirstPageSaysInOneLineHowEveryStepFared() {
    Report report = Reports.inspectingProxy();
    String page = html(report, ReportLanguage.ENGLISH);
    String first = page.substring(0, page.indexOf("<nav"));
    assertThat(first).contains("Command", "Begun", "class=\"steps\"");
    report.steps().stream().filter(step -> step.step() != Step.FIX && step.step() != Step.REPORT).forEach(step ->
        assertThat(first).contains(SampleTexts.of(ReportLanguage.ENGLISH).getFirst().get("report.step."
            + step.step().name().toLowerCase(Locale.ROOT))));
    assertThat(first).doesNotContain("Ready to export");
  }

  @Test
  void theSameIsNotSaidTwiceOfTheSameHost() throws Exception {
    Report stored = Corpus.read("cert-mitm");
    Finding cause = stored.verdict().rootCause().orElseThrow();
    assertThat(stored.verdict().consequences()).anyMatch(each -> each.subject().equals(cause.subject()));
    String page = html(stored, ReportLanguage.ENGLISH);
    String findings = page.substring(page.indexOf("<h2 id=\"findings\""), page.indexOf("<h2 id=\"ruled-out\""));
    assertThat(findings.split(Pattern.quote("<td><span class=\"mono\"><bdi>" + cause.subject() + "</bdi>"), -1))
        .as("one row, and none that follows from it").hasSize(2);
    assertThat(page).doesNotContainPattern("valid until \\d{4}-\\d\\d-\\d\\dT");
  }

  @Test
  void aWarningNamesWhatItIsAbout() {
    Report report = Reports.healthy();
    Finding warning = new Finding(CauseCode.CONFIG_WEAKENED, Severity.WARNING, Optional.empty(), Operation.LOCAL,
        Confidence.CERTAIN, false, "GOSUMDB=off", List.of(), List.of(),
        List.of(Message.of("detail.setting", "GOSUMDB", "off", "go/env")), Optional.empty());
    Verdict verdict = report.verdict();
    String page = html(report.judged(new Verdict(verdict.state(), List.of(), List.of(), List.of(warning), List.of(),
        List.of(), Optional.empty(), false, verdict.at()), report.steps(), List.of()), ReportLanguage.ENGLISH);
    assertThat(page).contains("GOSUMDB is set to off (go/env).");
  }

  @Test
  void plantedSecretsAppearInNoDocument() {
    String planted = " http://svc:S3cretPw@p.example:1 ghp_abcdefghijklmnopqrstuvwx /home/jane/x "
        + "git.corp.example/!team/!thingummy password=hunter2 ";
    Redactor redactor = new Redactor(new Secrets(Set.of("/home/jane"), Set.of("jane"), Set.of(),
        Set.of("*.corp.example"), Set.of(), Set.of(), Set.of("svc:S3cretPw"), Set.of()));
    Report safe = redactor.redact(Reports.inspectingProxy(text -> planted + text));
    for (ReportLanguage language : List.of(ReportLanguage.ENGLISH, ReportLanguage.CHINESE)) {
      ItLetter letter = letter(language);
      for (String document : List.of(html(safe, language), letter.html(safe), letter.text(safe))) {
        assertThat(document).doesNotContainIgnoringCase("S3cretPw").doesNotContain("ghp_", "jane", "corp.example",
            "thingummy", "hunter2");
      }
      String page = new HtmlReport(SampleTexts.of(language), ZoneOffset.UTC)
          .write(safe, List.of(), redactor.removed());
      assertThat(page).contains("&lt;private module 1&gt;");
    }
  }

  @Test
  void everyHostContactedIsListed() {
    Report report = Reports.inspectingProxy();
    String page = html(report, ReportLanguage.CHINESE);
    report.hostsContacted().forEach(host -> assertThat(page).contains(host));
  }

  @Test
  void bothMeansThatEverySentenceStandsInBothLanguages() {
    String page = html(Reports.inspectingProxy(), ReportLanguage.BOTH);
    assertThat(page).contains("<html lang=\"zh-CN\">", "已排除", "Ruled out", "与 2 台主机只差 2 秒",
        "Wrong clock", "2 s off, against 2 hosts");
  }

  @Test
  void aLetterIsWrittenOnlyWhereItCanHelp() {
    ItLetter letter = letter(ReportLanguage.ENGLISH);
    assertThat(ItLetter.hasRequest(Reports.inspectingProxy())).isTrue();
    assertThat(letter.text(Reports.inspectingProxy()))
        .contains("A. Install the CA", "B. Or exempt", "issued by CN=FortiGate CA", "SHA-256 ",
            "proxy.golang.org:443, github.com:443", "0/3");
    assertThat(ItLetter.hasRequest(Reports.healthy())).isFalse();
    assertThat(letter.text(Reports.healthy())).contains("No request to IT", "In this run nothing is broken")
        .doesNotContain("A. ");
  }

  @Test
  void markupCannotBeWrittenAtAll() {
    assertThatThrownBy(() -> new Html().open("script")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Html().open("p", "onclick", "x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Html().open("a", "href", "javascript:x")).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Html().open("a", "href", "#a\"><b>").close().markup()).isEqualTo("<a href=\"#a---b-\"></a>");
  }

  @Test
  void textInARunningHeadCannotEndItsString() {
    assertThat(HtmlPage.cssString("a\"; } </style>\\\n中")).isEqualTo("\"a\\22 \\3b  \\7d  \\3c \\2f style\\3e \\5c \\a 中\"");
  }
}
