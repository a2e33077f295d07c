package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.process.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The version of Go that the project wants, as the real `go` chooses it. The wanted one is a script that says so.
class FetchedToolchainsTest {
  @TempDir Path folder;
  private Bench bench;
  private Environment environment;

  @BeforeEach
  void prepare() throws Exception {
    bench = new Bench(folder);
    environment = bench.environment().with("GONOSUMDB", "*").with("GOPROXY", bench.proxy());
  }

  private Path fetched(String name) throws Exception {
    Path go = bench.home().resolve("go/pkg/mod/golang.org").resolve(name).resolve("bin/go");
    Files.createDirectories(go.getParent());
    Files.writeString(go, "#!/bin/sh\necho this is $0 of $GOTOOLCHAIN\n");
    Files.setPosixFilePermissions(go, PosixFilePermissions.fromString("r-xr-xr-x"));
    return go;
  }

  private CommandRunner.Result run(Environment seen) throws Exception {
    Path project = Files.createDirectories(folder.resolve("app"));
    Files.writeString(project.resolve("go.mod"), "module app.test\n\ngo 1.99.0\n");
    return new CommandRunner(new Processes(), bench.temporary()).run(List.of("go", "get", Bench.COMMAND_MODULE),
        bench.go(), seen, Optional.of(project), Duration.ofSeconds(60), line -> {});
  }

  private static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
  }

  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the wanted Go is a shell script")
  @Test
  void whatWasFetchedBeforeIsUsedAndNotFetchedAgainAndStays() throws Exception {
    Path go = fetched("toolchain@v0.0.1-go1.99.0.linux-" + architecture());
    CommandRunner.Result result = run(environment.with("GOTOOLCHAIN", "auto"));
    assertThat(result.output()).contains("this is").contains("go1.99.0");
    assertThat(result.passed()).isTrue();
    assertThat(go).exists();
    try (var left = Files.list(bench.temporary())) {
      assertThat(left.filter(path -> path.getFileName().toString().startsWith("try"))).isEmpty();
    }
  }

  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the wanted Go is a shell script")
  @Test
  void whereGoMayNotUseItNobodyElseDoes() throws Exception {
    fetched("toolchain@v0.0.1-go1.99.0.linux-" + architecture());
    assertThat(run(environment.with("GOTOOLCHAIN", "local")).output()).contains("requires go >= 1.99.0");
    assertThat(run(environment.with("GOTOOLCHAIN", "path")).output()).contains("cannot find \"go1.99.0\" in PATH");
  }

  /// What go does without a setting is its own affair: it asks the module proxy, unless its installer forbade that.
  @Test
  void aVersionThatWasNotFetchedIsAskedForAsTheUsersCommandAsks() throws Exception {
    CommandRunner.Result result = run(environment.with("GOTOOLCHAIN", "auto"));
    assertThat(result.passed()).isFalse();
    assertThat(result.output()).contains("go1.99.0").doesNotContain("running go");
  }

  @Test
  void foldersOfOtherSystemsAndOtherNamesAreNotOffered() throws Exception {
    fetched("toolchain@v0.0.1-go1.98.0.plan9-amd64");
    fetched("toolchain@v0.0.1-go1.97.0 .linux-amd64");
    fetched("toolchain@v0.0.1-sh.linux-amd64");
    Path out = folder.resolve("out");
    assertThat(new FetchedToolchains(GoVariables.of(environment)).offered(environment, out)).isEqualTo(environment);
    assertThat(out).doesNotExist();
  }

  @Test
  void onWindowsAFileOfCommandsStartsIt() throws Exception {
    Path cache = folder.resolve("mod");
    Path go = cache.resolve("golang.org/toolchain@v0.0.1-go1.99.0.windows-amd64/bin/go.exe");
    Files.createDirectories(go.getParent());
    Files.createFile(go).toFile().setExecutable(true);
    Environment windows = Environment.of(OperatingSystem.WINDOWS,
        Map.of("Path", "C:\\x", "GOMODCACHE", cache.toString()));
    Environment offered = new FetchedToolchains(GoVariables.of(windows)).offered(windows, folder.resolve("out"));
    assertThat(offered.value("PATH")).startsWith("C:\\x").endsWith(folder.resolve("out").toString());
    assertThat(folder.resolve("out/go1.99.0.bat")).hasContent("@\"%GOGETWELL_TOOLCHAIN_1%\" %*\r\n");
    assertThat(offered.value("GOGETWELL_TOOLCHAIN_1")).isEqualTo(go.toString());
  }
}
