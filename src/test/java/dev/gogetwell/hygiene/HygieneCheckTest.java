package dev.gogetwell.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.hygiene.HygieneFinding.FileLine;
import dev.gogetwell.hygiene.HygieneRule.Grade;
import dev.gogetwell.hygiene.ToolOutcome.State;
import dev.gogetwell.lab.server.ModuleArchive;
import dev.gogetwell.model.Confidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The real `go` on projects whose dependencies a module proxy of the test serves.
class HygieneCheckTest {
  private static final List<ModuleArchive> MODULES = List.of(
      DependencyProxy.module("good", "v1.2.0", "", DependencyProxy.MIT),
      DependencyProxy.module("takenback", "v1.0.0", "", DependencyProxy.MIT),
      DependencyProxy.module("takenback", "v1.0.1", "\n// broke the archive\nretract v1.0.0\n", DependencyProxy.MIT),
      ModuleArchive.of(DependencyProxy.HOST + "givenup", "v1.0.0", Map.of("go.mod",
          "// Deprecated: use code.example.test/good instead.\nmodule code.example.test/givenup\n\ngo 1.21\n",
          "givenup.go", "package givenup\n\n// Do does.\nfunc Do() string { return \"x\" }\n",
          "LICENSE", DependencyProxy.MIT)),
      DependencyProxy.module("needsgone", "v1.0.0", "\nrequire code.example.test/gone v1.0.0\n", DependencyProxy.MIT));

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

  private PracticeProject using(String... names) throws IOException {
    StringBuilder mod = new StringBuilder("module app.example.test/app\n\ngo 1.22\n\n");
    StringBuilder main = new StringBuilder("package main\n\nimport (\n");
    StringBuilder calls = new StringBuilder();
    for (String name : names) {
      mod.append("require code.example.test/").append(name).append('\n');
      String last = name.substring(0, name.indexOf(' '));
      main.append("\t\"code.example.test/").append(last).append("\"\n");
      calls.append("\tprintln(").append(last).append(".Do())\n");
    }
    return project.file("go.mod", mod.toString())
        .file("main.go", main + ")\n\nfunc main() {\n" + calls + "}\n");
  }

  private static List<HygieneRule> rules(HygieneReport report) {
    return report.findings().stream().map(HygieneFinding::rule).toList();
  }

  private static ToolOutcome outcome(HygieneReport report, String tool) {
    return report.tools().stream().filter(one -> one.tool().startsWith(tool)).findFirst().orElseThrow();
  }

  private static HygieneFinding the(HygieneReport report, HygieneRule rule) {
    return report.findings().stream().filter(one -> one.rule() == rule).findFirst()
        .orElseThrow(() -> new AssertionError(rule + " is missing in " + report));
  }

  @Test
  void aVersionThatWasTakenBackAndAModuleThatWasGivenUpAreFoundWithTheirLines() throws Exception {
    using("good v1.2.0", "takenback v1.0.0", "givenup v1.0.0").go("mod", "tidy");
    HygieneRequest request = project.request();
    Map<String, String> before = project.bytes();
    HygieneReport report = project.look(request);
    assertThat(rules(report)).containsExactly(HygieneRule.RETRACTED, HygieneRule.DEPRECATED);
    HygieneFinding retracted = the(report, HygieneRule.RETRACTED);
    assertThat(retracted.what().args()).containsExactly("code.example.test/takenback@v1.0.0", "broke the archive");
    assertThat(retracted.command()).contains("go get code.example.test/takenback@latest");
    List<String> lines = Files.readAllLines(project.folder.resolve("go.mod"));
    FileLine at = retracted.where().orElseThrow();
    assertThat(lines.get(at.line() - 1)).contains("code.example.test/takenback v1.0.0");
    assertThat(the(report, HygieneRule.DEPRECATED).what().args())
        .containsExactly("code.example.test/givenup", "use code.example.test/good instead.");
    assertThat(outcome(report, "go mod verify").state()).isEqualTo(State.ANSWERED);
    assertThat(outcome(report, "go mod tidy").state()).isEqualTo(State.ANSWERED);
    assertThat(report.modules()).extracting(ModuleRow::reference).contains("code.example.test/good@v1.2.0");
    assertThat(project.bytes().entrySet()).as("no byte of the home, its caches included")
        .containsExactlyInAnyOrderElementsOf(before.entrySet());
  }

  @Test
  void theCleanTwinHasNoFinding() throws Exception {
    using("good v1.2.0").go("mod", "tidy");
    HygieneReport report = project.look();
    assertThat(report.findings()).isEmpty();
    assertThat(report.hasProblems()).isFalse();
    assertThat(report.tools()).filteredOn(tool -> !tool.tool().startsWith("govulncheck"))
        .allSatisfy(tool -> assertThat(tool.state()).isEqualTo(State.ANSWERED));
  }

  @Test
  void whatNobodyHasAnyMoreIsProbablyGoneOnlyWhereSomebodyElseAnswered() throws Exception {
    using("good v1.2.0", "gone v1.0.0");
    HygieneReport report = project.look();
    assertThat(outcome(report, "go mod verify").state()).isEqualTo(State.CACHE_INCOMPLETE);
    assertThat(report.tools()).extracting(ToolOutcome::said).noneMatch(said -> said.startsWith("go: downloading"));
    assertThat(the(report, HygieneRule.GONE).confidence()).isEqualTo(Confidence.LIKELY);

    project.with("GOPROXY", "http://127.0.0.1:1");
    HygieneReport dark = project.look();
    assertThat(rules(dark)).as("a network that is not there has lost no module").doesNotContain(HygieneRule.GONE);

    project.with("GOPROXY", proxy.url());
    using("gone v1.0.0");
    assertThat(the(project.look(), HygieneRule.GONE).confidence()).isEqualTo(Confidence.POSSIBLE);
  }

