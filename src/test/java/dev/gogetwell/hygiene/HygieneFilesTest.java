package dev.gogetwell.hygiene;

import static dev.gogetwell.hygiene.HygieneReading.MODULES;
import static dev.gogetwell.hygiene.HygieneReading.outcome;
import static dev.gogetwell.hygiene.HygieneReading.rules;
import static dev.gogetwell.hygiene.HygieneReading.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.hygiene.HygieneFinding.FileLine;
import dev.gogetwell.hygiene.HygieneRule.Grade;
import dev.gogetwell.hygiene.ToolOutcome.State;
import dev.gogetwell.model.Confidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// What the project's own files say: replacements, exclusions, private modules, a workspace, a newer go, and files that
/// are no files or very long.
class HygieneFilesTest {
  @TempDir(cleanup = CleanupMode.NEVER) private Path folder;
  private DependencyProxy proxy;
  private PracticeProject project;

  @BeforeEach
  void putUp() throws IOException {
    proxy = new DependencyProxy(MODULES);
    project = new PracticeProject(folder, proxy.url(), proxy.verifierKey());
  }

  @AfterEach
  void takeDown() {
    proxy.close();
    project.close();
  }

  @Test
  void theLintSeesReplacementsExclusionsAndPrivateModules() throws Exception {
    project.with("GOPRIVATE", "covered.corp");
    Files.createDirectories(project.root.resolve("home/elsewhere"));
    Files.writeString(project.root.resolve("home/elsewhere/go.mod"), "module code.example.test/far\n");
    project.file(".git/HEAD", "ref: refs/heads/main\n").file("near/go.mod", "module code.example.test/near\n")
        .file("go.mod", """
            module app.example.test/app

            go 1.22

            require (
            \tcode.example.test/near v1.0.0
            \tcode.example.test/far v1.0.0
            \tgit.inner.corp/team/lib v1.0.0
            \tcovered.corp/team/lib v1.0.0
            )

            exclude code.example.test/bad v1.9.0

            replace code.example.test/near => ./near

            replace code.example.test/far => ../elsewhere

            replace code.example.test/nowhere => ../nowhere
            """);
    HygieneReport report = project.look();
    assertThat(rules(report)).contains(HygieneRule.REPLACE_MISSING, HygieneRule.REPLACE_LOCAL,
        HygieneRule.PRIVATE_UNCOVERED, HygieneRule.EXCLUDED);
    assertThat(report.findings()).filteredOn(one -> one.rule() == HygieneRule.REPLACE_LOCAL)
        .as("a folder of the repository is cloned with it").singleElement()
        .satisfies(one -> assertThat(one.module()).isEqualTo("code.example.test/far"));
    assertThat(report.findings()).filteredOn(one -> one.rule() == HygieneRule.PRIVATE_UNCOVERED).singleElement()
        .satisfies(one -> {
          assertThat(one.module()).startsWith("git.inner.corp/team/lib");
          assertThat(one.where()).contains(new FileLine("go.mod", 8));
          assertThat(one.confidence()).isEqualTo(Confidence.LIKELY);
        });
    assertThat(report.privates()).containsExactly("covered.corp/team/lib", "git.inner.corp/team/lib");
  }

  @Test
  void aPrivateModuleThatAProxyOfTheCompanyServesIsNotAccusedAndItsFolderIsNotTold() throws Exception {
    project.with("GOPRIVATE", "git.inner.corp").with("GONOPROXY", "none").file("go.mod", """
        module app.example.test/app

        go 1.22

        require (
        \tgit.inner.corp/team/lib v1.0.0
        \tgit.inner.corp/team/other v1.0.0
        )

        replace git.inner.corp/team/other => ../skunkworks
        """);
    HygieneReport report = project.look();
    assertThat(rules(report)).contains(HygieneRule.REPLACE_MISSING).doesNotContain(HygieneRule.PRIVATE_UNCOVERED);
    assertThat(report.toString()).doesNotContain("skunkworks");
    assertThat(the(report, HygieneRule.GONE).confidence())
        .as("a folder is no server that answered, and a private module may be there").isEqualTo(Confidence.POSSIBLE);
    assertThat(report.privates()).containsExactly("git.inner.corp/team/lib", "git.inner.corp/team/other");

    project.file("go.mod", "module app.example.test/app\n\ngo 1.22\n\nrequire git.inner.corp/team/other v1.0.0\n\n"
        + "replace git.inner.corp/team/other => ../skunkworks\n");
    assertThat(project.look().toString()).contains("replaced by …").doesNotContain("skunkworks");
  }

  @Test
  void aReplacementInOneModuleOfAWorkspaceIsFound() throws Exception {
    project.file("go.work", "go 1.22\n\nuse (\n\t./a\n\t./b\n)\n")
        .file("a/go.mod", "module app.example.test/a\n\ngo 1.22\n\nrequire code.example.test/good v1.2.0\n\n"
            + "replace code.example.test/good => code.example.test/fork v1.2.0\n")
        .file("b/go.mod", "module app.example.test/b\n\ngo 1.22\n\nrequire code.example.test/good v1.2.0\n");
    HygieneReport report = project.look(new HygieneRequest(project.folder.resolve("b"), project.settings(),
        Duration.ofMinutes(1), Optional.empty(), Optional.empty(), Optional.empty(), HygieneRequest.Tools.NONE));
    assertThat(the(report, HygieneRule.REPLACE_ONE_ONLY).what().args())
        .containsExactly("code.example.test/good", "app.example.test/a", "app.example.test/b");
  }

  @Test
  void aGoThatIsNewerThanAllowedIsAnErrorAndTheToolsAreLeftAlone() throws Exception {
    project.file("go.mod", "module app.example.test/app\n\ngo 1.99\n");
    HygieneReport report = project.look();
    assertThat(rules(report)).containsExactly(HygieneRule.TOOLCHAIN_REFUSED);
    assertThat(outcome(report, "go mod tidy").state()).isEqualTo(State.SKIPPED);
    project.with("GOTOOLCHAIN", "auto");
    assertThat(the(project.look(), HygieneRule.TOOLCHAIN_FETCHED).rule().grade()).isEqualTo(Grade.NOTE);
  }

  @Test
  void aPipeInPlaceOfGoModIsNotWaitedFor() throws Exception {
    var settings = project.settings();
    Path pipe = project.folder.resolve("go.mod");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "skipped: no mkfifo");
    long start = System.nanoTime();
    HygieneReport report = project.look(new HygieneRequest(project.folder, settings, Duration.ofMinutes(1),
        Optional.empty(), Optional.empty(), Optional.empty(), HygieneRequest.Tools.NONE));
    assertThat(rules(report)).containsExactly(HygieneRule.FILE_UNREADABLE);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void tenThousandRequirementsTakeBoundedTime() throws Exception {
    StringBuilder mod = new StringBuilder("module app.example.test/app\n\ngo 1.22\n\nrequire (\n");
    for (int i = 0; i < 10_000; i++) {
      mod.append("\tgit.inner.corp/team/lib").append(i).append(" v1.0.0\n");
    }
    project.with("GOPROXY", "off").file("go.mod", mod.append(")\n").toString());
    long start = System.nanoTime();
    HygieneReport report = project.look();
    assertThat(report.findings()).hasSizeGreaterThan(9_999);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }
}
