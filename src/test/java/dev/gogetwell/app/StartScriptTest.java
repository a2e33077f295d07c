package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The start script, with a stand-in for java that tells what it was given.
@EnabledOnOs({OS.LINUX, OS.MAC})
class StartScriptTest {
  private static final Path SCRIPT = Path.of("packaging", "common", "bin", "gogetwell").toAbsolutePath();

  @TempDir private Path folder;
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void makeAJava() throws IOException {
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nprintf 'LC_ALL=%s callers=%s\\n' \"${LC_ALL-unset}\""
        + " \"${GOGETWELL_CALLERS_LC_ALL-unset}\"\nprintf 'GDK_GL=%s own=%s\\n'"
        + " \"${GDK_GL-unset}\" \"${GOGETWELL_OWN_GDK_GL-unset}\"\nfor word; do printf '[%s]' \"$word\"; done\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    variables.put("JAVA_HOME", folder.resolve("jdk").toString());
    variables.put("PATH", "/usr/bin:/bin");
  }

  private ProcessResult run(String... words) throws IOException, InterruptedException {
    return new Processes().run(ProcessSpec.of(
        List.of(words), Environment.of(OperatingSystem.LINUX, variables), folder, Duration.ofSeconds(60)));
  }

  private String localeOfJava() throws IOException, InterruptedException {
    return run(SCRIPT.toString(), "check").out().lines().findFirst().orElseThrow();
  }

  private void assumeGlibc() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/locale"))
        && run("/usr/bin/env", "LC_ALL=C", "/usr/bin/locale", "charmap").out().strip().equals("ANSI_X3.4-1968"),
        "the C locale of this system is not ASCII");
  }

  @Test
  void inTheCLocaleJavaGetsOneThatCanSpellEveryNameAndTheCallersIsKept() throws Exception {
    assumeGlibc();
    variables.put("LC_ALL", "C");
    assertThat(localeOfJava()).isEqualTo("LC_ALL=C.UTF-8 callers==C");
    variables.put("LC_ALL", "");
    assertThat(localeOfJava()).isEqualTo("LC_ALL=C.UTF-8 callers==");
    variables.remove("LC_ALL");
    assertThat(localeOfJava()).isEqualTo("LC_ALL=C.UTF-8 callers=");
  }

  @Test
  void aLocaleThatCanSpellEveryNameStays() throws Exception {
    assumeGlibc();
    variables.put("LC_ALL", "C.UTF-8");
    assertThat(localeOfJava()).isEqualTo("LC_ALL=C.UTF-8 callers=unset");
  }

  /// A card that draws, or none: what is said fits together, and a choice of the caller's is kept.
  @Test
  void whereNoCardDrawsNeitherGtkNorJavaFxLooksForOpenGl() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "this is no Linux");
    List<String> told = run(SCRIPT.toString(), "check").out().lines().toList();
    boolean withoutCard = told.get(2).contains("[-Dprism.order=sw][-Dprism.disableRegionCaching=true]");
    assertThat(told.get(1)).isEqualTo(withoutCard ? "GDK_GL=disable own=1" : "GDK_GL=unset own=unset");
    assertThat(withoutCard).isEqualTo(run("/bin/sh", "-c",
        "ls /dev/dri/renderD* /dev/nvidia* /dev/dxg /dev/mali* /dev/kgsl* 2> /dev/null").out().isEmpty());
    variables.put("GDK_GL", "always");
    assertThat(run(SCRIPT.toString(), "check").out().lines().toList().get(1)).isEqualTo("GDK_GL=always own=unset");
  }

  @Test
  void wordsArriveAsTheyWereTyped() throws Exception {
    variables.put("LC_ALL", "C");
    assertThat(run(SCRIPT.toString(), "check", "a b", "", "$x*").out()).endsWith("[check][a b][][$x*]");
  }

  @Test
  void aFolderThatIsGoneIsASentenceForEveryCommand() throws Exception {
    String gone = "mkdir gone && cd gone && rmdir ../gone && exec \"$@\"";
    for (String command : List.of("check", "fix", "env", "explain", "route", "timeline", "verify-chain", "lab")) {
      ProcessResult result = run("/bin/sh", "-c", gone, "sh", SCRIPT.toString(), command);
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("does not exist any more", "已经不存在").doesNotContain("\tat ", "Exception");
      assertThat(result.out()).isEmpty();
    }
  }
}
