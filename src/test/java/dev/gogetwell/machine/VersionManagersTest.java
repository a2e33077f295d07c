package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.process.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A `go` that looks for its version where it runs, as the shims of asdf do, and refuses where it finds none.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the shim is a shell script")
class VersionManagersTest {
  private static final String SHIM = """
      #!/bin/sh
      at=$PWD
      while [ "$at" != / ]; do
        [ -f "$at/.tool-versions" ] && { cat "$at/.tool-versions"; exit 0; }
        at=$(dirname "$at")
      done
      [ -n "$MISE_GO_VERSION" ] && { echo "mise $MISE_GO_VERSION"; exit 0; }
      echo "No version is set for command go"
      exit 126
      """;

  @TempDir Path folder;
  private Bench bench;
  private Path project;
  private Path shim;

  @BeforeEach
  void prepare() throws Exception {
    bench = new Bench(folder);
    project = Files.createDirectories(folder.resolve("src/app"));
    Files.writeString(project.resolve("go.mod"), "module app.test\n\ngo 1.17\n");
    shim = folder.resolve("manager/shims/go");
    Files.createDirectories(shim.getParent());
    Files.writeString(shim, SHIM);
    shim.toFile().setExecutable(true);
  }

  private CommandRunner.Result run(Path go) throws Exception {
    return new CommandRunner(new Processes(), bench.temporary()).run(List.of("go", "get", Bench.COMMAND_MODULE), go,
        bench.environment(), Optional.of(project), Duration.ofSeconds(60), line -> {});
  }

  @Test
  void theVersionOfTheProjectIsFoundInTheCopyToo() throws Exception {
    assertThat(run(shim).output()).contains("No version is set");
    Files.writeString(folder.resolve("src/.tool-versions"), "golang 1.25.3\n");
    assertThat(run(shim).output()).contains("golang 1.25.3");
    Files.writeString(project.resolve(".tool-versions"), "golang 1.26.1\n");
    assertThat(run(shim).output()).contains("golang 1.26.1");
  }

  @Test
  void ofAFileThatMayHoldProgramsTheVersionAloneIsTold() throws Exception {
    Files.writeString(project.resolve("mise.toml"), "[tools]\nnode = \"20\"\ngo = \"1.24.1\"\n");
    assertThat(run(shim).output()).contains("mise 1.24.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mise.local.toml", ".mise.toml", "mise/config.toml", ".mise/config.toml", ".config/mise.toml",
      ".config/mise/config.toml"})
  void everyPlaceOfThatFileIsLookedAt(String name) throws Exception {
    Path file = folder.resolve("src").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "[tools]\nnode = \"20\"\ngo = { version = \"1.24.1\", os = [\"linux\"] }\n");
    assertThat(run(shim).output()).contains("mise 1.24.1");
    Files.writeString(project.resolve("mise.toml"), "[tools]\ngo = '1.25.2'\n");
    assertThat(run(shim).output()).as("the nearer folder").contains("mise 1.25.2");
  }

  @Test
  void aPlainFileThatLiesNearerCounts() throws Exception {
    Files.writeString(folder.resolve("src/mise.toml"), "[tools]\ngo = \"1.24.1\"\n");
    Files.writeString(project.resolve(".go-version"), "1.26.0\n");
    assertThat(run(shim).output()).contains("No version is set");
    Files.writeString(project.resolve(".go-version"), "");
    assertThat(run(shim).output()).contains("mise 1.24.1");
  }

  @Test
  void aGoThatIsNoShimIsToldNothing() throws Exception {
    Files.writeString(project.resolve(".tool-versions"), "golang 1.26.1\n");
    Path other = Files.copy(shim, Files.createDirectories(folder.resolve("bin")).resolve("go"));
    other.toFile().setExecutable(true);
    assertThat(run(other).output()).contains("No version is set");
  }
}
