package dev.gogetwell.engine;

import static dev.gogetwell.engine.FoundVerdicts.SERVICES;
import static dev.gogetwell.engine.FoundVerdicts.find;
import static dev.gogetwell.engine.FoundVerdicts.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.Experiments;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.model.CauseCode;
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

/// Where several things are wrong: which is the root, which a consequence and which a second cause.
class SeveralCausesTest {
  @Test
  void aProvedFilterComesBeforeTheBrokenHandshakeThatItExplains() {
    FactsBuilder facts = one().notShaken("a", FailureKind.RESET, "Connection reset").made(Experiments.sni("a"));
    for (int i = 0; i < 3; i++) {
      facts.sees("a", Experiments.sni("a"), "target", Observed.brokenHandshake("a.example", FailureKind.RESET,
          "reset"));
      facts.sees("a", Experiments.sni("a"), "control", Observed.shaken("control"));
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
      facts.sees("a", Experiments.hello("a"), "large", Observed.brokenHandshake("a.example", FailureKind.TIMEOUT,
          "no answer"));
      facts.sees("a", Experiments.hello("a"), "small", Observed.shaken("a.example"));
      facts.sees("a", Experiments.hello("a"), "split", Observed.shaken("a.example"));
    }
    assertThat(find(facts).rootCause()).map(Finding::code).contains(CauseCode.NETWORK_MTU);
  }

  @Test
  void behindALoginPageTheNamesThatItInventsAreAConsequence() {
    Experiment others = Experiments.resolvers("a");
    FactsBuilder facts = new FactsBuilder().proxy("a", Separator.END)
        .refused("a", FailureKind.NAME_MISMATCH, "x509: certificate is valid for login.hotel").made(others)
        .sees("a", others, "own-invented", Observed.resolved("kludvcxk.example", FactsBuilder.ADDRESS))
        .sees("a", others, "own-invented", Observed.resolved("jeglaqzw.com", FactsBuilder.ADDRESS));
    assertThat(find(facts).rootCause()).map(Finding::code).contains(CauseCode.DNS_NXDOMAIN_REWRITE);
    facts.made(new Experiment.Portal())
        .sees("portal", new Experiment.Portal(), "http://page1", Observed.fetched(302, ""))
        .sees("portal", new Experiment.Portal(), "http://page2", Observed.fetched(302, ""));
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
      facts.sees(hop, Observed.notResolved(hop + ".example", FailureKind.RESOLVER_UNREACHABLE))
          .made(Experiments.resolvers(hop)).sees(hop, Experiments.resolvers(hop), "own",
              Observed.notResolved(hop + ".example", FailureKind.UNREACHABLE));
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
}
