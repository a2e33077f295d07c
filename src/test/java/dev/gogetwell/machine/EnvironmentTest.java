package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
