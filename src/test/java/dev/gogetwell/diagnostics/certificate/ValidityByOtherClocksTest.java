package dev.gogetwell.diagnostics.certificate;

import static dev.gogetwell.diagnostics.FactsBuilder.NOW;
import static dev.gogetwell.diagnostics.Observed.accepted;
import static dev.gogetwell.diagnostics.Observed.connected;
import static dev.gogetwell.diagnostics.Observed.refusal;
import static dev.gogetwell.diagnostics.Observed.shaken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Experiments;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.Clocks;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Separator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The time in the answers of other hosts as a second clock; this machine's clock says [FactsBuilder#NOW].
class ValidityByOtherClocksTest {
  private static final Duration RIGHT = Duration.ZERO;

  private static Duration days(long days) {
    return Duration.ofDays(days);
  }

  /// A module proxy whose certificate ended ten days ago by this machine's clock.
  private static FactsBuilder expired() throws Exception {
    Instant end = NOW.minus(days(10));
    return new FactsBuilder().proxy("a", Separator.END).refused("a", FailureKind.EXPIRED,
        "x509: certificate has expired or is not yet valid: current time " + NOW + " is after " + end,
        new Leaves("CA").leaf("a.example", end.minus(days(80)), end));
  }

  /// One whose certificate begins in ten days.
  private static FactsBuilder notYetValid() throws Exception {
    Instant start = NOW.plus(days(10));
    return new FactsBuilder().proxy("a", Separator.END).refused("a", FailureKind.NOT_YET_VALID,
        "x509: certificate has expired or is not yet valid: current time " + NOW + " is before " + start,
        new Leaves("CA").leaf("a.example", start));
  }

  private static HttpFetch answer(String url, int status, String body, Duration behind) {
    return new HttpFetch(url, Optional.empty(), status, "text/plain", body,
        Optional.of(new Clocks(NOW.minus(behind), NOW)), Optional.empty());
  }

  /// A host with an accepted certificate whose clock is `behind` this machine's.
  private static FactsBuilder verified(FactsBuilder facts, String host, Duration behind) {
    Experiment trial = Experiments.mirror("https://" + host);
    return facts.made(trial).sees("mirror", trial, "mirror", connected("203.0.113.9"))
        .sees("mirror", trial, "mirror", accepted(ChainJudge.GO, host))
        .sees("mirror", trial, "mirror", answer("https://" + host + "/x", 404, "", behind));
  }

  private static FactsBuilder plain(FactsBuilder facts, String host, String address, String body, Duration behind) {
    return facts.made(new Experiment.Portal()).sees("portal", new Experiment.Portal(), "http://" + host + "/",
        connected(address))
        .sees("portal", new Experiment.Portal(), "http://" + host + "/", answer("http://" + host + "/", 200, body,
            behind));
  }

  private static Finding validity(FactsBuilder facts) {
    List<Finding> findings = new ValidityRule().judge(facts.build());
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  @Test
  void aClockAheadOfTwoHostsByWhoseTimeTheCertificateIsInDateIsTheCause() throws Exception {
    Finding finding = validity(verified(verified(expired(), "b.test", days(20)), "c.test", days(20)));
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_CLOCK);
    assertThat(finding.proved()).isTrue();
    assertThat(finding.details()).contains(
        Message.of("detail.date-differs", "b.test, c.test", NOW.minus(days(20)), NOW));
    assertThat(finding.evidence()).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void aClockBehindTwoHostsByWhoseTimeTheCertificateHasBegunIsTheCause() throws Exception {
    Finding finding = validity(verified(verified(notYetValid(), "b.test", days(-20)), "c.test", days(-20)));
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_CLOCK);
    assertThat(finding.proved()).isTrue();
  }

  @Test
  void aClockThatIsWrongTheOtherWayIsNotTheCause() throws Exception {
    Finding slow = validity(verified(verified(expired(), "b.test", days(-20)), "c.test", days(-20)));
    assertThat(slow.code()).isEqualTo(CauseCode.CERT_EXPIRED);
    assertThat(slow.details()).extracting(Message::key).contains("detail.date-no-help");
    Finding fast = validity(verified(verified(notYetValid(), "b.test", days(20)), "c.test", days(20)));
    assertThat(fast.code()).isEqualTo(CauseCode.CERT_EXPIRED);
  }

