package dev.gogetwell.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.app.Workbench;
import dev.gogetwell.hygiene.HygieneFinding;
import dev.gogetwell.hygiene.HygieneRule;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ProgramSearch;
import dev.gogetwell.machine.StateFolder;
import dev.gogetwell.machine.WithheldValues;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.remedy.DependencyRemedies;
import dev.gogetwell.remedy.JournalEntry;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.port.Dependencies.Form;
import dev.gogetwell.ui.port.Dependencies.Looked;
import dev.gogetwell.ui.port.Dependencies.Wish;
import dev.gogetwell.ui.port.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the page of the dependencies is given, by the real go: names as they are on the screen, no password there, and
/// nothing private in a file.
class DependencyFilesTest {
  private static final String PASSWORD = "Kranich7Blau";

  @TempDir(cleanup = CleanupMode.NEVER) private Path folder;
  private Path project;
  private DependencyFiles files;

  @BeforeEach
  void aProjectWithAPrivateModuleAndAProxyWithAPassword() throws IOException {
    Environment here = Environment.ofThisProcess();
    Optional<Path> go = ProgramSearch.find("go", here, List.of(Path.of("/usr/local/go/bin")));
    assumeTrue(go.isPresent(), "skipped: no go on this machine");
    Environment environment = Environment.of(here.os(), Map.of("HOME", folder.toString(), "SHELL", "/bin/sh",
        "PATH", go.orElseThrow().getParent() + ":/usr/bin:/bin", "GOPROXY", "http://lin:" + PASSWORD + "@127.0.0.1:1",
        "GOTOOLCHAIN", "local", "GOSUMDB", "sum.golang.org"));
    StateFolder state = StateFolder.of(environment, _ -> { });
    Workbench.Tools tools = new Workbench.Tools(new Processes(), Clock.systemUTC(), () -> {
      throw new AssertionError("nobody reads a symptom");
    }, state, ScratchArea.below(state::path), "test", _ -> "GW-TEST", new WithheldValues());
    Workbench bench =
        new Workbench(tools, new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), environment);
    files = new DependencyFiles(() -> bench);
    project = Files.createDirectories(folder.resolve("project"));
    Files.writeString(project.resolve("go.mod"),
        "module git.inner.corp/team/app\n\ngo 1.22\n\nrequire git.inner.corp/team/secretlib v1.0.0\n");
    Files.writeString(project.resolve("main.go"),
        "package main\n\nimport _ \"git.inner.corp/team/secretlib\"\n\nfunc main() {}\n");
  }

  private Wish wish(Path where, Optional<Path> policy) {
    return new Wish(where, Duration.ofMinutes(1), false, Optional.empty(), policy);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void whatIsPrivateStandsOnTheScreenAndInNoFileAndAPasswordNowhere(Form form) throws Exception {
    List<String> progress = new ArrayList<>();
    Looked looked = files.look(wish(project, Optional.empty()), progress::add);
    assertThat(progress).contains("go mod verify");
    assertThat(looked.report().findings()).extracting(HygieneFinding::rule).contains(HygieneRule.PRIVATE_UNCOVERED);
    assertThat(looked.report().toString()).contains("git.inner.corp/team/secretlib").doesNotContain(PASSWORD);
    Path file = folder.resolve("written." + form.extension());
    files.write(looked, form, Language.ENGLISH, file);
    assertThat(file).content().isNotBlank().doesNotContain("secretlib", "inner.corp", PASSWORD, folder.toString());
    assertThatThrownBy(() -> files.write(looked, form, Language.ENGLISH, folder.resolve("nowhere/x")))
        .isInstanceOf(ServiceException.class);
  }

  @Test
  void aSettingIsWrittenAsPreviewedAndUndoneByteForByte() throws Exception {
    Path stored = Files.createDirectories(folder.resolve(".config/go")).resolve("env");
    Files.writeString(stored, "GOPRIVATE=*.old.corp\nGOFLAGS=-modcacherw\n");
    byte[] before = Files.readAllBytes(stored);
    Looked looked = files.look(wish(project, Optional.empty()), _ -> { });
    List<String> hosts = looked.report().findings().stream()
        .filter(one -> one.rule() == HygieneRule.PRIVATE_UNCOVERED).map(one -> one.what().args().getLast()).toList();
    Remedy remedy = DependencyRemedies.of(looked.settings(), hosts, false).getFirst();
    assertThat(looked.desk().preview(remedy).edits()).singleElement().satisfies(edit -> assertThat(edit.unifiedDiff())
        .contains("-GOPRIVATE=*.old.corp", "+GOPRIVATE=*.old.corp,git.inner.corp"));
    assertThat(stored).as("looking at it writes nothing").hasBinaryContent(before);

    JournalEntry entry = looked.desk().apply(remedy);
    assertThat(stored).content().contains("GOPRIVATE=*.old.corp,git.inner.corp", "GOFLAGS=-modcacherw");
    assertThat(files.look(wish(project, Optional.empty()), _ -> { }).report().findings())
        .extracting(HygieneFinding::rule).doesNotContain(HygieneRule.PRIVATE_UNCOVERED);
    looked.desk().undo(entry);
    assertThat(stored).hasBinaryContent(before);
  }

  @Test
  void aFolderWithoutAModuleAndAPolicyThatIsNoneAreSentences() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThatThrownBy(() -> files.look(wish(empty, Optional.empty()), _ -> { })).isInstanceOfSatisfying(
        ServiceException.class, refused -> assertThat(refused.what().key()).isEqualTo("cli.project.no-module"));
    Path nonsense = Files.writeString(folder.resolve("policy.json"), "{\"forbiden\":[]}");
    assertThatThrownBy(() -> files.look(wish(project, Optional.of(nonsense)), _ -> { })).isInstanceOfSatisfying(
        ServiceException.class, refused -> assertThat(refused.what().key()).isEqualTo("hygiene.no-policy"));
    assertThatThrownBy(() -> files.look(wish(project, Optional.of(folder.resolve("none"))), _ -> { }))
        .isInstanceOf(ServiceException.class);
  }
}
