package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Separator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GitRemediesTest {
  private static final String URL = "https://code.test/acme/lib";
  private static final Experiment ASK = new Experiment.AskGit(new HopId("d"), URL);
  private static final String ADVICE = "fatal: detected dubious ownership in repository at '/srv/a b'\nTo add an exception"
      + " for this directory, call:\n\n\tgit config --global --add safe.directory '/srv/a b'\n";

  private static FactsBuilder rewrittenTo(String base) {
    return new FactsBuilder().hop("d", HopRole.VCS_DISCOVERY, Optional.empty(), Separator.END).works("d").made(ASK)
        .gitConfig("url." + base + ".insteadof", "https://code.test/");
  }

  private static CommandRun run(String words) {
    return new CommandRun(Purpose.GIT, List.of("git", "ls-remote"), words.isEmpty() ? 0 : 128, words, words.isEmpty()
        ? Optional.empty() : Optional.of(new Failure(Operation.GIT, FailureKind.COMMAND_FAILED, words)));
  }

  private static List<Change> changes(FactsBuilder facts, CauseCode code) {
    return new GitRemedies(facts.build()).of(FindingBuilder.cause(code, new HopId("d"), Operation.GIT, "code.test")
        .build()).stream().flatMap(remedy -> remedy.changes().stream()).toList();
  }

  @Test
  void theFolderThatGitNamesIsTheOnlyOneThatIsTrusted() {
    assertThat(changes(rewrittenTo("file:///srv/").sees("d", ASK, "git", run(ADVICE)), CauseCode.VCS_UNSAFE_DIR))
        .containsExactly(new Change.GitConfigAdded("safe.directory", "/srv/a b"));
  }

  /// ssh passes on what the other machine prints, as it is.
  @Test
  void whatAnotherMachineSaysOfItsFoldersChangesNothingHere() {
    assertThat(changes(rewrittenTo("ssh://git@code.test/").sees("d", ASK, "git", run(ADVICE)),
        CauseCode.VCS_UNSAFE_DIR)).isEmpty();
    assertThat(changes(rewrittenTo("git@code.test:").sees("d", ASK, "git", run(ADVICE)), CauseCode.VCS_UNSAFE_DIR))
        .isEmpty();
  }

  @Test
  void aValueThatGitCannotReadIsTakenAwayWhereItStandsAndMayBe() {
    String words = "fatal: bad boolean config value 'flase' for 'http.sslverify'";
    FactsBuilder facts = rewrittenTo("https://code.test/").gitConfig("http.sslverify", "flase");
    assertThat(changes(facts.sees("d", ASK, "git", run(words)), CauseCode.VCS_GIT_TOO_OLD)).singleElement()
        .matches(change -> change instanceof Change.GitConfig git && git.name().equals("http.sslverify")
            && git.value().isEmpty() && git.expected().equals(Optional.of("flase")));
    FactsBuilder other = rewrittenTo("https://code.test/").gitConfig("core.pager", "x");
    assertThat(changes(other.sees("d", ASK, "git", run("fatal: bad boolean config value 'x' for 'core.pager'")),
        CauseCode.VCS_GIT_TOO_OLD)).as("not on the list of what may be changed").isEmpty();
  }

  @Test
  void anotherPortForSshIsOfferedOnlyWhereGitListedTheRepositoryThere() {
    String shut = "ssh: connect to host code.test port 22: Connection refused";
    String cell = "ssh-elsewhere:ssh.code.test:443";
    FactsBuilder facts = rewrittenTo("ssh://git@code.test/").sees("d", ASK, "git", run(shut));
    assertThat(changes(facts, CauseCode.VCS_SSH_BLOCKED)).isEmpty();
    assertThat(changes(facts.sees("d", ASK, cell, run("Host key verification failed.")),
        CauseCode.VCS_SSH_BLOCKED)).isEmpty();
    assertThat(changes(facts.sees("d", ASK, cell, run("")), CauseCode.VCS_SSH_BLOCKED))
        .containsExactly(new Change.SshHost("code.test", "ssh.code.test", 443));
  }
}
