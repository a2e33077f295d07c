package dev.gogetwell.diagnostics.modules;

import static dev.gogetwell.diagnostics.FactsBuilder.codes;
import static dev.gogetwell.diagnostics.FactsBuilder.fetch;
import static dev.gogetwell.diagnostics.FactsBuilder.fetched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.RunScope;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Severity;
import dev.gogetwell.model.Symptom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModulesRulesTest {
  private static final Experiment HIDDEN = new Experiment.HiddenGoproxy("https://stored.example", "/home/u/env");

  private static FactsBuilder one() {
    return new FactsBuilder().proxy("a", Separator.END);
  }

  private static FactsBuilder two(Separator separator) {
    return new FactsBuilder().proxy("a", separator).proxy("b", Separator.END);
  }

  private static List<CauseCode> judge(Rule rule, FactsBuilder facts) {
    return codes(rule.judge(facts.build()));
  }

  @ParameterizedTest
  @CsvSource({"404, NOT_FOUND, goproxy.404", "410, NOT_FOUND, goproxy.410", "401, UNAUTHORIZED, goproxy.401",
      "403, HTTP_FORBIDDEN, goproxy.403", "429, RATE_LIMITED, goproxy.rate-limit", "503, SERVER_ERROR, goproxy.5xx",
      "200, BAD_CONTENT, goproxy.bad-content", "418, HTTP_STATUS, goproxy.bad-content"})
  void theServersOwnWordIsCertainBesideAnAnswerThatCame(int status, FailureKind kind, String code) {
    assertThat(new AnswerRule().judge(one().answers("a", status, kind).build())).singleElement()
        .matches(finding -> finding.code().code().equals(code) && finding.confidence() == Confidence.LIKELY);
    assertThat(new AnswerRule().judge(one().answers("a", status, kind)
        .hop("via", HopRole.SUMDB_VIA_PROXY, Optional.empty(), Separator.END).works("via").build())).singleElement()
        .matches(finding -> finding.code().code().equals(code) && finding.confidence() == Confidence.CERTAIN);
  }

  @Test
  void aLoginThatNearlyFitsOrWasRefusedIsTold() {
    Finding none = new AnswerRule().judge(one().answers("a", 401, FailureKind.UNAUTHORIZED).build()).getFirst();
    assertThat(none.details()).extracting(Message::key).containsExactly("detail.http");
    Finding near = new AnswerRule().judge(one().answers("a", 401, FailureKind.UNAUTHORIZED)
        .problem(FailureKind.UNAUTHORIZED, "/home/u/.netrc: machine a; go looks for machine a.example")
        .build()).getFirst();
    assertThat(near.details()).contains(Message.of("detail.netrc-miss", "/home/u/.netrc", "a", "a.example"));
    Finding refused = new AnswerRule().judge(one().sees("a",
        fetch(401, FailureKind.UNAUTHORIZED, "401 Unauthorized" + Failure.SIGNED_IN)).build()).getFirst();
    assertThat(refused.details()).extracting(Message::key).contains("detail.login-refused");
  }

  @Test
  void aHopOfTheChecksumDatabaseIsNoModuleProxy() {
    FactsBuilder facts = one().hop("via", HopRole.SUMDB_VIA_PROXY, Optional.empty(), Separator.END)
        .works("a").answers("via", 404, FailureKind.NOT_FOUND);
    assertThat(judge(new AnswerRule(), facts)).isEmpty();
  }

  @Test
  void aCommaThatStopsBeforeAnEntryThatWorksIsTheCause() {
    assertThat(judge(new FallThroughRule(), two(Separator.COMMA).notConnected("a", FailureKind.TIMEOUT).works("b")))
        .containsExactly(CauseCode.GOPROXY_NO_FALLTHROUGH);
    assertThat(judge(new FallThroughRule(), two(Separator.COMMA).answers("a", 403, FailureKind.HTTP_FORBIDDEN)
        .works("b")))
        .containsExactly(CauseCode.GOPROXY_NO_FALLTHROUGH);
  }

  @Test
  void aPipeOrANotFoundMovesOn() {
    assertThat(judge(new FallThroughRule(), two(Separator.PIPE).notConnected("a", FailureKind.TIMEOUT).works("b")))
        .isEmpty();
    assertThat(judge(new FallThroughRule(), two(Separator.COMMA).answers("a", 404, FailureKind.NOT_FOUND).works("b")))
        .isEmpty();
    assertThat(judge(new FallThroughRule(), two(Separator.COMMA).answers("a", 410, FailureKind.NOT_FOUND).works("b")))
        .isEmpty();
  }

  @Test
  void aLaterEntryThatFailsTooOrWasNotMeasuredProvesNothing() {
    assertThat(judge(new FallThroughRule(),
        two(Separator.COMMA).notConnected("a", FailureKind.TIMEOUT).notConnected("b", FailureKind.TIMEOUT))).isEmpty();
    assertThat(judge(new FallThroughRule(), two(Separator.COMMA).notConnected("a", FailureKind.TIMEOUT))).isEmpty();
    assertThat(judge(new FallThroughRule(), one().notConnected("a", FailureKind.TIMEOUT))).isEmpty();
  }

  private static FactsBuilder withDatabase(Separator separator) {
    return new FactsBuilder().proxy("a", separator).hop("via", HopRole.SUMDB_VIA_PROXY, Optional.empty(), separator)
        .hop("sumdb", HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END).works("a");
  }

  @Test
  void aDatabaseThatCannotBeReachedIsNamedBesideTheModuleThatCould() {
    assertThat(judge(new ChecksumRule(), withDatabase(Separator.END).answers("via", 404, FailureKind.NOT_FOUND)
        .notConnected("sumdb", FailureKind.TIMEOUT))).containsExactly(CauseCode.SUMDB_UNREACHABLE);
    assertThat(judge(new ChecksumRule(), withDatabase(Separator.END).answers("via", 403, FailureKind.HTTP_FORBIDDEN)
        .works("sumdb"))).containsExactly(CauseCode.SUMDB_UNREACHABLE);
  }

  @Test
  void aDatabaseThatDoesNotKnowTheModuleHasAPrivateOneBeforeIt() {
    assertThat(judge(new ChecksumRule(), withDatabase(Separator.END).answers("via", 404, FailureKind.NOT_FOUND)
        .answers("sumdb", 404, FailureKind.NOT_FOUND))).containsExactly(CauseCode.SUMDB_PRIVATE);
  }

  @Test
  void theDatabaseIsNotAccusedWhereItIsNotNeededOrTheModuleIsMissing() {
    assertThat(judge(new ChecksumRule(), withDatabase(Separator.END).works("via")
        .notConnected("sumdb", FailureKind.TIMEOUT))).isEmpty();
    assertThat(judge(new ChecksumRule(), one().notConnected("a", FailureKind.TIMEOUT)
        .hop("sumdb", HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END)
        .notConnected("sumdb", FailureKind.TIMEOUT))).isEmpty();
  }

  private static FactsBuilder hiding() {
    return one().goEnvHiding("GOPROXY", "https://a.example", "https://stored.example")
        .notConnected("a", FailureKind.REFUSED);
  }

  @Test
  void aHiddenSettingThatWorksIsTheCause() {
    assertThat(judge(new OverrideRule(), hiding().made(HIDDEN).sees("mirror", HIDDEN, "hidden", fetched(200, "{}"))))
        .containsExactly(CauseCode.ENV_OVERRIDE);
  }

  @Test
  void aHiddenSettingThatFailsTooOrWasNotTriedIsNone() {
    assertThat(judge(new OverrideRule(), hiding())).isEmpty();
    assertThat(judge(new OverrideRule(), hiding().made(HIDDEN)
        .sees("mirror", HIDDEN, "hidden", fetch(404, FailureKind.NOT_FOUND, "404")))).isEmpty();
  }

  @Test
  void anOverrideThatWorksIsTheUsersChoice() {
    FactsBuilder facts = one().goEnvHiding("GOPROXY", "https://a.example", "https://stored.example").works("a")
        .made(HIDDEN).sees("mirror", HIDDEN, "hidden", fetched(200, "{}"));
    assertThat(judge(new OverrideRule(), facts)).isEmpty();
  }

  @Test
  void noRouteAtAllIsSaidByTheSetting() {
    assertThat(judge(new SwitchedOffRule(), new FactsBuilder().withoutRoute(FailureKind.SWITCHED_OFF, "off")))
        .containsExactly(CauseCode.GOPROXY_OFF);
    assertThat(judge(new SwitchedOffRule(), new FactsBuilder().withoutRoute(FailureKind.MALFORMED_SETTING, "bad")))
        .containsExactly(CauseCode.GOPROXY_MALFORMED);
    assertThat(judge(new SwitchedOffRule(), one().works("a"))).isEmpty();
  }

  @Test
  void aSettingIsNamedWithItsOwnNameValueAndOrigin() {
    Finding goproxy = new SwitchedOffRule().judge(new FactsBuilder().goEnv("GOPROXY", "http://127.0.0.1:80\uFF0Cdirect")
        .withoutRoute(FailureKind.MALFORMED_SETTING, "parse: invalid port").build()).getFirst();
    assertThat(goproxy.subject()).isEqualTo("http://127.0.0.1:80\uFF0Cdirect");
    assertThat(goproxy.details()).contains(Message.of("detail.set.go-env-file", "GOPROXY",
        "\"http://127.0.0.1:80\uFF0Cdirect\"", "/home/u/env"), Message.of("detail.go-says", "parse: invalid port"),
        Message.of("detail.odd-sign", "\uFF0C", "U+FF0C", "127.0.0.1:80"));
    Finding gosumdb = new SwitchedOffRule().judge(one().works("a").goEnv("GOSUMDB", "on")
        .withoutDatabase(FailureKind.MALFORMED_SETTING, "invalid GOSUMDB").build()).getFirst();
    assertThat(gosumdb.code()).isEqualTo(CauseCode.SUMDB_SETTING_MALFORMED);
    assertThat(gosumdb.subject()).isEqualTo("GOSUMDB=on");
    assertThat(gosumdb.details()).first()
        .isEqualTo(Message.of("detail.set.go-env-file", "GOSUMDB", "\"on\"", "/home/u/env"));
  }

  @Test
  void anEmptyValueIsNotSaidToComeFromWhereItDoesNot() {
    Finding empty = new SwitchedOffRule().judge(new FactsBuilder().goEnv("GOPROXY", "").goEnv("GOROOT", "/go")
        .withoutRoute(FailureKind.MALFORMED_SETTING, "no entries").build()).getFirst();
    assertThat(empty.details()).first().isEqualTo(Message.of("detail.set-by-nobody", "GOPROXY", "/go"));
  }

  @Test
  void aCommaThatGoTakesForAPartOfTheHostIsTheCauseWhereGoStops() {
    String value = "https://a.example\uFF0Cdirect";
    assertThat(judge(new SwitchedOffRule(), one().goEnv("GOPROXY", value).sees("a",
        FactsBuilder.notResolved("a.example", FailureKind.NO_SUCH_HOST)))).containsExactly(CauseCode.GOPROXY_MALFORMED);
    assertThat(judge(new SwitchedOffRule(), one().goEnv("GOPROXY", value).works("a"))).isEmpty();
    assertThat(judge(new SwitchedOffRule(), one().goEnv("GOPROXY", "https://a.example,direct").sees("a",
        FactsBuilder.notResolved("a.example", FailureKind.NO_SUCH_HOST)))).isEmpty();
  }

  @Test
  void aBadDatabaseIsNoCauseWhileTheModuleCannotBeHad() {
    assertThat(new SwitchedOffRule().judge(one().notConnected("a", FailureKind.REFUSED).goEnv("GOSUMDB", "on")
        .withoutDatabase(FailureKind.MALFORMED_SETTING, "invalid GOSUMDB").build())).singleElement()
        .matches(finding -> finding.severity() == Severity.WARNING);
  }

  private static FactsBuilder meantPrivate(String value) {
    return one().hop("sumdb", HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END).works("a")
        .goEnv("GOPRIVATE", value);
  }

  @ParameterizedTest
  @CsvSource({"https://example.org", "git@example.org", "' example.org'", "'other.test, example.org/mod'"})
  void aPatternThatWasMeantForTheModuleIsTheCauseWhereAPrivateOneWouldPass(String value) {
    assertThat(new PatternRule().judge(meantPrivate(value).answers("sumdb", 404, FailureKind.NOT_FOUND).build()))
        .singleElement().matches(finding -> finding.code() == CauseCode.CONFIG_PATTERN_NEVER_MATCHES
            && finding.severity() == Severity.CAUSE && finding.confidence() == Confidence.LIKELY);
    assertThat(new PatternRule().judge(meantPrivate(value).works("sumdb").witness(false,
        "go: verifying go.mod: example.org/mod@v1.2.3/go.mod: reading https://a/sumdb/s/lookup/example.org: 404")
        .build())).singleElement().matches(finding -> finding.severity() == Severity.CAUSE);
    assertThat(new PatternRule().judge(meantPrivate(value).works("sumdb").build())).singleElement()
        .matches(finding -> finding.severity() == Severity.WARNING);
  }

  @Test
  void aPatternThatMatchesOrMeansAnotherModuleIsNone() {
    for (String value : List.of("example.org", "https://other.test", "", "*.example.org")) {
      assertThat(judge(new PatternRule(), meantPrivate(value).answers("sumdb", 404, FailureKind.NOT_FOUND))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"full: 0 bytes left, OTHER, env.disk-full", "read-only: /m, FORBIDDEN_LOCALLY, env.permission",
      "damaged: /m/x.zip, BAD_CONTENT, env.modcache"})
  void aModuleCacheThatCannotBeUsedIsACauseWhateverTheTrialSays(String text, FailureKind kind, String code) {
    FactsBuilder facts = one().works("a").problem(kind, "GOMODCACHE=/m: " + text).witness(true, "go: added");
    assertThat(new FolderRule().judge(facts.build())).singleElement()
        .matches(finding -> finding.code().code().equals(code) && finding.severity() == Severity.CAUSE);
    assertThat(judge(new MachineRule(), facts)).isEmpty();
  }

  @Test
  void aFolderThatTheTrialUsesIsOnlyWorthAWarningOnceItHasEnded() {
    FactsBuilder facts = one().works("a").problem(FailureKind.OTHER, "GOCACHE=/c: full: 0 bytes left");
    assertThat(new FolderRule().judge(facts.build())).extracting(Finding::severity).containsExactly(Severity.CAUSE);
    assertThat(new FolderRule().judge(facts.witness(true, "go: added").build())).extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
    assertThat(judge(new FolderRule(), one().works("a"))).isEmpty();
  }

  @Test
  void aWeakSettingIsAWarningAndADeadOneANote() {
    List<Finding> findings = new WeakenedRule().judge(one().works("a").goEnv("GOSUMDB", "off")
        .variable("GONOSUMCHECK", "1").build());
    assertThat(findings).extracting(Finding::severity).containsExactly(Severity.WARNING, Severity.NOTE);
    assertThat(judge(new WeakenedRule(), one().works("a").goEnv("GOSUMDB", "sum.golang.org")
        .goEnv("GONOSUMDB", "*.corp.example").gitConfig("http.sslVerify", "true"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"MODULE,", "GO_FILES_WITHOUT_MODULE, CAUSE", "NO_PROJECT, NOTE"})
  void aMissingGoModIsACauseOnlyWhereGoFilesStand(RunScope.Folder folder, Severity severity) {
    assertThat(new NoModuleRule().judge(one().folder(folder).build()).stream().map(Finding::severity).findFirst())
        .isEqualTo(Optional.ofNullable(severity));
  }

  private static Symptom says(CauseCode code) {
    return new Symptom(List.of(new Symptom.Candidate(code, Confidence.CERTAIN, "p")), false,
        new Symptom.Facts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty()), "line", false);
  }

  @Test
  void theRepositoryThatGitWasSentToIsNamed() {
    Finding said = new SaidByGoRule(_ -> says(CauseCode.VCS_REPO_NOT_FOUND)).judge(one().works("a").witness(false,
        "fatal: repository 'https://code.test/priv/lib.git/' not found").build()).getFirst();
    assertThat(said.details()).contains(
        Message.of("detail.repository", FactsBuilder.MODULE, "https://code.test/priv/lib.git/"));
  }

  @Test
  void goesOwnWordsCountWhereNoProbeFindsAnything() {
    Rule rule = new SaidByGoRule(_ -> says(CauseCode.VCS_AUTH_FAILED));
    assertThat(rule.judge(one().works("a").witness(false, "fatal").build())).singleElement()
        .matches(finding -> finding.code() == CauseCode.VCS_AUTH_FAILED
            && finding.confidence() == Confidence.LIKELY && !finding.proved());
    assertThat(judge(rule, one().works("a").witness(true, "go: added"))).isEmpty();
    assertThat(judge(rule, one().works("a"))).isEmpty();
    assertThat(judge(new SaidByGoRule(_ -> FactsBuilder.unknown()), one().works("a").witness(false, "?"))).isEmpty();
  }
}
