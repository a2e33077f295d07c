package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFoldersTest {
  private static final String MODULE = "a.test/Mod@v1.0.0";

  @TempDir private Path folder;

  private List<Failure> problems(Path cache) {
    Settings settings = new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), "linux",
        Optional.empty(), Optional.empty(), Map.of("GOMODCACHE",
            new Setting("GOMODCACHE", cache.toString(), new Origin(Origin.Kind.ENVIRONMENT, ""), List.of())),
        Map.of(), List.of(), List.of(), List.of());
    return CacheFolders.problems(settings,
        Environment.of(OperatingSystem.LINUX, Map.of("TMPDIR", folder.toString())), MODULE);
  }

  private Path archive(Path cache) throws IOException {
    return Files.createDirectories(cache.resolve("cache/download/a.test/!mod/@v")).resolve("v1.0.0.zip");
  }

  @Test
  void aFolderThatIsNotThereYetIsFine() {
    assertThat(problems(folder.resolve("not/yet"))).isEmpty();
  }

  @Test
  void aRelativeFolderIsNamedSinceGoEndsThere() {
    assertThat(problems(Path.of("mod"))).extracting(Failure::raw).containsExactly("GOMODCACHE=mod: relative: mod");
  }

  @Test
  void aFileInTheWayAndAForeignFolderAreNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThat(problems(file.resolve("cache"))).singleElement().matches(failure ->
        failure.kind() == FailureKind.FORBIDDEN_LOCALLY && failure.raw().contains(": not-a-folder: " + file));
    Path closed = Files.createDirectory(folder.resolve("closed"));
    assumeTrue(closed.toFile().setWritable(false, false) && !Files.isWritable(closed), "root may write everywhere");
    assertThat(problems(closed)).singleElement().matches(failure -> failure.raw().contains(": not-writable: "));
  }

  @Test
  void anArchiveThatWasCutOffIsDamagedUntilItsModuleIsUnpacked() throws IOException {
    Path cache = folder.resolve("modcache");
    Path archive = archive(cache);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("a.test/Mod@v1.0.0/go.mod"));
      zip.write("module a.test/Mod".getBytes());
    }
    assertThat(problems(cache)).isEmpty();
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThat(problems(cache)).singleElement().matches(failure -> failure.kind() == FailureKind.BAD_CONTENT
        && failure.raw().equals("GOMODCACHE=" + cache + ": damaged: " + archive));
    Files.createDirectories(cache.resolve("a.test/!mod@v1.0.0"));
    assertThat(problems(cache)).isEmpty();
  }
}
