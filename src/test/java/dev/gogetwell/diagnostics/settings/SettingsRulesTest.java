package dev.gogetwell.diagnostics.settings;

import static dev.gogetwell.diagnostics.FactsBuilder.codes;
import static dev.gogetwell.diagnostics.Observed.fetch;
import static dev.gogetwell.diagnostics.Observed.fetched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.RunScope;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Severity;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsRulesTest {
  private static final Experiment HIDDEN = new Experiment.HiddenGoproxy("https://stored.example", "/home/u/env");

  private static FactsBuilder one() {
    return new FactsBuilder().proxy("a", Separator.END);
  }

  private static List<CauseCode> judge(Rule rule, FactsBuilder facts) {
    return codes(rule.judge(facts.build()));
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

  @ParameterizedTest
  @EnumSource(Language.class)
  void theSentenceNamesTheVariableThatHides(Language language) {
    Finding found = new OverrideRule().judge(hiding().made(HIDDEN)
        .sees("mirror", HIDDEN, "hidden", fetched(200, "{}")).build()).getFirst();
    assertThat(Texts.load(language).get(found.sentence())).contains("GOPROXY");
  }

  @Test
  void aHiddenSettingThatFailsTooOrWasNotTriedIsNone() {
    assertThat(judge(new OverrideRule(), hiding())).isEmpty();
    assertThat(judge(new OverrideRule(), hiding().made(HIDDEN)
        .sees("mirror", HIDDEN, "hidden", fetch(404, FailureKind.NOT_FOUND, "404")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHiddenListThatLeadsToDirectIsTheCauseWhereGoPassedWithIt(boolean passed) {
    Optional<Failure> failure = passed ? Optional.empty()
        : Optional.of(new Failure(Operation.COMMAND, FailureKind.COMMAND_FAILED, "go: no"));
    FactsBuilder facts = hiding().made(HIDDEN)
        .sees("mirror", HIDDEN, "hidden", fetch(404, FailureKind.NOT_FOUND, "404"))
        .sees("a", HIDDEN, "hidden", new CommandRun(Purpose.REPEATED, List.of("go"), passed ? 0 : 1, "", failure));
    assertThat(judge(new OverrideRule(), facts)).isEqualTo(passed ? List.of(CauseCode.ENV_OVERRIDE) : List.of());
  }

  @Test
  void anOverrideThatWorksIsTheUsersChoice() {
    FactsBuilder facts = one().goEnvHiding("GOPROXY", "https://a.example", "https://stored.example").works("a")
        .made(HIDDEN).sees("mirror", HIDDEN, "hidden", fetched(200, "{}"));
    assertThat(judge(new OverrideRule(), facts)).isEmpty();
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
      "damaged: /m/x.zip, BAD_CONTENT, env.modcache", "relative: /m, MALFORMED_SETTING, env.gopath"})
  void aModuleCacheThatCannotBeUsedIsACauseWhateverTheTrialSays(String text, FailureKind kind, String code) {
    FactsBuilder facts = one().works("a").problem(kind, "GOMODCACHE=/m: " + text).witness(true, "go: added");
    assertThat(new FolderRule().judge(facts.build())).singleElement()
        .matches(finding -> finding.code().code().equals(code) && finding.severity() == Severity.CAUSE);
    assertThat(judge(new MachineRule(), facts)).isEmpty();
  }

  @Test
  void whatDiffersFromGoSumIsTheCauseOnlyWhereAFreshDownloadAgreesWithThat() {
    FactsBuilder differs = one().works("a").problem(FailureKind.BAD_CONTENT, "GOMODCACHE=/m: differs: /m/x.mod");
    assertThat(judge(new FolderRule(), differs)).isEmpty();
    assertThat(judge(new FolderRule(), one().works("a").problem(FailureKind.BAD_CONTENT,
        "GOMODCACHE=/m: differs: /m/x.mod").witness(false, "checksum mismatch"))).isEmpty();
    assertThat(new FolderRule().judge(differs.witness(true, "go: added").build())).extracting(Finding::severity)
        .containsExactly(Severity.CAUSE);
  }

  @Test
  void aTileThatIsCutOffIsWorthAWarningSinceGoMayNotNeedIt() {
    assertThat(new FolderRule().judge(one().works("a").problem(FailureKind.BAD_CONTENT,
        "GOMODCACHE=/m: tile: /m/tile/8/0/000").witness(true, "go: added").build())).singleElement()
        .matches(finding -> finding.code() == CauseCode.ENV_MODCACHE && finding.severity() == Severity.WARNING);
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
  @CsvSource({"MODULE,", "GO_FILES_WITHOUT_MODULE, CAUSE", "GO_FILES_ABOVE_MODULE, CAUSE",
      "NO_PROJECT, NOTE"})
  void aMissingGoModIsACauseOnlyWhereGoFilesStand(RunScope.Folder folder, Severity severity) {
    assertThat(new NoModuleRule().judge(one().folder(folder).build()).stream().map(Finding::severity).findFirst())
        .isEqualTo(Optional.ofNullable(severity));
  }

  @Test
  void aCommandThatWorksOutsideAModuleMissesNone() {
    assertThat(new NoModuleRule().judge(one().folder(RunScope.Folder.GO_FILES_WITHOUT_MODULE)
        .command("go", "install", "a.test/b@v1.0.0").build())).isEmpty();
  }

  @Test
  void aModuleBelowAndAWorkspaceAreSaidWhereGoModIsMissing() {
    assertThat(new NoModuleRule().judge(one().folder(RunScope.Folder.GO_FILES_ABOVE_MODULE).build()).getFirst()
        .details()).containsExactly(Message.of("detail.module-below"));
    assertThat(new NoModuleRule().judge(one().folder(RunScope.Folder.GO_FILES_WITHOUT_MODULE)
        .goEnv("GOWORK", "/src/go.work").build()).getFirst().details())
        .containsExactly(Message.of("detail.workspace-without-module", "/src/go.work"));
    assertThat(new NoModuleRule().judge(one().folder(RunScope.Folder.GO_FILES_WITHOUT_MODULE)
        .goEnv("GOWORK", "off").build()).getFirst().details()).isEmpty();
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
  void aHandshakeThatFailedWhileTheProxyWasDialledIsOneWithTheProxy() {
    String words = "proxyconnect tcp: tls: failed to verify certificate: x509: certificate signed by unknown authority";
    Symptom symptom = new Symptom(says(CauseCode.CERT_UNKNOWN_AUTHORITY).candidates(), false,
        new Symptom.Facts(Optional.empty(), Optional.of("a.example"), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty()), words, false);
    Finding said = new SaidByGoRule(_ -> symptom).judge(new FactsBuilder().proxyVia("a", "https").works("a")
        .witness(false, words).build()).getFirst();
    assertThat(said.subject()).isEqualTo("proxy.example.net:3128");
    assertThat(said.details()).contains(
        Message.of("detail.proxy-set-by", "HTTPS_PROXY", "proxy.example.net:3128"));
    assertThat(new SaidByGoRule(_ -> symptom).judge(new FactsBuilder().proxyVia("a", "http").works("a")
        .witness(false, words).build()).getFirst().subject()).as("no handshake with this one").isEqualTo("a.example");
  }

  @Test
  void goesOwnWordsCountWhereNoProbeFindsAnything() {
    Rule rule = new SaidByGoRule(_ -> says(CauseCode.VCS_AUTH_FAILED));
    assertThat(rule.judge(one().works("a").witness(false, "fatal").build())).singleElement()
        .matches(finding -> finding.code() == CauseCode.VCS_AUTH_FAILED
            && finding.confidence() == Confidence.LIKELY && !finding.proved());
    assertThat(judge(rule, one().works("a").witness(true, "go: added"))).isEmpty();
    assertThat(judge(rule, one().works("a"))).isEmpty();
    assertThat(judge(new SaidByGoRule(_ -> Observed.unknown()), one().works("a").witness(false, "?"))).isEmpty();
  }
}
