package dev.gogetwell.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gogetwell.hygiene.ToolOutcome.State;
import dev.gogetwell.lab.server.ModuleArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Holes of a database of the test: as govulncheck tells them, by a script in its place, and by itself where it is
/// installed.
class VulnerabilitiesTest {
  private static final List<ModuleArchive> MODULES = List.of(
      DependencyProxy.module("called", "v1.0.0", "", DependencyProxy.MIT),
      DependencyProxy.module("imported", "v1.0.0", "", DependencyProxy.MIT),
      ModuleArchive.of(DependencyProxy.HOST + "required", "v1.0.0", Map.of(
          "go.mod", "module code.example.test/required\n\ngo 1.21\n",
          "required.go", "package required\n\n// Do does.\nfunc Do() string { return \"r\" }\n",
          "bad/bad.go", "package bad\n\n// Do does.\nfunc Do() string { return \"b\" }\n")));

  @TempDir(cleanup = CleanupMode.NEVER) private Path folder;

  @Test
  void theThreeDistancesAreToldApartAndEachHoleIsToldAtItsNearest() {
    String config = "{\"config\":{\"protocol_version\":\"v1.0.0\",\"db_last_modified\":\"2026-01-02T03:04:05Z\"}}\n";
    Vulnerabilities read = Vulnerabilities.read((config + osv("GO-2026-0001") + finding("GO-2026-0001", "")
        + finding("GO-2026-0001", ",\"package\":\"code.example.test/called\"")
        + finding("GO-2026-0001", ",\"package\":\"code.example.test/called\",\"function\":\"Do\",\"receiver\":\"*T\"")
        + finding("GO-2026-0001", "") + finding("GO-2026-0002", "")).getBytes(StandardCharsets.UTF_8));
    assertThat(read.whole()).isTrue();
    assertThat(read.database()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(read.holes()).extracting(Vulnerabilities.Hole::id, Vulnerabilities.Hole::nearness,
        Vulnerabilities.Hole::place).containsExactly(
            tuple("GO-2026-0001", Vulnerabilities.Nearness.CALLED,
                "code.example.test/called.T.Do"),
            tuple("GO-2026-0002", Vulnerabilities.Nearness.REQUIRED, ""));
  }

  @Test
  void aStreamThatIsCutOrOfAnotherProgramIsNotWhole() {
    assertThat(Vulnerabilities.read("{\"config\":{\"protocol_version\":\"v1\"}}{\"fin".getBytes(StandardCharsets.UTF_8))
        .whole()).isFalse();
    assertThat(Vulnerabilities.read("{\"hello\":1}".getBytes(StandardCharsets.UTF_8)).whole()).isFalse();
    assertThat(Vulnerabilities.read(new byte[0]).whole()).isFalse();
  }

  @Test
  void aToolThatPrintsNonsenseOrIsMissingAccusesNobody() throws Exception {
    try (DependencyProxy proxy = new DependencyProxy(MODULES);
        PracticeProject project = new PracticeProject(folder, proxy.url(), proxy.verifierKey())) {
      usingAll(project);
      Path tool = Files.writeString(folder.resolve("home/vulncheck"), "#!/bin/sh\necho '{\"called\": true}'\n");
      Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
      HygieneReport report = project.look(request(project, tool, folder));
      assertThat(report.findings()).isEmpty();
      assertThat(state(report)).isEqualTo(State.NONSENSE);
      assertThat(state(project.look(request(project, folder.resolve("nowhere"), folder)))).isEqualTo(State.MISSING);
    }
  }

  @Test
  void theRealToolFindsWhatADatabaseInAFolderNames() throws Exception {
    Path tool = RealGovulncheck.orSkip();
    try (DependencyProxy proxy = new DependencyProxy(MODULES);
        PracticeProject project = new PracticeProject(folder, proxy.url(), proxy.verifierKey())) {
      usingAll(project);
      HygieneRequest request = request(project, tool, PracticeDatabase.write(folder, Instant.now(), Map.of(
          "GO-2026-1001", "called", "GO-2026-1002", "imported", "GO-2026-1003", "required")));
      Map<String, String> before = project.bytes();
      HygieneReport report = project.look(request);
      assertThat(report.findings()).as(report.toString()).extracting(HygieneFinding::rule).containsExactly(
          HygieneRule.VULNERABLE_CALLED, HygieneRule.VULNERABLE_IMPORTED, HygieneRule.VULNERABLE_REQUIRED);
      assertThat(report.findings().getFirst().what().args()).containsExactly("code.example.test/called@v1.0.0",
          "GO-2026-1001", "Practice hole in called", "code.example.test/called.Do", "v1.0.1");
      assertThat(report.findings().getFirst().command()).contains("go get code.example.test/called@v1.0.1");
      assertThat(project.bytes().entrySet()).containsExactlyInAnyOrderElementsOf(before.entrySet());

      Map<String, String> other = Map.of("GO-2026-1004", "another");
      assertThat(project.look(request(project, tool, PracticeDatabase.write(folder, Instant.now(), other))).findings())
          .as("the clean twin").isEmpty();
      Path old = PracticeDatabase.write(folder, Instant.parse("2025-01-02T03:04:05Z"), other);
      assertThat(project.look(request(project, tool, old)).findings())
          .as("an old database").extracting(HygieneFinding::rule).containsExactly(HygieneRule.DATABASE_OLD);
      Path cut = PracticeDatabase.write(folder, Instant.now(), other);
      Files.writeString(cut.resolve("index/modules.json"), "[{\"path\":\"code.exa");
      HygieneReport broken = project.look(request(project, tool, cut));
      assertThat(broken.findings()).as("a database that is cut").isEmpty();
      assertThat(state(broken)).isEqualTo(State.FAILED);
    }
  }

  @Test
  void theToolIsInstalledIntoAFolderOfOursOnlyWhereTheUserWantsThat() throws Exception {
    ModuleArchive tool = ModuleArchive.of("golang.org/x/vuln", "v1.0.0", Map.of(
        "go.mod", "module golang.org/x/vuln\n\ngo 1.21\n", "cmd/govulncheck/main.go",
        "package main\n\nimport \"os\"\n\nfunc main() {\n\tos.Stdout.WriteString("
            + "`{\"config\":{\"protocol_version\":\"v1.0.0\"}}`)\n}\n"));
    try (DependencyProxy proxy = new DependencyProxy(Stream.concat(MODULES.stream(), Stream.of(tool)).toList());
        PracticeProject project = new PracticeProject(folder, proxy.url(), proxy.verifierKey())) {
      usingAll(project);
      Path ours = folder.resolve("home/state/tools");
      HygieneRequest not = new HygieneRequest(project.folder, project.settings(), Duration.ofMinutes(3),
          Optional.empty(), Optional.empty(), Optional.empty(), new HygieneRequest.Tools(Optional.of(ours), false));
      assertThat(state(project.look(not))).isEqualTo(State.MISSING);
      assertThat(ours).doesNotExist();
      HygieneRequest wanted = new HygieneRequest(project.folder, project.settings(), Duration.ofMinutes(3),
          Optional.empty(), Optional.empty(), Optional.empty(), new HygieneRequest.Tools(Optional.of(ours), true));
      HygieneReport report = project.look(wanted);
      assertThat(state(report)).as(report.tools().toString()).isEqualTo(State.ANSWERED);
      assertThat(ours.resolve("govulncheck")).isExecutable();
      assertThat(state(project.look(not))).as("it is there from now on").isEqualTo(State.ANSWERED);
    }
  }

  private static void usingAll(PracticeProject project) throws IOException, InterruptedException {
    project.file("go.mod", "module app.example.test/app\n\ngo 1.22\n\nrequire code.example.test/called v1.0.0\n"
        + "require code.example.test/imported v1.0.0\nrequire code.example.test/required v1.0.0\n")
        .file("main.go", "package main\n\nimport (\n\t\"code.example.test/called\"\n"
            + "\t_ \"code.example.test/imported\"\n\t\"code.example.test/required\"\n)\n\n"
            + "func main() { println(called.Do(), required.Do()) }\n")
        .go("mod", "tidy");
  }

  private static HygieneRequest request(PracticeProject project, Path tool, Path database)
      throws InterruptedException {
    return new HygieneRequest(project.folder, project.settings(), Duration.ofMinutes(3), Optional.of(tool),
        Optional.of(database.toString()), Optional.empty(), HygieneRequest.Tools.NONE);
  }

  private static State state(HygieneReport report) {
    return report.tools().stream().filter(one -> one.tool().startsWith("govulncheck")).findFirst().orElseThrow()
        .state();
  }

  private static String osv(String id) {
    return "{\"osv\":{\"id\":\"" + id + "\",\"summary\":\"A hole\"}}\n";
  }

  private static String finding(String id, String more) {
    return "{\"finding\":{\"osv\":\"" + id + "\",\"fixed_version\":\"v1.0.1\",\"trace\":[{\"module\":"
        + "\"code.example.test/called\",\"version\":\"v1.0.0\"" + more + "}]}}\n";
  }
}
