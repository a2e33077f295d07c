package dev.gogetwell.diagnostics.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.diagnostics.RouteOutcome;
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
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Separator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitAnswerRuleTest {
  private static final String URL = "https://code.test/acme/lib";
  private static final Experiment ASK = new Experiment.AskGit(new HopId("d"), URL);
  private static final String REFUSED = "fatal: unable to access 'https://code.test/acme/lib/': Failed to connect to "
      + "%s port %d after 0 ms: Couldn't connect to server";

  private static FactsBuilder discovered() {
    return new FactsBuilder().hop("d", HopRole.VCS_DISCOVERY, Optional.empty(), Separator.END).works("d").made(ASK);
  }

  private static CommandRun said(String words) {
    return new CommandRun(Purpose.GIT, List.of("git", "ls-remote"), words.isEmpty() ? 0 : 128, words, words.isEmpty()
        ? Optional.empty() : Optional.of(new Failure(Operation.GIT, FailureKind.COMMAND_FAILED, words)));
  }

  private static List<Finding> judged(FactsBuilder facts) {
    return new GitAnswerRule().judge(facts.build());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "git@code.test: Permission denied (publickey). | VCS_SSH_PUBLICKEY",
      "Host key verification failed. | VCS_HOSTKEY",
      "ssh: connect to host code.test port 22: Connection timed out | VCS_SSH_BLOCKED",
      "Connection closed by 192.0.2.7 port 22 | VCS_SSH_BLOCKED",
      "fatal: could not read Username for 'https://code.test': terminal prompts disabled | VCS_AUTH_PROMPT_DISABLED",
      "fatal: Authentication failed for 'https://code.test/acme/lib/' | VCS_AUTH_FAILED",
      "fatal: repository 'https://code.test/acme/lib/' not found | VCS_REPO_NOT_FOUND",
      "fatal: detected dubious ownership in repository at '/srv/lib.git' | VCS_UNSAFE_DIR",
      "error: unknown option `end-of-options' | VCS_GIT_TOO_OLD",
      "fatal: transport 'git' not allowed | VCS_PROTOCOL_BLOCKED",
      "fatal: unable to access 'https://code.test/acme/lib/': The requested URL returned error: 429 | VCS_GIT_NETWORK",
      "error: RPC failed; curl 56 GnuTLS recv error (-12) | VCS_GIT_NETWORK",
      "fatal: the remote end hung up unexpectedly | VCS_GIT_NETWORK",
      "fatal: bad config line 4 in file /home/u/.gitconfig | VCS_GIT_TOO_OLD",
      "fatal: unable to access 'https://code.test/acme/lib/': Could not resolve host: code.test | VCS_GIT_NETWORK"})
  void gitsOwnWordsNameTheCause(String words, CauseCode code) {
    assertThat(judged(discovered().sees("d", ASK, "git", said(words)))).singleElement().satisfies(finding -> {
      assertThat(finding.code()).isEqualTo(code);
      assertThat(finding.proved()).isFalse();
      assertThat(finding.details()).contains(Message.of("detail.repository", FactsBuilder.MODULE, URL));
    });
  }

  @Test
  void aRepositoryThatIsListedAccusesNobody() {
    FactsBuilder facts = discovered().sees("d", ASK, "git", said(""));
    assertThat(judged(facts)).isEmpty();
    assertThat(RouteOutcome.of(facts.build()).end()).isEqualTo(RouteOutcome.End.ARRIVES);
  }

  @Test
  void wordsThatNobodyKnowsAccuseNobodyAndStopTheWay() {
    FactsBuilder facts = discovered().sees("d", ASK, "git", said("fatal: something new"));
    assertThat(judged(facts)).isEmpty();
    assertThat(RouteOutcome.of(facts.build()).stoppedAt()).contains(new HopId("d"));
  }

  @ParameterizedTest
  @CsvSource({"127, true", "126, true", "128, false"})
  void aGitThatCannotBeRunIsAsGoodAsNone(int exitCode, boolean missing) {
    CommandRun run = new CommandRun(Purpose.GIT, List.of("git", "ls-remote"), exitCode,
        "git: error while loading shared libraries: libpcre2-8.so.0", Optional.of(
            new Failure(Operation.GIT, FailureKind.COMMAND_FAILED, "git: error while loading shared libraries")));
    assertThat(judged(discovered().sees("d", ASK, "git", run))).extracting(Finding::code)
        .isEqualTo(missing ? List.of(CauseCode.VCS_TOOL_MISSING) : List.of());
  }

  @Test
  void aServerErrorIsTheServersOwnWordAndACutAnswerIsNot() {
    String error = "fatal: unable to access 'https://code.test/acme/lib/': The requested URL returned error: 503";
    assertThat(judged(discovered().sees("d", ASK, "git", said(error)))).singleElement()
        .matches(finding -> finding.confidence() == Confidence.CERTAIN && !finding.proved());
    assertThat(judged(discovered().sees("d", ASK, "git", said("fatal: early EOF")))).singleElement()
        .matches(finding -> finding.confidence() == Confidence.LIKELY);
    assertThat(judged(rewrittenTo("https://mirror.test/").sees("d", ASK, "git", said(error))
        .sees("d", ASK, "unrewritten", said("")))).singleElement()
        .matches(finding -> finding.code() == CauseCode.VCS_REWRITE && finding.proved());
  }

  @Test
  void theOtherPortOfSshIsTheControlOfTheUsualOne() {
    String shut = "ssh: connect to host code.test port 22: Connection refused";
    FactsBuilder facts = rewrittenTo("ssh://git@code.test/").sees("d", ASK, "git", said(shut));
    assertThat(judged(facts.sees("d", ASK, "ssh-elsewhere:ssh.code.test:443", said("Host key verification failed."))))
        .singleElement().satisfies(finding -> {
          assertThat(finding.proved()).isFalse();
          assertThat(finding.details()).contains(
              Message.of("detail.ssh-elsewhere-unknown", "ssh.code.test:443", "code.test"));
        });
    assertThat(judged(facts.sees("d", ASK, "ssh-elsewhere:ssh.code.test:443", said("")))).singleElement()
        .matches(finding -> finding.code() == CauseCode.VCS_SSH_BLOCKED && finding.proved());
  }

  @Test
  void aFolderThatGitDoesNotTrustOnTheOtherSideIsSaidToLieThere() {
    String words = "fatal: detected dubious ownership in repository at '/srv/lib.git'";
    assertThat(judged(rewrittenTo("ssh://git@code.test/").sees("d", ASK, "git", said(words)))).singleElement()
        .matches(finding -> finding.details().contains(Message.of("detail.unsafe-on-server", "code.test")));
    assertThat(judged(rewrittenTo("file:///srv/").sees("d", ASK, "git", said(words)))).singleElement()
        .matches(finding -> finding.details().stream().noneMatch(d -> d.key().equals("detail.unsafe-on-server")));
  }

  private static FactsBuilder rewrittenTo(String base) {
    return discovered().gitConfig("url." + base + ".insteadof", "https://code.test/");
  }

  @Test
  void aMirrorThatIsGoneIsTheRulesFault() {
    String words = "fatal: unable to access 'https://mirror.test/acme/lib/': Could not resolve host: mirror.test";
    FactsBuilder facts = rewrittenTo("https://mirror.test/").sees("d", ASK, "git", said(words));
    assertThat(judged(facts)).singleElement().matches(finding -> finding.code() == CauseCode.VCS_REWRITE
        && finding.confidence() == Confidence.LIKELY && finding.subject().equals("mirror.test"));
    assertThat(judged(facts.sees("d", ASK, "unrewritten", said("")))).singleElement()
        .matches(finding -> finding.code() == CauseCode.VCS_REWRITE && finding.proved());
  }

  /// Where the host itself does not have it either, the mirror is not to blame.
  @Test
  void aMirrorThatDoesNotHaveItIsBlamedOnlyWhereTheHostHasIt() {
    FactsBuilder facts = rewrittenTo("https://mirror.test/")
        .sees("d", ASK, "git", said("fatal: repository 'https://mirror.test/acme/lib/' not found"));
    assertThat(judged(facts)).singleElement().matches(finding -> finding.code() == CauseCode.VCS_REPO_NOT_FOUND);
    assertThat(judged(facts.sees("d", ASK, "unrewritten", said("")))).singleElement()
        .matches(finding -> finding.code() == CauseCode.VCS_REWRITE);
  }

  @Test
  void sshToTheSameHostIsNoWrongRule() {
    assertThat(judged(rewrittenTo("ssh://git@code.test/").sees("d", ASK, "git",
        said("ssh: connect to host code.test port 22: Connection refused")).sees("d", ASK, "unrewritten", said(""))))
        .singleElement().matches(finding -> finding.code() == CauseCode.VCS_SSH_BLOCKED && finding.proved());
  }

  /// A port that does not answer is the proxy's only where git has that very proxy.
  @Test
  void aProxyOfGitsOwnIsTheCauseOnlyWhereItIsTheOneThatDoesNotAnswer() {
    FactsBuilder proxied = discovered().gitConfig("http.proxy", "http://127.0.0.1:7890")
        .sees("d", ASK, "git", said(REFUSED.formatted("127.0.0.1", 7890)));
    assertThat(judged(proxied)).singleElement().matches(finding -> finding.code() == CauseCode.PROXY_UNREACHABLE
        && finding.subject().equals("127.0.0.1:7890") && !finding.proved());
    assertThat(judged(proxied.sees("d", ASK, "direct", said("")))).singleElement().matches(Finding::proved);
    assertThat(judged(discovered().gitConfig("http.https://other.test.proxy", "http://127.0.0.1:7890")
        .sees("d", ASK, "git", said(REFUSED.formatted("code.test", 443))))).singleElement()
        .matches(finding -> finding.code() == CauseCode.VCS_GIT_NETWORK);
  }

  /// git ends a password at its first at sign, go at the last one.
  @Test
  void aProxyThatLetsGoInAndNotGitWithTheSameSettingIsSpeltInAWayThatGitReadsOtherwise() {
    ProxyRef proxy = new ProxyRef("http", "127.0.0.1", 7890, true, "HTTPS_PROXY");
    FactsBuilder refused = discovered().variable("HTTPS_PROXY", "http://u:p@ss@127.0.0.1:7890").sees("d", ASK, "git",
        said("fatal: unable to access 'https://code.test/x/': CONNECT tunnel failed, response 407"));
    assertThat(judged(refused)).singleElement()
        .matches(finding -> finding.code() == CauseCode.PROXY_AUTH_REQUIRED);
    assertThat(judged(refused.sees("d", new TunnelRequest(proxy, "code.test:443", 200, "", List.of(), Optional.empty()))))
        .singleElement().matches(finding -> finding.code() == CauseCode.PROXY_MALFORMED
            && finding.subject().equals("HTTPS_PROXY"));
  }

  /// libcurl sends what netrc has, and git then asks as if there were nothing.
  @Test
  void aLoginOfNetrcThatIsRefusedIsNoMissingOne() {
    String words = "fatal: could not read Username for 'https://code.test': terminal prompts disabled";
    CommandRun sent = new CommandRun(Purpose.GIT, List.of("git"), 128, words, Optional.of(new Failure(Operation.GIT,
        FailureKind.COMMAND_FAILED, words + Failure.SIGNED_IN)));
    assertThat(judged(discovered().sees("d", ASK, "git", sent))).singleElement()
        .matches(finding -> finding.code() == CauseCode.VCS_AUTH_FAILED);
  }

  /// A CI job signs in by a header for its own repository, and another private one does not take it.
  @Test
  void aHeaderThatGitAddsIsALoginThatWasRefused() {
    String words = "fatal: could not read Username for 'https://code.test': terminal prompts disabled";
    assertThat(judged(discovered().gitConfig("http.https://code.test/.extraheader", "")
        .sees("d", ASK, "git", said(words)))).singleElement().matches(finding -> finding.code() == CauseCode.VCS_AUTH_FAILED
            && finding.details().toString().contains("http.https://code.test/.extraheader"));
    assertThat(judged(discovered().gitConfig("http.https://other.test/.extraheader", "")
        .sees("d", ASK, "git", said(words)))).singleElement()
        .matches(finding -> finding.code() == CauseCode.VCS_AUTH_PROMPT_DISABLED);
  }

  @Test
  void aGitThatStillWaitsWhereTheHostAnswersIsPerhapsStalled() {
    CommandRun late = new CommandRun(Purpose.GIT, List.of("git", "ls-remote"), -1, "",
        Optional.of(new Failure(Operation.GIT, FailureKind.TIMEOUT, "")));
    assertThat(judged(discovered().sees("d", ASK, "git", late))).singleElement().matches(finding ->
        finding.code() == CauseCode.NETWORK_SLOW && finding.confidence() == Confidence.POSSIBLE);
    assertThat(judged(new FactsBuilder().hop("d", HopRole.VCS_DISCOVERY, Optional.empty(), Separator.END)
        .notConnected("d", FailureKind.TIMEOUT).made(ASK).sees("d", ASK, "git", late))).isEmpty();
  }

  @Test
  void anExperimentThatWasCutSaysNothing() {
    assertThat(new GitAnswerRule().judge(new FactsBuilder().hop("d", HopRole.VCS_DISCOVERY, Optional.empty(),
        Separator.END).works("d").sees("d", ASK, "git", said("Host key verification failed.")).build())).isEmpty();
  }

  /// What the repository lacks, the checksum database does not have either; that it does not is no second cause.
  @Test
  void aVersionThatTheRepositoryDoesNotHaveIsUnknown() {
    CommandRun listed = new CommandRun(Purpose.GIT, List.of("git"), 0, "", Optional.of(new Failure(Operation.GIT,
        FailureKind.NOT_FOUND, "no tag v1.2.3")));
    FactsBuilder facts = discovered().hop("s", HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END)
        .answers("s", 404, FailureKind.NOT_FOUND).sees("d", ASK, "git", listed);
    assertThat(judged(facts)).singleElement().matches(finding -> finding.code() == CauseCode.MODULE_VERSION_UNKNOWN
        && finding.confidence() == Confidence.CERTAIN
        && finding.details().contains(Message.of("detail.git-no-tag", "no tag v1.2.3")));
    assertThat(RouteOutcome.of(facts.build()).stoppedAt()).contains(new HopId("d"));
  }

  @Test
  void anEmptyListIsNoProofThatTheVersionIsMissing() {
    CommandRun listed = new CommandRun(Purpose.GIT, List.of("git"), 0, "", Optional.of(new Failure(Operation.GIT,
        FailureKind.NOT_FOUND, Failure.NOTHING_LISTED + "v1.2.3")));
    assertThat(judged(discovered().sees("d", ASK, "git", listed))).singleElement().matches(finding ->
        finding.code() == CauseCode.MODULE_VERSION_UNKNOWN && finding.confidence() == Confidence.LIKELY
        && finding.details().stream().anyMatch(detail -> detail.key().equals("detail.git-empty-list")));
  }

  /// Seen without a login, GitLab names two parts of every path; a shorter path is the whole one.
  @Test
  void twoPartsOfALongerPathAreSaidToBeSo() {
    String words = "fatal: could not read Username for 'https://gitlab.test': terminal prompts disabled";
    String page = "<meta name=\"go-import\" content=\"%s git https://%1$s.git\">";
    FactsBuilder deep = new FactsBuilder().module("gitlab.test/a/b/c@v1.0.0")
        .hop("d", HopRole.VCS_DISCOVERY, Optional.empty(), Separator.END).works("d").made(ASK)
        .sees("d", Observed.fetched(200, page.formatted("gitlab.test/a/b"))).sees("d", ASK, "git", said(words));
    assertThat(judged(deep)).singleElement().satisfies(finding -> assertThat(finding.details())
        .contains(Message.of("detail.sub-group", "gitlab.test/a/b")));
    FactsBuilder plain = new FactsBuilder().module("gitlab.test/a/b@v1.0.0")
        .hop("d", HopRole.VCS_DISCOVERY, Optional.empty(), Separator.END).works("d").made(ASK)
        .sees("d", Observed.fetched(200, page.formatted("gitlab.test/a/b"))).sees("d", ASK, "git", said(words));
    assertThat(judged(plain)).singleElement().satisfies(finding -> assertThat(finding.details())
        .extracting(Message::key).doesNotContain("detail.sub-group"));
  }
}
