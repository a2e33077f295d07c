package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
  @Test
  void onWindowsANameIsTheSameInEveryCase() {
    Environment windows = Environment.of(OperatingSystem.WINDOWS, Map.of("Path", "C:\\Go\\bin"));
    assertThat(windows.value("PATH")).isEqualTo("C:\\Go\\bin");
    assertThat(windows.with("PATH", "D:\\").variables()).hasSize(1);
    assertThat(windows.without("path").variables()).isEmpty();
    assertThat(windows).isEqualTo(Environment.of(OperatingSystem.WINDOWS, Map.of("PATH", "C:\\Go\\bin")))
        .hasSameHashCodeAs(Environment.of(OperatingSystem.WINDOWS, Map.of("PATH", "C:\\Go\\bin")));
  }

  @Test
  void elsewhereCaseCounts() {
    Environment unix = Environment.of(OperatingSystem.LINUX, Map.of("Path", "/x"));
    assertThat(unix.get("PATH")).isEmpty();
    assertThat(unix.with("PATH", "/y").variables()).hasSize(2);
  }

  @Test
  void gitOnWindowsHasTheHomeThatItFindsItself(@TempDir Path folder) throws Exception {
    Path drive = Files.createDirectories(folder.resolve("drive"));
    Environment windows = Environment.of(OperatingSystem.WINDOWS, Map.of("USERPROFILE", "/profile",
        "HomeDrive", folder.toString(), "HomePath", "/drive", "Home", "/own"));
    assertThat(windows.gitHome()).contains(Path.of("/own").toAbsolutePath());
    assertThat(windows.without("HOME").gitHome()).contains(drive);
    assertThat(windows.without("HOME").with("HOMEPATH", "/gone").gitHome()).contains(Path.of("/profile"));
    assertThat(windows.home()).as("go knows no HOME there").contains(Path.of("/profile"));
    Environment unix = Environment.of(OperatingSystem.LINUX, Map.of("HOME", "/own", "USERPROFILE", "/profile"));
    assertThat(unix.gitHome()).contains(Path.of("/own"));
  }
}
