package dev.gogetwell.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.process.JvmOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LauncherTest {
  private static final String MAIN = "dev.gogetwell.app.Main";

  @TempDir private Path scratch;

  /// The Java inside an installed program may lack bin/java, and its path is not ours to know.
  @Test
  void anInstalledProgramIsStartedByItsOwnLauncher() {
    Path script = Path.of("opt", "bin", "gogetwell");
    List<String> words = new Launcher(Optional.of(script), "no-such-java", "lib", MAIN).command();
    assertThat(words).endsWith(script.toString()).doesNotContain("no-such-java", MAIN);
  }

  @Test
  void aBuildFolderIsStartedByItsJavaWithTheOptionsOfAll() {
    List<String> words = new Launcher(Optional.empty(), "java-25", "lib", MAIN).command();
    assertThat(words).contains("java-25").containsAll(JvmOptions.shipped()).endsWith(MAIN);
  }

  @Test
  void theScriptThatIsMadeForABuildFolderHasTheOptionsToo() throws IOException {
    Path bin = new Launcher(Optional.empty(), "java-25", "lib", MAIN).directory(scratch);
    String name = File.separatorChar == '\\' ? "gogetwell.cmd" : "gogetwell";
    assertThat(Files.readString(bin.resolve(name))).contains(JvmOptions.shipped()).contains("java-25", MAIN);
  }
}
