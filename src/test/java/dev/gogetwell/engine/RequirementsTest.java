package dev.gogetwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.gorules.RoutePlan;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequirementsTest {
  @Test
  void everyFormOfARequirementIsRead() {
    assertThat(Requirements.of("""
        module practice.test/app // rsc.io/no v1.0.0
        go 1.22
        require rsc.io/quote v1.5.2
        require (
        \tgithub.com/a/b v1.0.0 // indirect
        \t"example.org/c" v0.1.0
        )
        exclude (
        \tgithub.com/bad/x v1.0.0
        )
        retract v1.0.1
        """)).containsExactly("rsc.io/quote@v1.5.2", "github.com/a/b@v1.0.0", "example.org/c@v0.1.0");
  }

  @Test
  void whatIsReplacedIsFetchedFromItsReplacementOrByNobody() {
    assertThat(Requirements.of("""
        require (
        \tgithub.com/a/b v1.0.0
        \tgithub.com/c/d v1.0.0
        \tgithub.com/e/f v1.0.0
        )
        replace github.com/a/b => ../b
        replace (
        \tgithub.com/c/d v1.0.0 => git.corp.example/fork/d v1.2.0
        )
        """)).containsExactly("git.corp.example/fork/d@v1.2.0", "github.com/e/f@v1.0.0");
  }

  @Test
  void aHostileFileGivesNoMoreThanItMay() {
    String many = IntStream.range(0, 50_000).mapToObj(i -> "require x" + i + ".example/a v1.0.0")
        .collect(Collectors.joining("\n"));
    assertThat(Requirements.of(many)).hasSize(Requirements.MOST);
    assertThat(Requirements.of("require (\n\u0000\n" + "x".repeat(1 << 20) + " v1\n\"\"\"\n")).isEmpty();
  }

  @Test
  void theGoModOfAFolderAboveCounts(@TempDir Path folder) throws IOException {
    Path inner = Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(folder.resolve("go.mod"), "module x\nrequire rsc.io/quote v1.5.2\n");
    assertThat(Requirements.of(inner)).containsExactly("rsc.io/quote@v1.5.2");
  }

  @Test
  void otherRequirementsAddTheHostsThatAreNotThereYet() {
    Report settings = new FactsBuilder().goEnv("GOPROXY", "https://proxy.golang.org,direct")
        .goEnv("GOPRIVATE", "git.corp.example").report();
    Report report = settings.withRoute(RoutePlan.plan("rsc.io/quote@v1.5.2", settings.settings()));
    Report all = PlannedHops.with(report, List.of("git.corp.example/a/b@v1.0.0", "rsc.io/sampler@v1.3.0",
        "github.com/a/b@v1.0.0", "github.com/c/d@v1.0.0"));
    assertThat(all.route().hops()).hasSize(report.route().hops().size() + 2);
    assertThat(all.route().hops()).extracting(Hop::host).contains("git.corp.example").containsOnlyOnce("github.com");
    assertThat(all.route().hops()).extracting(Hop::id).doesNotHaveDuplicates();
  }
}
