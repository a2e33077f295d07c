package dev.gogetwell.hygiene;

import static dev.gogetwell.hygiene.HygieneReading.MODULES;
import static dev.gogetwell.hygiene.HygieneReading.outcome;
import static dev.gogetwell.hygiene.HygieneReading.rules;
import static dev.gogetwell.hygiene.HygieneReading.the;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.hygiene.HygieneFinding.FileLine;
import dev.gogetwell.hygiene.ToolOutcome.State;
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
