package dev.gogetwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.Experiments;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.certificate.CertificateService;
import dev.gogetwell.diagnostics.checksums.ChecksumService;
import dev.gogetwell.diagnostics.dns.DnsService;
import dev.gogetwell.diagnostics.git.GitService;
import dev.gogetwell.diagnostics.handshake.HandshakeService;
import dev.gogetwell.diagnostics.modules.ModuleProxyService;
import dev.gogetwell.diagnostics.network.NetworkService;
import dev.gogetwell.diagnostics.proxy.ProxyService;
import dev.gogetwell.diagnostics.settings.SettingsService;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Severity;
import dev.gogetwell.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictFinderTest {
  private static final List<DiagnosticService> SERVICES = List.of(new NetworkService(), new DnsService(),
      new ProxyService(), new HandshakeService(), new CertificateService(),
      new ModuleProxyService(), new ChecksumService(),
      new SettingsService(_ -> FactsBuilder.unknown()), new GitService());

  private static Verdict find(FactsBuilder facts) {
    return find(facts.build(), SERVICES);
  }

  private static Verdict find(Facts facts, List<DiagnosticService> services) {
    return new VerdictFinder(services, new CrashedChecks(_ -> "GW-0001")).find(facts, false);
  }

  private static FactsBuilder one() {
    return new FactsBuilder().proxy("a", Separator.END);
  }

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
        FactsBuilder.unknown().facts(), "line", false)), new GitService());
  }

  @Test
  void goIsHeardWhereverNoFindingExplainsTheStop() {
    Facts odd = one().sees("a", FactsBuilder.fetch(200, FailureKind.OTHER, "odd")).witness(false, "fatal").build();
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
  void aProvedFilterComesBeforeTheBrokenHandshakeThatItExplains() {
    FactsBuilder facts = one().notShaken("a", FailureKind.RESET, "Connection reset").made(Experiments.sni("a"));
    for (int i = 0; i < 3; i++) {
      facts.sees("a", Experiments.sni("a"), "target", FactsBuilder.brokenHandshake("a.example", FailureKind.RESET,
          "reset"));
      facts.sees("a", Experiments.sni("a"), "control", FactsBuilder.shaken("control"));
    }
    Verdict verdict = find(facts);
    assertThat(verdict.rootCause()).map(Finding::code).contains(CauseCode.TLS_SNI_FILTER);
    assertThat(verdict.causes()).hasSize(1);
    assertThat(verdict.consequences()).extracting(Finding::code).containsExactly(CauseCode.TLS_RESET_AFTER_CLIENTHELLO);
  }

  @Test
  void aSuspectedPathComesBeforeTheSilenceThatItExplains() {
    FactsBuilder facts = one().notShaken("a", FailureKind.TIMEOUT, "no answer").made(Experiments.hello("a"));
    for (int i = 0; i < 3; i++) {
      facts.sees("a", Experiments.hello("a"), "large", FactsBuilder.brokenHandshake("a.example", FailureKind.TIMEOUT,
          "no answer"));
      facts.sees("a", Experiments.hello("a"), "small", FactsBuilder.shaken("a.example"));
      facts.sees("a", Experiments.hello("a"), "split", FactsBuilder.shaken("a.example"));
    }
    assertThat(find(facts).rootCause()).map(Finding::code).contains(CauseCode.NETWORK_MTU);
  }

  @Test
  void behindALoginPageTheNamesThatItInventsAreAConsequence() {
    Experiment others = Experiments.resolvers("a");
    FactsBuilder facts = new FactsBuilder().proxy("a", Separator.END)
        .refused("a", FailureKind.NAME_MISMATCH, "x509: certificate is valid for login.hotel").made(others)
        .sees("a", others, "own-invented", FactsBuilder.resolved("kludvcxk.example", FactsBuilder.ADDRESS))
        .sees("a", others, "own-invented", FactsBuilder.resolved("jeglaqzw.com", FactsBuilder.ADDRESS));
    assertThat(find(facts).rootCause()).map(Finding::code).contains(CauseCode.DNS_NXDOMAIN_REWRITE);
    facts.made(new Experiment.Portal())
        .sees("portal", new Experiment.Portal(), "http://page1", FactsBuilder.fetched(302, ""))
        .sees("portal", new Experiment.Portal(), "http://page2", FactsBuilder.fetched(302, ""));
    assertThat(find(facts).rootCause()).map(Finding::code).contains(CauseCode.NETWORK_CAPTIVE_PORTAL);
    assertThat(find(facts).consequences()).extracting(Finding::code).contains(CauseCode.DNS_NXDOMAIN_REWRITE);
  }

  @Test
  void amongUnprovedCausesTheEarliestOperationWins() {
    Verdict verdict = find(new FactsBuilder().proxy("a", Separator.COMMA).proxy("b", Separator.END)
        .notConnected("a", FailureKind.TIMEOUT).works("b"));
    assertThat(verdict.rootCause()).map(Finding::code).contains(CauseCode.GOPROXY_NO_FALLTHROUGH);
    assertThat(verdict.consequences()).extracting(Finding::code).contains(CauseCode.NETWORK_TIMEOUT);
  }

  @Test
  void aDatabaseOnAnotherHostThatFailsTooIsASecondCause() {
    FactsBuilder facts = one().hop("sumdb", HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END)
        .notConnected("a", FailureKind.REFUSED).notConnected("sumdb", FailureKind.TIMEOUT);
    assertThat(find(facts).causes()).extracting(Finding::code)
        .containsExactly(CauseCode.NETWORK_REFUSED, CauseCode.NETWORK_TIMEOUT);
  }

  @Test
  void aDatabaseThatABrokenProxyMayPassOnIsANoteUntilTheProxyHasAnswered() {
    FactsBuilder facts = one().hop("via", HopRole.SUMDB_VIA_PROXY, Optional.empty(), Separator.COMMA)
        .hop("sumdb", HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END)
        .notConnected("a", FailureKind.REFUSED).notConnected("via", FailureKind.REFUSED)
        .notConnected("sumdb", FailureKind.TIMEOUT);
    Verdict verdict = find(facts);
    assertThat(verdict.causes()).extracting(Finding::code).doesNotContain(CauseCode.NETWORK_TIMEOUT);
    assertThat(verdict.warnings()).extracting(Finding::code).containsExactly(CauseCode.NETWORK_TIMEOUT);
  }

  @Test
  void aDatabaseThatAProxyRefusesToPassOnIsASecondCause() {
    FactsBuilder facts = one().hop("via", HopRole.SUMDB_VIA_PROXY, Optional.empty(), Separator.COMMA)
        .hop("sumdb", HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END)
        .notConnected("a", FailureKind.REFUSED).answers("via", 404, FailureKind.NOT_FOUND)
        .notConnected("sumdb", FailureKind.TIMEOUT);
    assertThat(find(facts).causes()).extracting(Finding::code)
        .containsExactly(CauseCode.NETWORK_REFUSED, CauseCode.NETWORK_TIMEOUT);
  }

  @Test
  void aHopOfTheDatabaseThatGoNeverAsksIsNoCause() {
    FactsBuilder facts = one().hop("via", HopRole.SUMDB_VIA_PROXY, Optional.empty(), Separator.END)
        .hop("sumdb", HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END)
        .works("a").works("via").notConnected("sumdb", FailureKind.TIMEOUT);
    assertThat(find(facts).state()).isEqualTo(Verdict.State.HEALTHY);
  }

  @Test
  void theSameFaultOfTheMachineSeenAtTwoHostsIsOneCause() {
    FactsBuilder facts = one().hop("sumdb", HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END);
    for (String hop : List.of("a", "sumdb")) {
      facts.sees(hop, FactsBuilder.notResolved(hop + ".example", FailureKind.RESOLVER_UNREACHABLE))
          .made(Experiments.resolvers(hop)).sees(hop, Experiments.resolvers(hop), "own",
              FactsBuilder.notResolved(hop + ".example", FailureKind.UNREACHABLE));
    }
    assertThat(find(facts).causes()).extracting(Finding::code).containsExactly(CauseCode.NETWORK_UNREACHABLE);
  }

  @Test
  void withoutGoAFaultWhereTheWalkStopsIsASecondCause() {
    assertThat(find(one().withoutGo().notConnected("a", FailureKind.REFUSED)).causes()).extracting(Finding::code)
        .containsExactly(CauseCode.TOOLCHAIN_GO_MISSING, CauseCode.NETWORK_REFUSED);
  }

  @Test
  void aGitThatEndsAtOnceHasNotMetWhatIsOnItsWayYet() {
    Experiment ask = new Experiment.AskGit(new HopId("git"), "https://git.example/x");
    String words = "error: unknown option `end-of-options'";
    FactsBuilder facts = new FactsBuilder().hop("git", HopRole.VCS_GIT, Optional.empty(), Separator.END)
        .notConnected("git", FailureKind.REFUSED).made(ask).sees("git", ask, "git", new CommandRun(Purpose.GIT,
            List.of("git", "ls-remote"), 129, words,
            Optional.of(new Failure(Operation.GIT, FailureKind.COMMAND_FAILED, words))));
    assertThat(find(facts).causes()).extracting(Finding::code)
        .containsExactly(CauseCode.VCS_GIT_TOO_OLD, CauseCode.NETWORK_REFUSED);
  }

  @Test
  void whatGoSaysBeforeItAsksAnybodyIsTheRootAndAFaultOfTheNetworkIsToldOnce() {
    FactsBuilder facts = one().hop("sumdb", HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END)
        .notConnected("a", FailureKind.REFUSED).witness(false, "go: modules disabled by GO111MODULE=off");
    List<DiagnosticService> services = new ArrayList<>(SERVICES);
    services.add(RuleService.saying(CauseCode.MODULE_GOPATH_MODE, Operation.COMMAND, "a", "a.example"));
    services.add(RuleService.saying(CauseCode.PROXY_UNREACHABLE, Operation.TUNNEL, "a", "proxy:3128"));
    services.add(RuleService.saying(CauseCode.PROXY_UNREACHABLE, Operation.TUNNEL, "sumdb", "proxy:3128"));
    assertThat(find(facts.build(), services).causes()).extracting(Finding::code).containsExactly(
        CauseCode.MODULE_GOPATH_MODE, CauseCode.NETWORK_REFUSED, CauseCode.PROXY_UNREACHABLE);
  }

  @Test
  void aSettingOfTheDatabaseIsNotMetBeforeTheModuleIsThere() {
    List<DiagnosticService> services = List.of(
        new RuleService(_ -> List.of(FindingBuilder.aboutMachine(CauseCode.SUMDB_SETTING_MALFORMED, Severity.CAUSE,
            "GOSUMDB").during(Operation.LOCAL).build())),
        RuleService.saying(CauseCode.NETWORK_RESET, Operation.COMMAND, "a", "a.example"));
    assertThat(find(one().works("a").witness(false, "Get \"https://a.example/x\": unexpected EOF").build(), services)
        .causes()).extracting(Finding::code)
        .containsExactly(CauseCode.NETWORK_RESET, CauseCode.SUMDB_SETTING_MALFORMED);
    assertThat(find(one().works("a").witness(false, "verifying m@v1: invalid GOSUMDB: malformed verifier id").build(),
        services).rootCause()).map(Finding::code).contains(CauseCode.SUMDB_SETTING_MALFORMED);
  }

  @Test
  void withoutGoAHopThatNobodyNeedsIsNotAccused() {
    Verdict verdict = find(new FactsBuilder().withoutGo().proxy("a", Separator.COMMA).proxy("b", Separator.END)
        .works("a").notConnected("b", FailureKind.REFUSED));
    assertThat(verdict.causes()).extracting(Finding::code).containsExactly(CauseCode.TOOLCHAIN_GO_MISSING);
    assertThat(verdict.consequences()).isEmpty();
    assertThat(verdict.warnings()).extracting(Finding::code).containsExactly(CauseCode.NETWORK_REFUSED);
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
