package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.machine.Bench;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With the real go: that the command passes because of the file, and is not said to where that cannot be told.
class NewModuleTrialTest {
  private static final List<String> GET = List.of("go", "get", Bench.COMMAND_MODULE);

  @TempDir Path folder;
  private DeskBench bench;
  private Path project;
  private Remedy fix;
  private final List<String> lines = new ArrayList<>();

  @BeforeEach
  void prepare() throws Exception {
    Bench tools = new Bench(folder);
    bench = new DeskBench(tools, tools.environment(), folder.resolve("journal")).with("GOPROXY", tools.proxy())
        .with("GONOSUMDB", "*").withoutTelemetry();
    project = Files.createDirectories(folder.resolve("app"));
    Files.writeString(project.resolve("main.go"), "package main\n\nfunc main() {}\n");
    fix = DeskBench.remedy(new Change.NewModule("example.com/app", project.toString()));
  }

  private static void isRefused(String kind, ThrowingCallable work) {
    assertThatThrownBy(work).isInstanceOfSatisfying(RemedyException.class,
        e -> assertThat(e.what().key()).isEqualTo("remedy.error." + kind));
  }

  @Test
  void theTryShowsTheFailureWithoutTheFileAndTheRunWithIt() throws Exception {
    assertThat(bench.desk(project, GET).tryOut(fix, lines::add).passed()).isTrue();
    int made = lines.indexOf("$ go mod init example.com/app");
    assertThat(lines.subList(0, made)).anyMatch(line -> line.contains("go.mod file not found"));
    assertThat(lines.subList(made, lines.size())).noneMatch(line -> line.contains("go.mod file not found"))
        .anyMatch(line -> line.contains("added " + Bench.MODULE));
  }

  @Test
  void aCommandThatReadsTheFolderIsTriedWithItsFiles() throws Exception {
    List<String> build = List.of("go", "build", "./...");
    assertThat(bench.desk(project, build).tryOut(fix, lines::add).command()).endsWith("build", "./...");
    assertThat(lines).anyMatch(line -> line.contains("does not contain main module"));
  }

  @Test
  void theCheckAfterwardsFailsOnceTheWrittenFileIsGone() throws Exception {
    LocalRemedyDesk desk = bench.desk(project, GET);
    desk.apply(fix);
    assertThat(desk.verify(lines::add).passed()).isTrue();
    Files.delete(project.resolve("go.mod"));
    assertThat(desk.verify(lines::add).passed()).isFalse();
  }

  @Test
  void anotherFailureBehindTheMissingFileIsNotCalledUseless() throws Exception {
    LocalRemedyDesk desk = bench.with("GOPROXY", "off").desk(project, GET);
    isRefused("module-further", () -> desk.tryOut(fix, lines::add));
    desk.apply(fix);
    isRefused("module-written-further", () -> desk.verify(lines::add));
    assertThat(project.resolve("go.mod")).exists();
  }

  /// The first is never repeated, since it runs the user's own program; the second fails for want of the module, and
  /// the third passes without a go.mod too.
  @ParameterizedTest
  @ValueSource(strings = {"go run .", "go install bench.test/none@v1.0.0", "go mod download bench.test/greeting@v1.0.0"})
  void whereACopyTellsNothingNothingIsClaimed(String command) throws Exception {
    LocalRemedyDesk desk = bench.desk(project, List.of(command.split(" ")));
    isRefused("module-untold", () -> desk.tryOut(fix, lines::add));
    desk.apply(fix);
    isRefused("module-written", () -> desk.verify(lines::add));
    assertThat(project.resolve("go.mod")).exists();
  }
}
