package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Beside the real `go` in a folder with Go files and no go.mod, where nothing can be fetched.
class ModuleNeedTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"get a.test/b@v1.0.0", "install a.test/b@v1.0.0", "install .", "run a.test/b@v1.0.0", "run .",
      "run -race a.test/b@v1", "run -exec env a.test/b@v1", "run . a@b", "build", "build -o x@y ./...",
      "build a.test/b", "mod download a.test/b@v1.0.0", "mod tidy", "mod verify", "mod why a.test/b", "mod graph",
      "mod vendor", "list -m a.test/b@v1.0.0", "list -m all", "list -m -versions a.test/b", "list ./...",
      "list a.test/b", "test ./...", "vet ./...", "env", "version", "clean", "generate", "mod init x.test/y",
      "-C . build", "-C . install a.test/b@v1"})
  void aCommandNeedsAModuleWhereGoSaysSo(String words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(go()));
    command.addAll(List.of(words.split(" ")));
    Files.writeString(folder.resolve("m.go"), "package main\n\nfunc main() {}\n");
    // Its telemetry would go on writing while the folder is removed.
    Path telemetry = Files.createDirectories(folder.resolve("home/.config/go/telemetry"));
    Files.writeString(telemetry.resolve("mode"), "off");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GO"));
    environment.putAll(Map.of("HOME", folder.resolve("home").toString(), "GOPROXY", "off", "GOTOOLCHAIN", "local",
        "GOCACHE", folder.resolve("cache").toString()));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    boolean complains = said.contains("go.mod file not found") || said.contains("does not contain main module");
    assertThat(ModuleNeed.of(command)).as(said).isEqualTo(complains);
  }

  @Test
  void ofAnotherProgramNothingIsKnownAndTheUsualCommandIsGoGet() {
    assertThat(ModuleNeed.of(List.of("make", "all"))).isFalse();
    assertThat(ModuleNeed.of(List.of("git", "ls-remote", "x"))).isFalse();
    assertThat(ModuleNeed.of(List.of())).isTrue();
    assertThat(ModuleNeed.of(List.of("C:\\Go\\bin\\GO.EXE", "get", "a.test/b"))).isTrue();
  }

  private static String go() {
    List<Path> found = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(entry -> Path.of(entry, "go")).filter(Files::isExecutable).toList();
    assumeTrue(!found.isEmpty(), "there is no go");
    return found.getFirst().toString();
  }
}
