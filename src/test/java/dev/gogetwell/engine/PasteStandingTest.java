package dev.gogetwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.engine.PasteStanding.Kind;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Severity;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Verdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasteStandingTest {
  private static final String HOST = "proxy.example.org";

  private static Symptom pasted(String host, CauseCode... codes) {
    return new Symptom(Arrays.stream(codes).map(code -> new Symptom.Candidate(code, Confidence.POSSIBLE, "p")).toList(),
        false, new Symptom.Facts(Optional.empty(), Optional.of(host), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty()), "go: it failed", false);
  }

  private static Finding finding(CauseCode code, String subject) {
    return new Finding(code, Severity.CAUSE, Optional.empty(), Operation.HANDSHAKE, Confidence.CERTAIN, true, subject,
        List.of(), List.of(), List.of(), Optional.empty());
  }

  private static Verdict verdict(Verdict.State state, List<Finding> causes, List<Finding> consequences) {
    return new Verdict(state, causes, consequences, List.of(), List.of(), List.of(), Optional.empty(), false,
        Duration.ZERO);
  }

  private static Verdict found(CauseCode... causes) {
    return verdict(Verdict.State.PROBLEM, Arrays.stream(causes).map(code -> finding(code, HOST)).toList(), List.of());
  }

  private static Evidence witness(String output) {
    return new Evidence(new EvidenceId("e1"), Optional.of(new HopId("go")), Optional.empty(), Duration.ZERO,
        Duration.ZERO, new CommandRun(Purpose.WITNESS, List.of("go", "get"), 1, output,
            Optional.of(new Failure(Operation.COMMAND, FailureKind.COMMAND_FAILED, output))));
  }

  private static PasteStanding over(Symptom pasted, Verdict verdict) {
    return PasteStanding.of(pasted, verdict, true, List.of(), text -> Optional.empty());
  }

  @Test
  void nothingIsConfirmedBeforeTheRunIsOver() {
    assertThat(PasteStanding.of(pasted(HOST, CauseCode.CERT_EXPIRED), found(CauseCode.CERT_EXPIRED), false, List.of(),
        text -> Optional.empty()).kind()).isEqualTo(Kind.TESTING);
  }

  @Test
  void whatTheTextPointsToIsConfirmedAlsoWhereItWasNotTheFirstGuess() {
    PasteStanding standing = over(pasted(HOST, CauseCode.NETWORK_RESET, CauseCode.CERT_EXPIRED),
        found(CauseCode.CERT_EXPIRED));

    assertThat(standing.kind()).isEqualTo(Kind.CONFIRMED);
    assertThat(standing.cause()).get().extracting(Finding::code).isEqualTo(CauseCode.CERT_EXPIRED);
  }

  @Test
  void aCauseBehindTheFirstIsSaidToBeFoundToo() {
    assertThat(over(pasted(HOST, CauseCode.CERT_EXPIRED), found(CauseCode.DNS_HIJACK, CauseCode.CERT_EXPIRED)).kind())
        .isEqualTo(Kind.ALSO);
  }

  @Test
  void aConsequenceIsExplainedByTheCause() {
    Verdict hijack = verdict(Verdict.State.PROBLEM, List.of(finding(CauseCode.DNS_HIJACK, HOST)),
        List.of(finding(CauseCode.CERT_HOSTNAME_MISMATCH, HOST)));

    assertThat(over(pasted(HOST, CauseCode.CERT_HOSTNAME_MISMATCH), hijack).kind()).isEqualTo(Kind.EXPLAINED);
  }

  @Test
  void whatGoSaidAnewAboutTheSameHostIsExplainedByTheCause() {
    Symptom pasted = pasted(HOST, CauseCode.NETWORK_TIMEOUT);
    List<Evidence> seen = List.of(witness("again"));

    assertThat(PasteStanding.of(pasted, found(CauseCode.NETWORK_MTU), true, seen,
        text -> text.equals("again") ? Optional.of(pasted) : Optional.empty()).kind()).isEqualTo(Kind.EXPLAINED);
    assertThat(PasteStanding.of(pasted, found(CauseCode.DNS_HIJACK), true, seen,
        text -> Optional.of(pasted("other.example.org", CauseCode.NETWORK_TIMEOUT))).kind()).isEqualTo(Kind.OTHER);
  }

  @Test
  void aCloserLookAtTheSameStepOfTheSameHostIsNoOtherTrouble() {
    assertThat(over(pasted(HOST, CauseCode.TLS_EOF), found(CauseCode.TLS_SNI_FILTER)).kind()).isEqualTo(Kind.NARROWED);
    assertThat(over(pasted("other.example.org", CauseCode.TLS_EOF), found(CauseCode.TLS_SNI_FILTER)).kind())
        .isEqualTo(Kind.OTHER);
  }

  @Test
  void ofATextThatNobodyKnowsTheRunNeitherConfirmsNorMissesAnything() {
    assertThat(over(pasted(HOST), found(CauseCode.DNS_NXDOMAIN)).kind()).isEqualTo(Kind.UNREAD);
    assertThat(PasteStanding.of(pasted(HOST), verdict(Verdict.State.OPEN, List.of(), List.of()), false, List.of(),
        text -> Optional.empty()).kind()).isEqualTo(Kind.UNREAD);
  }

  @Test
  void anotherTroubleDoesNotExplainTheText() {
    assertThat(over(pasted(HOST, CauseCode.PROXY_AUTH_REQUIRED), found(CauseCode.DNS_NXDOMAIN)).kind())
        .isEqualTo(Kind.OTHER);
  }

  @Test
  void whereEverythingWorksTheTroubleIsGone() {
    assertThat(over(pasted(HOST, CauseCode.TLS_EOF), verdict(Verdict.State.HEALTHY, List.of(), List.of())).kind())
        .isEqualTo(Kind.GONE);
  }

  @Test
  void aRunWithoutAnAnswerRefutesNothing() {
    assertThat(over(pasted(HOST, CauseCode.TLS_EOF), verdict(Verdict.State.CANNOT_TELL, List.of(), List.of())).kind())
        .isEqualTo(Kind.OPEN);
    assertThat(over(pasted(HOST, CauseCode.TLS_EOF), verdict(Verdict.State.OPEN, List.of(), List.of())).kind())
        .isEqualTo(Kind.OPEN);
  }
}
