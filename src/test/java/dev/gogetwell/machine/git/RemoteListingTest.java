package dev.gogetwell.machine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.process.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a shell script")
class RemoteListingTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private Path tool;

  @BeforeEach
  void aToolIsThere() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no shell");
    tool = folder.resolve("git");
  }

  private RemoteListing listing(Environment environment) {
    return new RemoteListing(new Processes(), environment.with("HOME", folder.toString()),
        ScratchArea.below(() -> folder.resolve("state")));
  }

  private Optional<RemoteListing.Heard> run(Environment environment, String script) throws Exception {
    Files.writeString(tool, "#!/bin/sh\n" + script).toFile().setExecutable(true);
    return listing(environment).run(List.of(tool.toString(), "ls-remote"), "v1.2.3", LIMIT);
  }

  @Test
  void nobodyIsAskedAnythingAndNobodyTranslates() throws Exception {
    Environment german = Environment.ofThisProcess().with("LC_ALL", "de_DE.UTF-8").with("SSH_ASKPASS", "/opt/dialog");
    assertThat(run(german, "echo $LC_ALL/$GIT_TERMINAL_PROMPT/$GCM_INTERACTIVE/$SSH_ASKPASS/$SSH_ASKPASS_REQUIRE >&2"))
        .map(RemoteListing.Heard::output).contains("C/0/never//bin/false/force\n");
  }

  @Test
  void whatTheUserHasSetStays() throws Exception {
    Environment set = Environment.ofThisProcess().with("GIT_TERMINAL_PROMPT", "1").with("GIT_SSH_COMMAND", "ssh -4");
    assertThat(run(set, "echo $GIT_TERMINAL_PROMPT $GIT_SSH_COMMAND >&2; exit 128")).hasValueSatisfying(heard -> {
      assertThat(heard.output()).isEqualTo("1 ssh -4\n");
      assertThat(heard.passed()).isFalse();
      assertThat(heard.exitCode()).isEqualTo(128);
    });
  }

  /// The names of branches are the project's own business.
  @Test
  void theListItselfIsNotKept() throws Exception {
    assertThat(run(Environment.ofThisProcess(), "echo 0123456789abcdef refs/heads/secret-plan"))
        .hasValueSatisfying(heard -> {
          assertThat(heard.passed()).isTrue();
          assertThat(heard.output()).isEmpty();
        });
  }

  @Test
  void onlyATagOfThatNameIsTheVersion() throws Exception {
    for (String refs : List.of("0 refs/tags/v1.2.3", "0 refs/tags/sub/v1.2.3", "0 refs/tags/v1.2.3^{}")) {
      assertThat(run(Environment.ofThisProcess(), "echo '" + refs + "' | tr ' ' '\\t'")).as(refs)
          .map(RemoteListing.Heard::lacksTag).contains(false);
    }
    for (String refs : List.of("0 refs/heads/v1.2.3", "0 refs/tags/v1.2.30", "0 refs/tags/xv1.2.3")) {
      assertThat(run(Environment.ofThisProcess(), "echo '" + refs + "' | tr ' ' '\\t'")).as(refs)
          .map(RemoteListing.Heard::lacksTag).contains(true);
    }
    assertThat(run(Environment.ofThisProcess(), "exit 128")).map(RemoteListing.Heard::lacksTag).contains(false);
  }

  @Test
  void aListOfNothingIsToldFromOneWithoutTheTag() throws Exception {
    assertThat(run(Environment.ofThisProcess(), "true")).map(RemoteListing.Heard::listsNothing).contains(true);
    assertThat(run(Environment.ofThisProcess(), "echo '0 refs/heads/main' | tr ' ' '\\t'"))
        .map(RemoteListing.Heard::listsNothing).contains(false);
    assertThat(run(Environment.ofThisProcess(), "exit 128")).map(RemoteListing.Heard::listsNothing).contains(false);
  }

  @Test
  void itRunsInAnEmptyFolderThatIsGoneAfterwards() throws Exception {
    String where = run(Environment.ofThisProcess(), "pwd >&2; ls -A >&2").orElseThrow().output().strip();
    assertThat(where).contains("state").doesNotContain("\n");
    assertThat(Path.of(where)).doesNotExist();
  }

  @Test
  void aToolThatCannotBeStartedSaysNothing() throws Exception {
    assertThat(listing(Environment.ofThisProcess()).run(List.of(folder.resolve("nothing").toString()), "", LIMIT)).isEmpty();
  }

  @Test
  void onlyALoginForTheVeryHostCounts() throws Exception {
    Files.writeString(folder.resolve(".netrc"), "machine code.test login me password word-7\n");
    RemoteListing listing = listing(Environment.ofThisProcess().with("NETRC", "/nowhere"));
    assertThat(listing.hasLogin("Code.test")).isTrue();
    assertThat(listing.hasLogin("test")).isFalse();
    assertThat(listing.hasLogin("a.code.test")).isFalse();
  }
}
