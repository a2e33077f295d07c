package dev.gogetwell.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.process.JvmOptions;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

  /// The folder of a build may be called anything.
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no file may be called so there")
  void theScriptStartsAJavaInAFolderOfAnyName() throws Exception {
    Path folder = Files.createDirectories(scratch.resolve("it's a \"$HOME\" `x` %d &e \\f 空"));
    Path java = Files.writeString(folder.resolve("java"), "#!/bin/sh\nfor word; do printf '[%s]\\n' \"$word\"; done\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    Path bin = new Launcher(Optional.empty(), java.toString(), folder.resolve("lib").toString(), MAIN)
        .directory(scratch);
    Process process = new ProcessBuilder(bin.resolve("gogetwell").toString(), "a  b").start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
        .contains("[" + folder.resolve("lib") + "]").endsWith("[" + MAIN + "]", "[a  b]");
  }

  @Test
  void aPercentSignOfABatchFileIsWrittenTwice() {
    assertThat(Launcher.ofCmd("C:\\100% & co\\java.exe")).isEqualTo("\"C:\\100%% & co\\java.exe\"");
  }
}
