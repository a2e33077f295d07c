package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.file.TreeDeletion;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files of the module cache, damaged one after the other: the real `go` says which of them it trips over, and that it
/// passes again once that one file is gone.
@EnabledOnOs(OS.LINUX)
class CacheDamageTest {
  @TempDir private Path folder;
  private Bench bench;
  private Path cache;
  private Path project;

  @ParameterizedTest
  @CsvSource(nullValues = "none", value = {
      "v1.0.0.zip, empty, damaged", "v1.0.0.zip, half, damaged", "v1.0.0.mod, empty, cut", "v1.0.0.mod, half, cut",
      "v1.0.0.mod, other, differs", "v1.0.0.ziphash, other, differs", "v1.0.0.lock, folder, in-the-way",
      "@v, file, in-the-way",
      "v1.0.0.info, empty, none", "v1.0.0.info, half, none", "v1.0.0.ziphash, empty, none",
      "v1.0.0.ziphash, half, none", "list, empty, none", "v1.0.0.partial, empty, none"})
  void whatGoTripsOverIsNamedAndMovedAwayItPasses(String name, String how, String word) throws Exception {
    fill();
    Path file = name.equals("@v") ? versions() : versions().resolve(name);
    damage(file, how);
    ProcessResult tripped = goGet();
    assertThat(tripped.ok()).as(tripped.err()).isEqualTo(word == null);
    if (word == null) {
      assertThat(problems()).isEmpty();
      return;
    }
    assertThat(problems()).containsExactly("GOMODCACHE=" + cache + ": " + word + ": " + file);
    Files.move(file, folder.resolve("aside"));
    assertThat(problems()).isEmpty();
    ProcessResult mended = goGet();
    assertThat(mended.ok()).as(mended.err()).isTrue();
  }

  @Test
  void aTileOfAnotherLengthThanItsNameSaysIsNamed() throws Exception {
    fill();
    Path tiles = Files.createDirectories(cache.resolve("cache/download/sumdb/sum.golang.org/tile/8/0/x001"));
    Files.write(tiles.resolve("234"), new byte[8192]);
    Files.write(Files.createDirectories(tiles.resolve("235.p")).resolve("29"), new byte[29 * 32]);
    Files.write(tiles.resolve("236"), new byte[0]);
    assertThat(problems("")).isEmpty();
    Files.write(tiles.resolve("234"), new byte[4096]);
    Files.write(tiles.resolve("235.p/29"), new byte[20]);
    assertThat(problems("")).containsExactly("GOMODCACHE=" + cache + ": tile: " + tiles.resolve("234"),
        "GOMODCACHE=" + cache + ": tile: " + tiles.resolve("235.p/29"));
    assertThat(problems()).as("nobody asks the database for this module").isEmpty();
  }

  private void fill() throws Exception {
    bench = new Bench(folder);
    cache = folder.resolve("modcache");
    project = Files.createDirectories(folder.resolve("project"));
    Files.writeString(project.resolve("go.mod"), "module damage.test/app\n\ngo 1.18\n");
    assertThat(goGet().ok()).isTrue();
    // Only what is not unpacked yet is read from its archive.
    TreeDeletion.delete(cache.resolve(Bench.COMMAND_MODULE));
  }

  private Path versions() {
    return cache.resolve("cache/download").resolve(Bench.MODULE).resolve("@v");
  }

  private static void damage(Path file, String how) throws IOException {
    byte[] whole = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    switch (how) {
      case "empty" -> Files.write(file, new byte[0]);
      case "half" -> Files.write(file, Arrays.copyOf(whole, whole.length / 2));
      case "other" -> Files.writeString(file, file.toString().endsWith(".mod")
          ? new String(whole, StandardCharsets.UTF_8) + "\n// somebody was here\n" : "h1:" + "A".repeat(43) + "=");
      case "folder" -> {
        Files.delete(file);
        Files.createDirectory(file);
        Files.delete(file.resolveSibling("v1.0.0.zip"));
      }
      default -> {
        TreeDeletion.delete(file);
        Files.writeString(file, "x");
      }
    }
  }

  private ProcessResult goGet() throws Exception {
    return new Processes().run(ProcessSpec.of(List.of(bench.go().toString(), "get", Bench.COMMAND_MODULE),
        bench.environment().with("GOMODCACHE", cache.toString()).with("GOPROXY", bench.proxy())
            .with("GONOSUMDB", "bench.test").with("GOFLAGS", "-modcacherw").with("GOTOOLCHAIN", "local")
            .with("GOPATH", folder.resolve("gopath").toString()).with("GOCACHE", folder.resolve("gocache").toString()),
        project, Duration.ofSeconds(60)));
  }

  private List<String> problems() throws IOException {
    return problems("bench.test");
  }

  private List<String> problems(String withoutDatabase) throws IOException {
    Map<String, Setting> settings = Stream.of(Map.entry("GOMODCACHE", cache.toString()),
            Map.entry("GOMOD", project.resolve("go.mod").toString()), Map.entry("GOSUMDB", "sum.golang.org"),
            Map.entry("GONOSUMDB", withoutDatabase))
        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, one -> new Setting(one.getKey(), one.getValue(),
            new Origin(Origin.Kind.GO_ENV_FILE, ""), List.of())));
    return CacheFolders.problems(new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), "linux",
        Optional.empty(), Optional.empty(), settings, Map.of(), List.of(), List.of(), List.of()),
        Environment.of(OperatingSystem.LINUX, Map.of("TMPDIR", bench.temporary().toString())), Bench.COMMAND_MODULE)
        .stream().map(Failure::raw).toList();
  }
}
