package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandRunnerTest {
  private static final List<String> COMMAND = List.of("go", "get", Bench.COMMAND_MODULE);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;
  private Bench bench;
  private Environment environment;

  @BeforeEach
  void prepare() throws Exception {
    bench = new Bench(folder);
    environment = bench.environment().with("GONOSUMDB", "*").with("GOPROXY", bench.proxy());
  }

  private CommandRunner.Result run(Environment seen, Optional<Path> project) throws Exception {
    return new CommandRunner(new Processes(), bench.temporary())
        .run(COMMAND, bench.go(), seen, project, LIMIT, line -> {});
  }

  @Test
  void goGetPassesInAFreshModuleAndNothingIsLeftBehind() throws Exception {
    CommandRunner.Result result = run(environment, Optional.empty());
    assertThat(result.passed()).as(result.output()).isTrue();
    try (var left = Files.list(bench.temporary())) {
      assertThat(left.filter(path -> path.getFileName().toString().startsWith("gogetwell"))).isEmpty();
    }
  }

  private CommandRunner.Result run(String command, Path project) throws Exception {
    return new CommandRunner(new Processes(), bench.temporary())
        .run(List.of(command.split(" ")), bench.go(), environment, Optional.of(project), LIMIT, line -> {});
  }

  private Path application() throws Exception {
    Path project = Files.createDirectories(folder.resolve("app"));
    Files.writeString(project.resolve("go.mod"), "module app.test\n\ngo 1.17\n");
    Files.writeString(project.resolve("main.go"),
        "package main\n\nimport \"app.test/part\"\n\nfunc main() { part.Ran() }\n");
    Files.createDirectories(project.resolve("part"));
    Files.writeString(project.resolve("part/part.go"), "package part\n\nimport \"os\"\n\n"
        + "func Ran() { os.WriteFile(\"" + folder.resolve("ran") + "\", nil, 0o600) }\n");
    return project;
  }

  @Test
  void aCommandThatNeedsTheSourcesSeesThemAndLeavesNothing() throws Exception {
    Path project = application();
    for (String command : List.of("go build .", "go vet ./...", "go list -deps .", "go build -o app")) {
      CommandRunner.Result result = run(command, project);
      assertThat(result.passed()).as(command + "\n" + result.output()).isTrue();
      assertThat(result.standIn()).isFalse();
    }
    assertThat(run("go build .", project.resolve("part")).passed()).isTrue();
    try (var files = Files.walk(project)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(3);
    }
  }

  @Test
  void aBuildThatFailsForTheProjectsOwnSakeFails() throws Exception {
    Path project = application();
    Files.delete(project.resolve("part/part.go"));
    assertThat(run("go build .", project).passed()).isFalse();
  }

  @Test
  void nothingOfTheProjectIsRun() throws Exception {
    Path project = application();
    for (String command : List.of("go run .", "go test ./...", "go generate ./...")) {
      CommandRunner.Result result = run(command, project);
      assertThat(result.passed()).as(command + "\n" + result.output()).isTrue();
      assertThat(result.standIn()).isTrue();
    }
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @Test
  void aWarmModuleCacheDoesNotHelp() throws Exception {
    Path warm = folder.resolve("warm");
    Environment withWarm = environment.with("GOMODCACHE", warm.toString()).with("GOFLAGS", "-modcacherw");
    Path module = Files.createDirectories(folder.resolve("m"));
    Files.writeString(module.resolve("go.mod"), "module m.test\n\ngo 1.17\n");
    var filled = new Processes().run(ProcessSpec.of(
        List.of(bench.go().toString(), "mod", "download", Bench.COMMAND_MODULE), withWarm, module, LIMIT));
    assertThat(filled.ok()).as(filled.err()).isTrue();
    assertThat(run(withWarm.with("GOPROXY", bench.emptyProxy()), Optional.empty()).passed()).isFalse();
  }

  @Test
  void theProjectKeepsItsBytes() throws Exception {
    Path project = Files.createDirectories(folder.resolve("project/sub"));
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("go.mod"), "module other.test\n\ngo 1.17\n");
    String text = "module p.test\n\ngo 1.17\n\nrequire other.test v0.0.0\nreplace other.test => ../other\n";
    Path mod = Files.writeString(folder.resolve("project/go.mod"), text);
    CommandRunner.Result result = run(environment, Optional.of(project));
    assertThat(result.passed()).as(result.output()).isTrue();
    assertThat(Files.readString(mod)).isEqualTo(text);
    assertThat(folder.resolve("project/go.sum")).doesNotExist();
  }

  @Test
  void aWorkspaceIsCopiedToo() throws Exception {
    Path project = Files.createDirectories(folder.resolve("my ws/a"));
    Files.createDirectories(folder.resolve("my ws/b"));
    Files.writeString(project.resolve("go.mod"), "module a.test\n\ngo 1.18\n");
    Files.writeString(folder.resolve("my ws/b/go.mod"), "module b.test\n\ngo 1.18\n");
    Files.writeString(folder.resolve("my ws/go.work"), "go 1.18\n\nuse (\n\t./a\n\t./b\n)\n");
    CommandRunner.Result result = run(environment, Optional.of(project));
    assertThat(result.passed()).as(result.output()).isTrue();
    assertThat(Files.readString(project.resolve("go.mod"))).isEqualTo("module a.test\n\ngo 1.18\n");
  }
}