  @Test
  void whoRequiresWhatIsGoneIsTold() throws Exception {
    using("good v1.2.0", "needsgone v1.0.0");
    HygieneReport report = project.look();
    HygieneFinding gone = the(report, HygieneRule.GONE);
    assertThat(gone.module()).isEqualTo("code.example.test/gone@v1.0.0");
    assertThat(gone.via()).containsExactly("app.example.test/app", "code.example.test/needsgone@v1.0.0",
        "code.example.test/gone@v1.0.0");
  }

  @Test
  void sumsAndRequirementsThatAreMissingOrSuperfluousAreCounted() throws Exception {
    using("good v1.2.0", "givenup v1.0.0").go("mod", "tidy");
    Path sum = project.folder.resolve("go.sum");
    Files.writeString(sum, Files.readString(sum).lines().filter(line -> !line.contains("good"))
        .reduce("", (all, line) -> all + line + "\n"));
    project.file("main.go",
        "package main\n\nimport \"code.example.test/good\"\n\nfunc main() { println(good.Do()) }\n");
    HygieneReport report = project.look();
    assertThat(rules(report)).contains(HygieneRule.REQUIRE_SUPERFLUOUS, HygieneRule.SUM_MISSING,
        HygieneRule.SUM_SUPERFLUOUS);
    assertThat(the(report, HygieneRule.SUM_MISSING).what().args())
        .containsExactly("1", "code.example.test/good@v1.2.0");
    assertThat(the(report, HygieneRule.REQUIRE_SUPERFLUOUS).what().args())
        .containsExactly("1", "code.example.test/givenup@v1.0.0");
    assertThat(the(report, HygieneRule.SUM_MISSING).command()).contains("go mod tidy");
  }

  @Test
  void aChangedFileInTheModuleCacheIsFound() throws Exception {
    using("good v1.2.0").go("mod", "tidy");
    Path cached = project.root.resolve("home/go/pkg/mod/code.example.test/good@v1.2.0/good.go");
    Files.setPosixFilePermissions(cached, PosixFilePermissions.fromString("rw-r--r--"));
    Files.writeString(cached, "package good // edited\n");
    HygieneReport report = project.look();
    assertThat(the(report, HygieneRule.CACHE_DAMAGED).what().args())
        .contains("code.example.test/good@v1.2.0", "dir has been modified");
    assertThat(outcome(report, "go mod verify").state()).isEqualTo(State.ANSWERED);
  }

  @Test
  void aFileThatGoCannotReadIsNamedWithItsLineAndNoToolIsAsked() throws Exception {
    project.file("go.mod", "module app.example.test/app\n\ngo 1.22\n\nrequires x v1\n");
    HygieneReport report = project.look();
    HygieneFinding finding = the(report, HygieneRule.FILE_UNREADABLE);
    assertThat(finding.where()).contains(new FileLine("go.mod", 5));
    assertThat(finding.what().args().getLast()).contains("unknown directive: requires").doesNotContain("scratch");
    assertThat(outcome(report, "go mod verify").state()).isEqualTo(State.SKIPPED);
    assertThat(report.findings()).hasSize(1);
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

  @Test
  void aToolThatHangsIsEndedAndOneThatPrintsNonsenseIsNotCounted() throws Exception {
    using("good v1.2.0").go("mod", "tidy");
    var settings = project.settings();
    Path bin = Files.createDirectories(project.root.resolve("bin"));
    HygieneRequest request = new HygieneRequest(project.folder, settings, Duration.ofSeconds(4), Optional.empty(),
        Optional.empty(), Optional.empty(), HygieneRequest.Tools.NONE);
    String real = settings.go().orElseThrow().path();
    script(bin, "case \"$1 $2\" in 'mod edit') exec " + real + " \"$@\";; *) printf 'hello \\377{\\n';; esac");
    HygieneReport nonsense = project.look(with(request, bin.resolve("go")));
    assertThat(nonsense.findings()).isEmpty();
    assertThat(nonsense.tools()).filteredOn(one -> one.state() == State.NONSENSE).extracting(ToolOutcome::tool)
        .contains(HygieneTools.VERIFY, HygieneTools.LIST, HygieneTools.TIDY);

    script(bin, "case \"$1 $2\" in 'mod edit') exec " + real + " \"$@\";; *) sleep 600;; esac");
    long start = System.nanoTime();
    HygieneReport hanging = project.look(with(request, bin.resolve("go")));
    assertThat(hanging.findings()).isEmpty();
    assertThat(outcome(hanging, "go mod verify").state()).isEqualTo(State.TIMED_OUT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));

    script(bin, "case \"$1 $2\" in 'mod edit') printf '[]';; *) exit 0;; esac");
    assertThat(project.look(with(request, bin.resolve("go"))).findings()).isEmpty();
  }

  private static HygieneRequest with(HygieneRequest request, Path go) {
    var old = request.settings();
    var tool = new dev.gogetwell.model.Tool(go.toString(), old.go().orElseThrow().version());
    return new HygieneRequest(request.project(), new dev.gogetwell.model.Settings(old.source(), old.os(),
        Optional.of(tool), old.git(), old.goEnv(), old.environment(), old.gitConfig(), List.of(), List.of()),
        request.limit(), request.govulncheck(), request.vulnerabilities(), request.licences(), request.tools());
  }

  private static void script(Path bin, String body) throws IOException {
    Path file = Files.writeString(bin.resolve("go"), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
