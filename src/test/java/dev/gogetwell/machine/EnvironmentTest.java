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
    Path own = folder.resolve("own");
    Path profile = folder.resolve("profile");
    Environment windows = Environment.of(OperatingSystem.WINDOWS, Map.of("USERPROFILE", profile.toString(),
        "HomeDrive", folder.toString(), "HomePath", "/drive", "Home", own.toString()));
    assertThat(windows.gitHome()).contains(own);
    assertThat(windows.without("HOME").gitHome()).contains(drive);
    assertThat(windows.without("HOME").with("HOMEPATH", "/gone").gitHome()).contains(profile);
    assertThat(windows.home()).as("go knows no HOME there").contains(profile);
    Environment unix = Environment.of(OperatingSystem.LINUX,
        Map.of("HOME", own.toString(), "USERPROFILE", profile.toString()));
    assertThat(unix.gitHome()).contains(own);
  }
}
