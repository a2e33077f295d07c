package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.machine.Bench;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Remedy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The desk where it changes what git, ssh and the login shell read.
class GitAndShellDeskTest {
  @TempDir Path folder;
  private Bench bench;
  private Environment environment;

  @BeforeEach
  void prepare() throws Exception {
    bench = new Bench(folder);
    environment = bench.environment().with("GONOSUMDB", "*");
  }

  private LocalRemedyDesk desk() throws Exception {
    return new DeskBench(bench, environment, folder.resolve("journal")).desk();
  }

  private static Remedy remedy(Change... changes) {
    return DeskBench.remedy(changes);
  }

  @Test
  void whatGitRefusesIsToldInItsWords() throws Exception {
    Path file = Files.writeString(bench.home().resolve(".gitconfig"), "[[[");
    assertThatThrownBy(() -> desk().apply(remedy(
        new Change.GitConfig("http.sslVerify", Optional.empty(), Optional.of("false"), Optional.empty()))))
        .isInstanceOfSatisfying(RemedyException.class, e -> {
          assertThat(e.what().key()).isEqualTo("remedy.error.refused");
          assertThat(e.what().args()).last().asString().contains("bad config line 1");
        });
    assertThat(file).hasContent("[[[");
  }

  @Test
  void aScopedGitSettingIsWrittenAndUndone() throws Exception {
    String text = "# mine\n[user]\n\tname = x\n[http]\n\tproxy = http://old.test\n"
        + "[http \"https://h.test/\"]\n\tsslVerify = false";
    Path file = Files.writeString(bench.home().resolve(".gitconfig"), text);
    Remedy fix = remedy(
        new Change.GitConfig("http.https://h.test/.sslVerify", Optional.empty(), Optional.of("false"),
            Optional.empty()),
        new Change.GitConfig("http.proxy", Optional.of("http://new.test"), Optional.of("http://old.test"),
            Optional.empty()));
    assertThat(desk().preview(fix).edits()).hasSize(1);
    JournalEntry entry = desk().apply(fix);
    assertThat(Files.readString(file)).contains("proxy = http://new.test").contains("# mine")
        .doesNotContain("sslVerify");
    desk().undo(entry);
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void aFolderIsTrustedBesideTheOthersAndTheRealGitReadsItThen() throws Exception {
    Path repository = Files.createDirectories(folder.resolve("it's theirs.git"));
    String text = "[safe]\n\tdirectory = /srv/one\n\tdirectory = /srv/two\n# mine";
    Path file = Files.writeString(bench.home().resolve(".gitconfig"), text);
    assertThat(git(folder, "init", "-q", "--bare", repository.toString())).isEqualTo(0);
    environment = environment.with("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    assertThat(git(folder, "ls-remote", "file://" + repository)).isEqualTo(128);
    Remedy fix = remedy(new Change.GitConfigAdded("safe.directory", repository.toString()));
    assertThat(desk().preview(fix).edits()).singleElement().matches(edit ->
        edit.unifiedDiff().stream().noneMatch(line -> line.startsWith("-") && !line.startsWith("---")));
    JournalEntry entry = desk().apply(fix);
    assertThat(Files.readString(file)).contains("/srv/one").contains("/srv/two").contains("# mine");
    assertThat(git(folder, "ls-remote", "file://" + repository)).isEqualTo(0);
    assertThat(desk().preview(fix).edits()).isEmpty();
    desk().undo(entry);
    assertThat(Files.readString(file)).isEqualTo(text);
    assertThat(git(folder, "ls-remote", "file://" + repository)).isEqualTo(128);
  }

  private int git(Path where, String... words) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of(bench.git().toString()));
    command.addAll(List.of(words));
    return new Processes().run(ProcessSpec.of(command, environment, where, Duration.ofSeconds(20))).exitCode();
  }

  /// ssh looks for its file in the home of the list of users. In a test that is another one, so ssh shows something
  /// else, and what it does not see does not stay.
  @Test
  void anSshConfigurationThatSshDoesNotReadIsTakenBack() throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/ssh")), "skipped: no ssh");
    Path file = bench.home().resolve(".ssh/config");
    Remedy fix = remedy(new Change.SshHost("code.example.test", "ssh.example.test", 443));
    assertThat(desk().preview(fix).edits()).singleElement().matches(edit ->
        edit.unifiedDiff().contains("+  HostKeyAlias code.example.test") && edit.command().isEmpty());
    assertThatThrownBy(() -> desk().apply(fix)).isInstanceOfSatisfying(RemedyException.class,
        e -> assertThat(e.what().key()).isEqualTo("remedy.error.not-effective"));
    assertThat(file.getParent()).doesNotExist();
    assertThat(desk().journal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/sh", "/bin/bash"})
  void aVariableIsSetForNewLoginShellsAndTakenBack(String shell) throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(Path.of(shell)), "skipped: no " + shell);
    environment = environment.with("SHELL", shell).with("GOPROXY", bench.emptyProxy());
    Path profile = bench.home().resolve(".profile");
    byte[] before = ("# mine \u00e9\nexport GOPROXY=" + bench.emptyProxy()).getBytes(StandardCharsets.ISO_8859_1);
    Files.write(profile, before);
    Remedy fix = remedy(new Change.UserEnvironment("GOPROXY", Optional.of(bench.proxy()),
        Optional.of(bench.emptyProxy())));
    assertThat(desk().tryOut(fix, line -> {}).passed()).isTrue();
    JournalEntry entry = desk().apply(fix);
    assertThat(desk().verify(line -> {}).passed()).isTrue();
    JournalEntry unset = desk().apply(remedy(new Change.UserEnvironment("GOPROXY", Optional.empty(),
        Optional.of(bench.proxy()))));
    assertThat(Files.readString(profile, StandardCharsets.ISO_8859_1)).contains("\nunset GOPROXY\n")
        .containsOnlyOnce("# >>> gogetwell >>>");
    desk().undo(unset);
    desk().undo(entry);
    assertThat(Files.readAllBytes(profile)).isEqualTo(before);
  }

  @Test
  void aVariableThatTheShellOverridesLaterIsTakenBack() throws Exception {
    environment = environment.with("SHELL", "/bin/sh");
    Path profile = Files.writeString(bench.home().resolve(".profile"), "readonly GOPROXY=fixed\nexport GOPROXY\n");
    assertThatThrownBy(() -> desk().apply(remedy(
        new Change.UserEnvironment("GOPROXY", Optional.of("x"), Optional.of("fixed")))))
        .isInstanceOf(RemedyException.class);
    assertThat(Files.readString(profile)).isEqualTo("readonly GOPROXY=fixed\nexport GOPROXY\n");
    assertThat(desk().journal()).isEmpty();
  }
}
