package dev.gogetwell.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.server.ModuleArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// One project whose four dependencies have a known hole, are taken back, are given up, and have a licence that the
/// policy forbids; and its clean twin. The real go and the real govulncheck judge both, over a module proxy and a
/// database of the test.
class FourFaultsTest {
  private static final LicencePolicy POLICY = new LicencePolicy(Set.of("MIT"), Set.of("AGPL-3.0"), Set.of());

  @TempDir(cleanup = CleanupMode.NEVER) private Path folder;
  private DependencyProxy proxy;
  private PracticeProject project;

  @BeforeEach
  void putUp() throws IOException {
    String strict = Files.readString(Path.of("assets/licences/AGPL-3.0.txt"));
    proxy = new DependencyProxy(List.of(
        DependencyProxy.module("holed", "v1.0.0", "", DependencyProxy.MIT),
        DependencyProxy.module("holed", "v1.0.1", "", DependencyProxy.MIT),
        DependencyProxy.module("takenback", "v1.0.0", "", DependencyProxy.MIT),
        DependencyProxy.module("takenback", "v1.0.1", "\n// loses data\nretract v1.0.0\n", DependencyProxy.MIT),
        ModuleArchive.of(DependencyProxy.HOST + "givenup", "v1.0.0", Map.of("go.mod",
            "// Deprecated: use code.example.test/good instead.\nmodule code.example.test/givenup\n\ngo 1.21\n",
            "givenup.go", "package givenup\n\n// Do does.\nfunc Do() string { return \"x\" }\n",
            "LICENSE", DependencyProxy.MIT)),
        DependencyProxy.module("good", "v1.0.0", "", DependencyProxy.MIT),
        DependencyProxy.module("strict", "v1.0.0", "", strict),
        DependencyProxy.module("strict", "v1.1.0", "", DependencyProxy.MIT)));
    project = new PracticeProject(folder, proxy.url(), proxy.verifierKey());
  }

  @AfterEach
  void takeDown() {
    proxy.close();
    project.close();
  }

  /// A program that calls every one of the modules.
  private void requiring(String... references) throws IOException, InterruptedException {
    StringBuilder mod = new StringBuilder("module app.example.test/app\n\ngo 1.22\n\n");
    StringBuilder imports = new StringBuilder();
    List<String> calls = new ArrayList<>();
    for (String reference : references) {
      String name = reference.substring(0, reference.indexOf(' '));
      mod.append("require code.example.test/").append(reference).append('\n');
      imports.append("\t\"code.example.test/").append(name).append("\"\n");
      calls.add(name + ".Do()");
    }
    project.file("go.mod", mod.toString()).file("main.go", "package main\n\nimport (\n" + imports
        + ")\n\nfunc main() { println(" + String.join(", ", calls) + ") }\n").go("mod", "tidy");
  }

  private HygieneReport look() throws IOException, InterruptedException {
    return project.look(request());
  }

  private HygieneRequest request() throws IOException, InterruptedException {
    Path database = PracticeDatabase.write(folder, Instant.now(), Map.of("GO-2026-2001", "holed"));
    return new HygieneRequest(project.folder, project.settings(), Duration.ofMinutes(3),
        Optional.of(RealGovulncheck.orSkip()), Optional.of(database.toString()), Optional.of(POLICY),
        HygieneRequest.Tools.NONE);
  }

  @Test
  void allFourAreFoundEachWithItsModuleAndLine() throws Exception {
    RealGovulncheck.orSkip();
    requiring("holed v1.0.0", "takenback v1.0.0", "givenup v1.0.0", "strict v1.0.0");
    HygieneRequest request = request();
    Map<String, String> before = project.bytes();
    HygieneReport report = project.look(request);
    assertThat(report.findings()).as(report.toString()).extracting(HygieneFinding::rule).containsExactly(
        HygieneRule.VULNERABLE_CALLED, HygieneRule.LICENCE_FORBIDDEN, HygieneRule.RETRACTED, HygieneRule.DEPRECATED);
    assertThat(report.findings()).extracting(one -> one.module().replaceFirst("@.*", "")).containsExactly(
        "code.example.test/holed", "code.example.test/strict", "code.example.test/takenback",
        "code.example.test/givenup");
    List<String> lines = Files.readAllLines(project.folder.resolve("go.mod"));
    assertThat(report.findings()).allSatisfy(one -> assertThat(lines.get(one.where().orElseThrow().line() - 1))
        .contains(one.module().replaceFirst("@.*", "")));
    assertThat(report.findings().getFirst().command()).contains("go get code.example.test/holed@v1.0.1");
    assertThat(report.outcome()).isEqualTo(HygieneReport.Outcome.PROBLEM);
    assertThat(project.bytes().entrySet()).as("no byte of the project or a cache")
        .containsExactlyInAnyOrderElementsOf(before.entrySet());
  }

  @Test
  void theCleanTwinHasNone() throws Exception {
    RealGovulncheck.orSkip();
    requiring("holed v1.0.1", "takenback v1.0.1", "good v1.0.0", "strict v1.1.0");
    HygieneReport report = look();
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.outcome()).as(report.tools().toString()).isEqualTo(HygieneReport.Outcome.FINE);
  }

  @Test
  void theCommandsThatAreNamedMendWhatACommandCanMend() throws Exception {
    RealGovulncheck.orSkip();
    requiring("holed v1.0.0", "takenback v1.0.0");
    for (HygieneFinding finding : look().findings()) {
      project.go(finding.command().orElseThrow().replaceFirst("^go ", "").split(" "));
    }
    project.go("mod", "tidy");
    assertThat(look().findings()).isEmpty();
  }
}