  @Test
  void aClockThatIsWrongByTooLittleToMatterIsNotTheCause() throws Exception {
    Finding finding = validity(verified(verified(expired(), "b.test", days(3)), "c.test", days(3)));
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_EXPIRED);
    assertThat(finding.details()).extracting(Message::key).contains("detail.date-no-help");
  }

  @Test
  void hostsThatNameTheSameTimeClearTheClock() throws Exception {
    FactsBuilder facts = plain(plain(expired(), "b.test", "203.0.113.20", "success", RIGHT), "c.test", "203.0.113.21",
        "success", Duration.ofSeconds(40));
    Finding finding = validity(facts);
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_EXPIRED);
    assertThat(finding.confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(finding.details()).extracting(Message::key).contains("detail.date-agrees");
  }

  @Test
  void unverifiedHostsThatAgreeMakeAWrongClockLikelyAtMost() throws Exception {
    Finding finding = validity(plain(plain(expired(), "b.test", "203.0.113.20", "success", days(20)), "c.test",
        "203.0.113.21", "success", days(20)));
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_CLOCK);
    assertThat(finding.proved()).isFalse();
    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void oneHostAloneAccusesNoClockAndTwoNamesOfOneSiteAreOneHost() throws Exception {
    assertThat(validity(verified(expired(), "b.test", days(20))).code()).isEqualTo(CauseCode.CERT_EXPIRED);
    assertThat(validity(verified(verified(expired(), "one.b.test", days(20)), "two.b.test", days(20))).code())
        .isEqualTo(CauseCode.CERT_EXPIRED);
    assertThat(validity(verified(verified(expired(), "b.test", days(20)), "x.a.example", days(20))).code())
        .as("the refused host's own site").isEqualTo(CauseCode.CERT_EXPIRED);
  }

  @Test
  void aMirrorThatLiesIsOutvotedOrLeavesTheQuestionOpen() throws Exception {
    Finding outvoted = validity(
        verified(verified(verified(expired(), "liar.test", days(20)), "b.test", RIGHT), "c.test", RIGHT));
    assertThat(outvoted.code()).isEqualTo(CauseCode.CERT_EXPIRED);
    assertThat(outvoted.details()).contains(Message.of("detail.date-agrees", "b.test, c.test", NOW, NOW));
    Finding open = validity(plain(plain(expired(), "liar.test", "203.0.113.20", "ok", days(20)), "c.test",
        "203.0.113.21", "ok", RIGHT));
    assertThat(open.code()).isEqualTo(CauseCode.CERT_EXPIRED);
    assertThat(open.confidence()).isNotEqualTo(Confidence.CERTAIN);
    assertThat(open.missingControl()).contains(Message.of("missing.dates-disagree"));
  }

  @Test
  void aLoginPageAndOneBoxUnderTwoNamesAreNoWitnesses() throws Exception {
    assertThat(validity(plain(plain(expired(), "b.test", "203.0.113.20", "<html>", days(20)), "c.test", "203.0.113.21",
        "<html>", days(20))).code()).isEqualTo(CauseCode.CERT_EXPIRED);
    assertThat(validity(plain(plain(expired(), "b.test", "203.0.113.20", "ok", days(20)), "c.test", "203.0.113.20",
        "ok", days(20))).code()).isEqualTo(CauseCode.CERT_EXPIRED);
  }

  @Test
  void aHostThatOnlyGitWasToldToAcceptIsNoWitness() throws Exception {
    FactsBuilder facts = verified(expired(), "b.test", days(20)).made(Experiments.mirror("c"))
        .sees("c", Experiments.mirror("c"), "mirror", refusal(ChainJudge.GO, "c", FailureKind.UNKNOWN_AUTHORITY, "x"))
        .sees("c", Experiments.mirror("c"), "mirror", accepted(ChainJudge.GIT, "c"))
        .sees("c", Experiments.mirror("c"), "mirror", answer("https://c.test/x", 200, "", days(20)));
    assertThat(validity(facts).code()).isEqualTo(CauseCode.CERT_EXPIRED);
  }

  @Test
  void manyCertificatesThatAllBeginLaterAreTheClockWhateverTheAnswersSay() throws Exception {
    FactsBuilder facts = plain(plain(notYetValid(), "b.test", "203.0.113.20", "ok", RIGHT), "c.test", "203.0.113.21",
        "ok", RIGHT).made(Experiments.control("d")).sees("control", Experiments.control("d"), "control",
            shaken("www.elsewhere"))
        .sees("control", Experiments.control("d"), "control",
            refusal(ChainJudge.GO, "www.elsewhere", FailureKind.NOT_YET_VALID, "x"));
    assertThat(validity(facts).code()).isEqualTo(CauseCode.CERT_CLOCK);
  }

  @Test
  void aLimitThatIsNotKnownOrWithinMinutesLeavesTheQuestionOpen() {
    FactsBuilder unknown = new FactsBuilder().proxy("a", Separator.END).refused("a", FailureKind.EXPIRED,
        "x509: certificate has expired or is not yet valid: ");
    Finding finding = validity(verified(verified(unknown, "b.test", days(20)), "c.test", days(20)));
    assertThat(finding.details()).extracting(Message::key).doesNotContain("detail.date-differs", "detail.date-no-help");
    FactsBuilder minutes = new FactsBuilder().proxy("a", Separator.END).refused("a", FailureKind.NOT_YET_VALID,
        "x509: certificate has expired or is not yet valid: current time " + NOW + " is before "
            + NOW.plus(Duration.ofMinutes(2)));
    Duration three = Duration.ofMinutes(-3);
    assertThat(validity(plain(plain(minutes, "b.test", "203.0.113.20", "ok", three), "c.test", "203.0.113.21", "ok",
        three)).details()).extracting(Message::key).doesNotContain("detail.date-agrees");
  }

  @Test
  void clocksFromTheEndsOfTimeThrowNothingAndCountForNothing() throws Exception {
    FactsBuilder facts = expired();
    for (Instant there : List.of(Instant.MIN, Instant.MAX)) {
      facts.sees("mirror", Experiments.mirror(there.toString()), "mirror", accepted(ChainJudge.GO, "b"))
          .sees("mirror", Experiments.mirror(there.toString()), "mirror",
              new HttpFetch("https://h" + there.getEpochSecond() + ".test/",
              Optional.empty(), 200, "", "", Optional.of(new Clocks(there, NOW)), Optional.empty()));
    }
    assertThat(validity(facts).code()).isEqualTo(CauseCode.CERT_EXPIRED);
  }
}
