package dev.gogetwell.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.text.Texts;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a firewall desk asks for first: when, where to, by which proxy, which name, which certificate.
class ItLetterTest {
  private static String letter(Report report, ReportLanguage language) {
    return writer(language, Disclosure.WITHOUT_NAMES).text(report);
  }

  private static ItLetter writer(ReportLanguage language, Disclosure disclosure) {
    return new ItLetter(SampleTexts.of(language).getFirst(), ZoneOffset.ofHours(8), disclosure);
  }

  private static String english(String network) throws Exception {
    return letter(Corpus.read(network), ReportLanguage.ENGLISH);
  }

  private static Hop accused(Report report) {
    return report.verdict().rootCause().flatMap(Finding::hop).flatMap(report.route()::hop).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"network-refused", "tls-reset", "cert-mitm", "proxy-refuses-mirror"})
  void theHostThatFailsIsNamedWithItsPort(String network) throws Exception {
    Report report = Corpus.read(network);
    assertThat(english(network)).contains("Destination: " + accused(report).authority());
  }

  @Test
  void onlyTheHostWhereConnectionsEndIsToBeLetThrough() throws Exception {
    Report report = Corpus.read("network-refused");
    List<String> others = report.route().hops().stream().map(Hop::host)
        .filter(host -> !host.equals(accused(report).host())).distinct().toList();
    assertThat(others).isNotEmpty();
    assertThat(others).noneMatch(english("network-refused")::contains);
  }

  @Test
  void theTimeCarriesItsZoneAndTheCertificateItsFingerprint() throws Exception {
    assertThat(english("cert-mitm")).containsPattern("Time: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\+08:00\n")
        .containsPattern("SHA-256 of the certificate that came: ([0-9a-f]{2}:){31}[0-9a-f]{2}\n")
        .contains("(SNI): " + accused(Corpus.read("cert-mitm")).host());
  }

  @Test
  void theFingerprintIsOfTheHandshakeThatTheFindingStandsOn() throws Exception {
    Report report = Corpus.read("cert-mitm");
    TlsHandshake handshake = LetterFacts.handshake(report, report.verdict().rootCause().orElseThrow()).orElseThrow();
    assertThat(handshake.serverName()).isEqualTo(accused(report).host());
    assertThat(english("cert-mitm")).contains(ShownCertificate.fingerprint(handshake.chain().getFirst().bytes()))
        .contains(ShownCertificate.fingerprint(handshake.chain().getLast().bytes()));
  }

  @Test
  void theProxyInBetweenIsNamed() throws Exception {
    Report report = Corpus.read("proxy-refuses-mirror");
    assertThat(english("proxy-refuses-mirror"))
        .contains("Through the proxy: " + accused(report).via().orElseThrow().authority());
  }

  @Test
  void aControlThatWasMadeIsNotSaidToBeMissing() throws Exception {
    assertThat(english("proxy-refuses-mirror")).contains("1/1").doesNotContain("is missing");
  }

  @ParameterizedTest
  @EnumSource(value = ReportLanguage.class, names = {"ENGLISH", "CHINESE"})
  void nothingIsAskedWhereItHasNothingToDo(ReportLanguage language) throws Exception {
    assertThat(letter(Corpus.read("healthy"), language)).doesNotContain("SHA-256").doesNotContain("+08:00");
  }

  /// What of a line is there only because a mail has no tables: the mark of a request, a count before its label.
  private static final Pattern LAYOUT = Pattern.compile("^(?:[AB]\\. |- |\\d+/\\d+ {2})");
  /// What a page has besides: marks, counts, and the heads of its table.
  private static final Set<String> OF_THE_TABLE = Set.of("report.letter.test", "report.proof.count");

  @ParameterizedTest
  @EnumSource(value = ReportLanguage.class, names = {"ENGLISH", "CHINESE"})
  void theMailSaysWhatThePageSays(ReportLanguage language) throws Exception {
    ItLetter letter = writer(language, Disclosure.WITHOUT_NAMES);
    Texts texts = SampleTexts.of(language).getFirst();
    for (String network : Corpus.names()) {
      Report report = Corpus.read(network);
      List<String> lines = PageWords.letter(letter.html(report));
      String page = PageWords.squeezed(String.join("", lines));
      String mail = PageWords.squeezed(letter.text(report));
      letter.text(report).lines().map(String::strip).map(line -> LAYOUT.matcher(line).replaceFirst(""))
          .forEach(line -> assertThat(page).as(network).contains(PageWords.squeezed(line)));
      lines.stream().filter(line -> !line.matches("→|[AB]")
              && OF_THE_TABLE.stream().map(texts::get).noneMatch(line::equals))
          .flatMap(line -> Stream.of(line.split(" ·(?: |$)")))
          .forEach(line -> assertThat(mail).as(network).contains(PageWords.squeezed(line)));
    }
  }

  @ParameterizedTest
  @CsvSource({"WITHOUT_NAMES,user names and private module names were removed",
      "WITH_NAMES,names kept on request"})
  void theFootSaysWhetherNamesAreInIt(Disclosure disclosure, String words) throws Exception {
    ItLetter letter = writer(ReportLanguage.ENGLISH, disclosure);
    for (String network : List.of("cert-mitm", "healthy")) {
      assertThat(letter.text(Corpus.read(network))).endsWith(words + ".\n");
      assertThat(PageWords.letter(letter.html(Corpus.read(network))).getLast()).endsWith(words + ".");
    }
  }

  @Test
  void whereNothingCanBeAskedItSaysWhy() throws Exception {
    assertThat(english("healthy")).contains("No request to IT", "In this run nothing is broken");
    assertThat(english("goproxy-off")).contains("none of those for which", "What was found: ");
    Report whole = Corpus.read("cert-mitm");
    assertThat(letter(verdict(whole, Verdict.State.OPEN, List.of()), ReportLanguage.ENGLISH))
        .contains("ended before anything was found").doesNotContain("nothing is broken");
    assertThat(letter(verdict(whole, Verdict.State.CANNOT_TELL, List.of()), ReportLanguage.ENGLISH))
        .contains("did not find the cause").doesNotContain("nothing is broken");
    Finding sure = whole.verdict().rootCause().orElseThrow();
    Finding unsure = new Finding(sure.code(), sure.severity(), sure.hop(), sure.operation(), Confidence.POSSIBLE, false,
        sure.subject(), sure.evidence(), sure.comparisons(), sure.details(), sure.missingControl());
    assertThat(letter(verdict(whole, Verdict.State.PROBLEM, List.of(unsure)), ReportLanguage.ENGLISH))
        .contains("too little to ask somebody").doesNotContain("A. ");
  }

  private static Report verdict(Report report, Verdict.State state, List<Finding> causes) {
    return report.judged(new Verdict(state, causes, List.of(), List.of(), List.of(), List.of(), Optional.empty(), false,
        report.took()), report.steps(), List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"download-redirect-refused", "proxy-refuses-storage", "sumdb-refused", "sumdb-reset",
      "sumdb-dropped", "proxy-refuses-database", "redirect-database-dead"})
  void theHostOfTheArchivesOrTheDatabaseIsToBeLetThroughWhereConnectionsWithItAreCut(String network) throws Exception {
    Report report = Corpus.read(network);
    assertThat(english(network)).contains("Please allow connections to " + accused(report).authority() + "\n",
        "   " + accused(report).authority() + "\n", "Destination: " + accused(report).authority());
  }

  @ParameterizedTest
  @ValueSource(strings = {"download-redirect-unknown", "redirect-archive-403", "sumdb-403", "sumdb-503", "sumdb-behind",
      "sumdb-proxy-500"})
  void whoHasNoAddressOrAnsweredIsNotTheFirewallsMatter(String network) throws Exception {
    assertThat(english(network)).contains("No request to IT").doesNotContain("Please allow");
  }

  @ParameterizedTest
  @CsvSource({"path-port-prohibited,Please check the way to,No route to host",
      "path-nat64-dead,Please check the way to,translates addresses",
      "network-one-program,Please allow go and git,connection refused"})
  void aHostWithoutAWayToItIsToBeMadeReachable(String network, String title, String seen) throws Exception {
    Report report = Corpus.read(network);
    assertThat(english(network)).contains(title, "   " + accused(report).authority() + "\n", seen,
        "Destination: " + accused(report).authority(), "Addresses dialled: ", "Time: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"portal-signs", "portal-only-signs", "portal-refuses-tls", "portal-drops-tls",
      "portal-names"})
  void aPageInPlaceOfEverybodyIsToBeTakenAwayForAllHosts(String network) throws Exception {
    Report report = Corpus.read(network);
    assertThat(english(network)).contains("without a login page").contains(report.route().hops().stream()
        .map(Hop::authority).distinct().toList());
  }

  @Test
  void whoAnsweredInPlaceOfAPageIsNamedWithWhereItLeads() throws Exception {
    assertThat(english("portal-signs")).containsPattern("Page http://[^ ]+/generate_204: answered 200\n");
    Report report = Corpus.read("portal-drops-tls");
    List<Evidence> leading = report.evidence().stream().map(evidence -> evidence.measurement() instanceof HttpFetch page
        ? new Evidence(evidence.id(), evidence.hop(), evidence.trial(), evidence.at(), evidence.took(),
            new HttpFetch(page.url(), page.via(), page.status(), page.contentType(), page.excerpt(), page.clocks(),
                List.of("location: http://login.hotel/"), page.failure())) : evidence).toList();
    assertThat(letter(with(report, leading), ReportLanguage.ENGLISH))
        .containsPattern("Page http://[^ ]+/generate_204: answered 302, leads to http://login\\.hotel/\n");
  }

  private static Report with(Report report, List<Evidence> evidence) {
    return new Report(report.toolVersion(), report.started(), report.took(), report.end(), report.target(),
        report.symptom(), report.scope(), report.settings(), report.route(), evidence, report.endings(),
        report.steps(), report.verdict(), report.remedies(), report.hostsContacted());
  }

  @Test
  void aMachineThatMaySimplyBeOfflineHasNothingToAskFor() throws Exception {
    Report whole = Corpus.read("path-port-prohibited");
    Finding sure = whole.verdict().rootCause().orElseThrow();
    Finding alone = new Finding(sure.code(), sure.severity(), sure.hop(), sure.operation(), sure.confidence(), false,
        sure.subject(), sure.evidence(), sure.comparisons(), List.of(sure.details().getFirst()), sure.missingControl());
    assertThat(letter(verdict(whole, Verdict.State.PROBLEM, List.of(alone)), ReportLanguage.ENGLISH))
        .contains("No request to IT");
  }

  @ParameterizedTest
  @CsvSource({"download-cut,unexpected EOF", "download-redirect-refused,Connection refused"})
  void theErrorInItIsThatWhichStoppedGoNotAnotherJudgesOpinionOfACertificate(String network, String error)
      throws Exception {
    assertThat(english(network)).contains("   " + error).doesNotContain("x509");
  }
}
