package dev.gogetwell.engine;

import static dev.gogetwell.engine.FoundVerdicts.SERVICES;
import static dev.gogetwell.engine.FoundVerdicts.find;
import static dev.gogetwell.engine.FoundVerdicts.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.diagnostics.checksums.ChecksumService;
import dev.gogetwell.diagnostics.git.GitService;
import dev.gogetwell.diagnostics.modules.ModuleProxyService;
import dev.gogetwell.diagnostics.network.NetworkService;
import dev.gogetwell.diagnostics.settings.SettingsService;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Severity;
import dev.gogetwell.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictFinderTest {
  @Test
  void everythingWorkingIsHealthy() {
    assertThat(find(one().works("a")).state()).isEqualTo(Verdict.State.HEALTHY);
  }

  @Test
  void aPassingGoAccusesNobodyWhateverAProbeSaw() {
    Verdict verdict = find(one().notConnected("a", FailureKind.REFUSED).witness(true, "go: added x"));
    assertThat(verdict.state()).isEqualTo(Verdict.State.HEALTHY);
    assertThat(verdict.causes()).isEmpty();
    assertThat(verdict.warnings()).extracting(Finding::code).contains(CauseCode.NETWORK_REFUSED);
    assertThat(verdict.warnings()).allMatch(warning -> warning.severity() != Severity.CAUSE);
  }

  @Test
  void aHostThatOnlyOurPatienceFailedAtIsSlowAndNotEvenWorthAWarning() {
    Verdict verdict = find(one().notConnected("a", FailureKind.TIMEOUT).witness(true, "go: added x"));
    assertThat(verdict.state()).isEqualTo(Verdict.State.HEALTHY);
    assertThat(verdict.warnings()).isEmpty();
    assertThat(verdict.ruledOut()).anyMatch(suspicion -> suspicion.code() == CauseCode.NETWORK_TIMEOUT);
  }

  @Test
  void aSettingThatIsWrongOffTheWayIsNotBlamedWhereGoSaysNothing() {
    Cell control = new Cell(Message.of("cell.mirror", "m"), 1, 1, true);
    RuleService offTheWay = new RuleService(_ -> List.of(FindingBuilder.cause(CauseCode.PROXY_NOT_USED,
        new HopId("elsewhere"), Operation.RESOLVE, "p").proved().compared(Message.of("x"), control).build()));
    assertThat(find(one().works("a").build(), List.of(offTheWay)).state()).isEqualTo(Verdict.State.HEALTHY);
    assertThat(find(one().works("a").witness(false, "something new").build(), List.of(offTheWay)).state())
        .isEqualTo(Verdict.State.CANNOT_TELL);
  }

  @Test
  void aGoThatFailsForAnUnknownReasonIsNotHealthy() {
    assertThat(find(one().works("a").witness(false, "something new")).state()).isEqualTo(Verdict.State.CANNOT_TELL);
  }

  @Test
  void aFullModuleCacheIsNotClearedByATrialThatDoesNotUseIt() {
    Verdict verdict = find(one().notConnected("a", FailureKind.REFUSED)
        .problem(FailureKind.OTHER, "GOMODCACHE=/m: full: 0 bytes left").witness(true, "go: added x"));
    assertThat(verdict.causes()).extracting(Finding::code).containsExactly(CauseCode.ENV_DISK_FULL);
    assertThat(verdict.warnings()).extracting(Finding::code).contains(CauseCode.NETWORK_REFUSED);
  }

  @Test
  void aCommandThatStoodInIsTold() {
    Facts facts = one().works("a").witness(true, "").build();
    Facts other = one().command("go", "test").works("a").witness(true, "").build();
    assertThat(find(other, SERVICES).notTestable()).anyMatch(what -> what.what().key().equals("missing.stand-in"));
    assertThat(find(facts, SERVICES).notTestable()).noneMatch(what -> what.what().key().equals("missing.stand-in"));
  }

  private static List<DiagnosticService> hearing(CauseCode said) {
    return List.of(new NetworkService(), new ModuleProxyService(), new ChecksumService(),
      new SettingsService(_ -> new dev.gogetwell.model.Symptom(
        List.of(new dev.gogetwell.model.Symptom.Candidate(said, dev.gogetwell.model.Confidence.LIKELY, "p")), false,
        Observed.unknown().facts(), "line", false)), new GitService());
  }

  @Test
  void goIsHeardWhereverNoFindingExplainsTheStop() {
    Facts odd = one().sees("a", Observed.fetch(200, FailureKind.OTHER, "odd")).witness(false, "fatal").build();
    Verdict verdict = find(odd, hearing(CauseCode.VCS_AUTH_FAILED));
    assertThat(verdict.rootCause()).map(Finding::code).contains(CauseCode.VCS_AUTH_FAILED);
    assertThat(find(odd, hearing(CauseCode.VCS_AUTH_FAILED)).stoppedAt()).contains(new HopId("a"));
  }

  @Test
  void aTimeLimitOfOursAccusesNobodyOfWhomGoSaysSomethingElse() {
    Facts slow = one().notConnected("a", FailureKind.TIMEOUT).witness(false, "fatal").build();
    Verdict other = find(slow, hearing(CauseCode.CERT_EXPIRED));
    assertThat(other.causes()).extracting(Finding::code).containsExactly(CauseCode.CERT_EXPIRED);
    assertThat(other.consequences()).isEmpty();
    assertThat(other.warnings()).extracting(Finding::code).contains(CauseCode.NETWORK_TIMEOUT);
    assertThat(find(slow, hearing(CauseCode.TLS_TIMEOUT)).causes()).extracting(Finding::code)
        .containsExactly(CauseCode.NETWORK_TIMEOUT);
    // What git says of a host that it does not reach, after minutes, is no other thing than the time-out.
    assertThat(find(slow, hearing(CauseCode.VCS_GIT_NETWORK)).causes()).extracting(Finding::code)
        .containsExactly(CauseCode.NETWORK_TIMEOUT);
  }

  @Test
  void thatNoProtocolWorkedDoesNotContradictWhatWasSeenOfSsh() {
    Facts silent = one().notConnected("a", FailureKind.TIMEOUT).witness(false, "fatal").build();
    Finding blocked = FindingBuilder.cause(CauseCode.VCS_SSH_BLOCKED, new HopId("a"), Operation.CONNECT, "a.example:22")
        .seen(silent.breakOf(new HopId("a")).orElseThrow()).confidence(Confidence.LIKELY).build();
    List<DiagnosticService> services = new ArrayList<>(hearing(CauseCode.VCS_PROTOCOL_BLOCKED));
    services.set(0, new RuleService(_ -> List.of(blocked)));
    assertThat(find(silent, services).causes()).extracting(Finding::code).containsExactly(CauseCode.VCS_SSH_BLOCKED);
    List<DiagnosticService> others = new ArrayList<>(hearing(CauseCode.VCS_REPO_NOT_FOUND));
    others.set(0, services.getFirst());
    assertThat(find(silent, others).causes()).extracting(Finding::code).containsExactly(CauseCode.VCS_REPO_NOT_FOUND);
  }

  @Test
  void whatWasMeasuredComesBeforeTheWordsOfGo() {
    Facts refused = one().notConnected("a", FailureKind.REFUSED).witness(false, "fatal").build();
    Verdict verdict = find(refused, hearing(CauseCode.VCS_AUTH_FAILED));
    assertThat(verdict.causes()).extracting(Finding::code).containsExactly(CauseCode.NETWORK_REFUSED);
    assertThat(verdict.consequences()).isEmpty();
  }

  @Test
  void nothingIsHealthyBeforeGoHasEndedNeitherForTheMomentNorWhenTheTimeIsOver() {
    Facts facts = one().goEnv("GOROOT", "/usr/lib/go").works("a").build();
    VerdictFinder finder = new VerdictFinder(SERVICES, new CrashedChecks(_ -> "GW-0001"));
    assertThat(finder.find(facts, true).state()).isEqualTo(Verdict.State.OPEN);
    Verdict last = finder.find(facts, false);
    assertThat(last.state()).isEqualTo(Verdict.State.CANNOT_TELL);
    assertThat(last.notTestable()).anyMatch(missing -> missing.what().key().equals("missing.end-of-go"));
  }

  @Test
  void nothingMeasuredIsOpen() {
    assertThat(find(one()).state()).isEqualTo(Verdict.State.OPEN);
  }

  @Test
  void aFailureThatGoSurvivesIsANote() {
    Verdict verdict = find(new FactsBuilder().proxy("a", Separator.COMMA).proxy("b", Separator.END)
        .answers("a", 404, FailureKind.NOT_FOUND).works("b"));
    assertThat(verdict.state()).isEqualTo(Verdict.State.HEALTHY);
    assertThat(verdict.warnings()).extracting(Finding::code).containsExactly(CauseCode.GOPROXY_404);
  }

  @Test
  void theCauseIsAtTheHopWhereGoStops() {
    Verdict verdict = find(new FactsBuilder().proxy("a", Separator.COMMA).proxy("b", Separator.END)
        .answers("a", 404, FailureKind.NOT_FOUND).notConnected("b", FailureKind.REFUSED));
    assertThat(verdict.rootCause()).map(Finding::code).contains(CauseCode.NETWORK_REFUSED);
    assertThat(verdict.stoppedAt()).contains(new HopId("b"));
    assertThat(verdict.causes()).hasSize(1);
  }

  @Test
  void aWeakSettingStaysAWarningBesideAnyCause() {
    Verdict verdict = find(one().goEnv("GOSUMDB", "off").notConnected("a", FailureKind.REFUSED));
    assertThat(verdict.causes()).extracting(Finding::code).containsExactly(CauseCode.NETWORK_REFUSED);
    assertThat(verdict.warnings()).extracting(Finding::code).containsExactly(CauseCode.CONFIG_WEAKENED);
  }

  @Test
  void aMissingControlIsListedAsNotTestable() {
    Verdict verdict = find(one().notConnected("a", FailureKind.TIMEOUT));
    assertThat(verdict.notTestable()).anyMatch(missing -> missing.what().key().equals("missing.other-host"));
  }

  private static List<DiagnosticService> withCrashingRule() {
    List<DiagnosticService> services = new ArrayList<>(SERVICES);
    services.add(RuleService.crashing());
    return services;
  }

  @Test
  void aRuleThatCrashesIsToldWithItsCodeAndChangesNothingElse() {
    Verdict verdict = find(one().notConnected("a", FailureKind.REFUSED).build(), withCrashingRule());
    assertThat(verdict.rootCause()).map(Finding::code).contains(CauseCode.NETWORK_REFUSED);
    assertThat(verdict.notTestable()).anyMatch(crashed -> crashed.why().args().contains("GW-0001"));
  }

  @Test
  void anOpenWalkAfterACrashIsNoOpenVerdict() {
    assertThat(find(one().build(), withCrashingRule()).state()).isEqualTo(Verdict.State.CANNOT_TELL);
  }
}
