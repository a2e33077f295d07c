package dev.gogetwell.diagnostics.handshake;

import static dev.gogetwell.diagnostics.Observed.brokenHandshake;
import static dev.gogetwell.diagnostics.Observed.shaken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Experiments;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Separator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeRulesTest {
  private static final TlsHandshake RESET = brokenHandshake("x", FailureKind.RESET, "Connection reset");
  private static final TlsHandshake SILENT = brokenHandshake("x", FailureKind.TIMEOUT, "no answer in time");
  private static final TlsHandshake ALERT = brokenHandshake("x", FailureKind.ALERT, "unrecognized_name(112)");
  private static final TlsHandshake ANSWER = shaken("x");

  private static FactsBuilder cut(FailureKind kind) {
    return new FactsBuilder().proxy("a", Separator.END).notShaken("a", kind, "cut");
  }

  private static FactsBuilder sni(FactsBuilder facts, List<TlsHandshake> target, List<TlsHandshake> control) {
    target.forEach(seen -> facts.sees("a", Experiments.sni("a"), "target", seen));
    control.forEach(seen -> facts.sees("a", Experiments.sni("a"), "control", seen));
    return facts.made(Experiments.sni("a"));
  }

  private static List<Finding> serverName(FactsBuilder facts) {
    return new ServerNameRule().judge(facts.build());
  }

  @Test
  void aNameThatIsOnlySlowIsNoProvedFilter() {
    FactsBuilder facts = sni(cut(FailureKind.TIMEOUT), List.of(SILENT, SILENT, SILENT),
        List.of(ANSWER, ANSWER, ANSWER));
    assertThat(serverName(facts)).allMatch(finding -> !finding.proved() && finding.missingControl().isPresent());
    assertThat(serverName(facts.witness(false, "net/http: TLS handshake timeout")))
        .singleElement().matches(Finding::proved);
  }

  @Test
  void onlyTheNameBeingCutThreeTimesOfThreeIsAFilter() {
    assertThat(serverName(sni(cut(FailureKind.RESET), List.of(RESET, RESET, RESET), List.of(ANSWER, ANSWER, ANSWER))))
        .singleElement().matches(finding -> finding.code() == CauseCode.TLS_SNI_FILTER && finding.proved()
            && finding.confidence() == Confidence.CERTAIN);
  }

  @Test
  void anAlertForTheControlNameIsAnAnswerOfTheServer() {
    assertThat(serverName(sni(cut(FailureKind.RESET), List.of(RESET, RESET, RESET), List.of(ALERT, ANSWER, ALERT))))
        .hasSize(1);
  }

  @Test
  void aControlThatWasCutOnceClearsTheName() {
    assertThat(serverName(sni(cut(FailureKind.RESET), List.of(RESET, RESET, RESET), List.of(ANSWER, RESET, ANSWER))))
        .isEmpty();
    assertThat(serverName(sni(cut(FailureKind.RESET), List.of(RESET, RESET, RESET), List.of(RESET, RESET, RESET))))
        .isEmpty();
  }

  @Test
  void aTargetThatWasAnsweredOnceClearsTheName() {
    assertThat(serverName(sni(cut(FailureKind.RESET), List.of(RESET, ANSWER, RESET), List.of(ANSWER, ANSWER, ANSWER))))
        .isEmpty();
    assertThat(serverName(sni(cut(FailureKind.RESET), List.of(RESET, RESET, ALERT), List.of(ANSWER, ANSWER, ANSWER))))
        .isEmpty();
  }

  @Test
  void fewerThanThreeAttemptsProveNothing() {
    assertThat(serverName(sni(cut(FailureKind.RESET), List.of(RESET, RESET), List.of(ANSWER, ANSWER, ANSWER))))
        .isEmpty();
    assertThat(serverName(sni(cut(FailureKind.RESET), List.of(RESET, RESET, RESET), List.of(ANSWER, ANSWER))))
        .isEmpty();
  }

  @Test
  void anExperimentThatHasNotEndedProvesNothing() {
    FactsBuilder facts = cut(FailureKind.RESET);
    for (int i = 0; i < 3; i++) {
      facts.sees("a", Experiments.sni("a"), "target", RESET).sees("a", Experiments.sni("a"), "control", ANSWER);
    }
    assertThat(serverName(facts)).isEmpty();
  }

  @Test
  void silenceAloneIsNeverCertain() {
    assertThat(serverName(
        sni(cut(FailureKind.TIMEOUT), List.of(SILENT, SILENT, SILENT), List.of(ANSWER, ANSWER, ANSWER))))
        .singleElement().matches(finding -> finding.confidence() == Confidence.LIKELY);
  }

  private static FactsBuilder sizes(List<TlsHandshake> large, List<TlsHandshake> small) {
    FactsBuilder facts = cut(FailureKind.TIMEOUT);
    large.forEach(seen -> facts.sees("a", Experiments.hello("a"), "large", seen));
    small.forEach(seen -> facts.sees("a", Experiments.hello("a"), "small", seen));
    return facts.made(Experiments.hello("a"));
  }

  private static List<Finding> helloSize(FactsBuilder facts) {
    return new HelloSizeRule().judge(facts.build());
  }

  @Test
  void onlyTheLargeHelloBeingLostIsTheSize() {
    assertThat(helloSize(sizes(List.of(SILENT, SILENT, RESET), List.of(ANSWER, ANSWER, ANSWER)))).singleElement()
        .matches(finding -> finding.code() == CauseCode.TLS_PQ_HELLO && finding.proved());
  }

  private static FactsBuilder refusable(FactsBuilder facts, TlsHandshake... seen) {
    List.of(seen).forEach(one -> facts.sees("a", Experiments.hello("a"), "refusable", one));
    return facts;
  }

  @Test
  void answersOfAFewBytesAloneComingBackAreThePathAndOnlySuspected() {
    FactsBuilder facts = refusable(sizes(List.of(), List.of(SILENT, SILENT, SILENT)), ALERT, ALERT, ALERT);
    assertThat(helloSize(facts)).singleElement().matches(finding -> finding.code() == CauseCode.NETWORK_MTU
        && finding.confidence() == Confidence.LIKELY && !finding.proved() && finding.missingControl().isPresent());
  }

  @Test
  void aServerThatIsSilentOrCutsOrAnswersNowAndThenHasNoSmallMtu() {
    assertThat(helloSize(refusable(sizes(List.of(), List.of(SILENT, SILENT, SILENT)), SILENT, SILENT, SILENT)))
        .isEmpty();
    assertThat(helloSize(refusable(sizes(List.of(), List.of(SILENT, SILENT, SILENT)), ALERT, ALERT, SILENT)))
        .isEmpty();
    assertThat(helloSize(refusable(sizes(List.of(), List.of(SILENT, RESET, SILENT)), ALERT, ALERT, ALERT))).isEmpty();
    assertThat(helloSize(refusable(sizes(List.of(), List.of(SILENT, ANSWER, SILENT)), ALERT, ALERT, ALERT))).isEmpty();
    assertThat(helloSize(refusable(sizes(List.of(), List.of(SILENT)), ALERT))).isEmpty();
  }

  private static FactsBuilder split(FactsBuilder facts, TlsHandshake... seen) {
    List.of(seen).forEach(one -> facts.sees("a", Experiments.hello("a"), "split", one));
    return facts;
  }

  private static FactsBuilder onlyLargeLost() {
    return sizes(List.of(SILENT, SILENT, SILENT), List.of(ANSWER, ANSWER, ANSWER));
  }

  @Test
  void theSameBytesPassingInSmallPacketsAreThePathAndOnlySuspected() {
    assertThat(helloSize(split(onlyLargeLost(), ANSWER, ANSWER, ANSWER))).singleElement()
        .matches(finding -> finding.code() == CauseCode.NETWORK_MTU && finding.confidence() == Confidence.LIKELY
            && finding.comparisons().size() == 2);
  }

  @Test
  void theSameBytesLostInSmallPacketsTooAreTheMessage() {
    assertThat(helloSize(split(onlyLargeLost(), SILENT, SILENT, SILENT))).singleElement()
        .matches(finding -> finding.code() == CauseCode.TLS_PQ_HELLO && finding.proved());
    assertThat(helloSize(split(onlyLargeLost(), SILENT, ANSWER, SILENT))).singleElement()
        .matches(finding -> finding.code() == CauseCode.TLS_PQ_HELLO && finding.confidence() == Confidence.LIKELY);
  }

  @Test
  void theLargeHelloBeingRefusedInWordsIsTheMessageWhateverItsPackets() {
    assertThat(helloSize(split(sizes(List.of(ALERT, ALERT, ALERT), List.of(ANSWER, ANSWER, ANSWER)), ANSWER, ANSWER,
        ANSWER))).singleElement().matches(finding -> finding.code() == CauseCode.TLS_PQ_HELLO);
    assertThat(helloSize(sizes(List.of(ALERT, ALERT, ALERT), List.of(ALERT, ALERT, ALERT)))).isEmpty();
  }

  @Test
  void aSmallHelloThatIsLostTooOrALargeOneThatPassesClearsTheSize() {
    assertThat(helloSize(sizes(List.of(SILENT, SILENT, SILENT), List.of(ANSWER, SILENT, ANSWER)))).isEmpty();
    assertThat(helloSize(sizes(List.of(SILENT, ANSWER, SILENT), List.of(ANSWER, ANSWER, ANSWER)))).isEmpty();
    assertThat(helloSize(sizes(List.of(SILENT, SILENT), List.of(ANSWER, ANSWER)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"RESET, reset, tls.reset-after-clienthello", "EOF, EOF, tls.eof", "TIMEOUT, none, tls.timeout",
      "NOT_TLS, HTTP/1.1 400, tls.not-tls", "ALERT, internal_error(80), tls.alert",
      "ALERT, protocol_version(70), tls.version", "PROTOCOL, protocol_version(70), tls.version",
      "PROTOCOL, handshake_failure(40), tls.no-common-cipher", "PROTOCOL, bad_record_mac(20), tls.corrupt"})
  void howTheHandshakeBreaksNamesTheCause(FailureKind kind, String raw, String code) {
    FactsBuilder facts = new FactsBuilder().proxy("a", Separator.END).notShaken("a", kind, raw);
    assertThat(new BrokenHandshakeRule().judge(facts.build())).singleElement()
        .matches(finding -> finding.code().code().equals(code));
  }

  @Test
  void aGroupThatWeCannotComputeAccusesNobody() {
    FactsBuilder facts = new FactsBuilder().proxy("a", Separator.END).notShaken("a", FailureKind.OTHER, "0x6399");
    assertThat(new BrokenHandshakeRule().judge(facts.build())).isEmpty();
  }

  @Test
  void anotherServerThatShakesHandsMakesItCertainAndNoneLeavesDoubt() {
    assertThat(new BrokenHandshakeRule().judge(cut(FailureKind.EOF).workingMirror("https://m.example").build()))
        .singleElement().matches(finding -> finding.confidence() == Confidence.CERTAIN);
    assertThat(new BrokenHandshakeRule().judge(cut(FailureKind.EOF).build())).singleElement()
        .matches(finding -> finding.confidence() != Confidence.CERTAIN && finding.missingControl().isPresent());
  }

  @Test
  void namesAreVariedOnlyWhereNothingWasAnswered() {
    assertThat(wanted(cut(FailureKind.RESET))).contains(Experiments.sni("a"));
    assertThat(wanted(cut(FailureKind.ALERT))).containsExactly(Experiments.hello("a"));
    assertThat(wanted(cut(FailureKind.NOT_TLS))).isEmpty();
    assertThat(wanted(new FactsBuilder().proxy("a", Separator.END).works("a"))).isEmpty();
  }

  @Test
  void aControlNameThatFailedTooRulesTheFilterOut() {
    FactsBuilder facts = sni(cut(FailureKind.RESET), List.of(RESET, RESET, RESET), List.of(RESET, RESET, RESET));
    assertThat(new HandshakeService().ruledOut(facts.build())).singleElement()
        .matches(ruledOut -> ruledOut.code() == CauseCode.TLS_SNI_FILTER);
  }

  private static List<Experiment> wanted(FactsBuilder facts) {
    return new HandshakeService().wishes().stream().flatMap(wish -> wish.wanted(facts.build()).stream())
        .toList();
  }
}
