package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinuxInWindowsTest {
  private static final String LIST = "Ubuntu-24.04\r\ndocker-desktop\r\ndocker-desktop-data\r\nDebian\r\n\r\n";

  @Test
  void theNamesAreReadInBothEncodings() {
    for (byte[] printed : List.of(LIST.getBytes(StandardCharsets.UTF_16LE), LIST.getBytes(StandardCharsets.UTF_8),
        ("\uFEFF" + LIST).getBytes(StandardCharsets.UTF_16LE))) {
      assertThat(LinuxInWindows.parse(printed)).containsExactly("Ubuntu-24.04", "Debian");
    }
    assertThat(LinuxInWindows.parse(new byte[0])).isEmpty();
    assertThat(LinuxInWindows.parse("Windows Subsystem for Linux has no installed distributions.\r\n"
        .getBytes(StandardCharsets.UTF_16LE))).as("a sentence is no name").isEmpty();
  }

  @Test
  void anotherSystemIsNotAsked() throws Exception {
    assertThat(new LinuxInWindows(Bench.tools()).names(Environment.of(OperatingSystem.LINUX, Map.of()))).isEmpty();
  }
}
