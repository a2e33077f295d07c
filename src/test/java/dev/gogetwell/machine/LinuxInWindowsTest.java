package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LinuxInWindowsTest {
  private static final String KEY = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Lxss";

  @TempDir Path folder;

  private static String system(int number, String name, String state) {
    return "\r\n" + KEY + "\\{0000000" + number + "-1111-2222-3333-444444444444}\r\n"
        + "    State    REG_DWORD    " + state + "\r\n"
        + "    DistributionName    REG_SZ    " + name + "\r\n"
        + "    Version    REG_DWORD    0x2\r\n"
        + "    BasePath    REG_SZ    C:\\Users\\小 明\\AppData\\Local\\wsl\\{" + number + "}\r\n"
        + "    Flags    REG_DWORD    0xf\r\n";
  }

  @Test
  void eachSystemThatIsInstalledIsNamedOnceAndThoseOfDockerAreNot() {
    String printed = "\r\n" + KEY + "\r\n    DefaultDistribution    REG_SZ    {00000002-1111-2222-3333-444444444444}\r\n"
        + "    DefaultVersion    REG_DWORD    0x2\r\n" + system(1, "docker-desktop", "0x1")
        + system(2, "Ubuntu-24.04", "0x1") + system(3, "half", "0x3") + system(4, "Debian", "0x1")
        + system(5, "docker-desktop-data", "0x1") + system(6, "Debian", "0x1") + "\r\n";
    assertThat(LinuxInWindows.parse(printed)).containsExactly("Ubuntu-24.04", "Debian");
  }

  @Test
  void withoutAnySystemNoneIsNamed() {
    assertThat(LinuxInWindows.parse("")).as("no such key: WSL was never used").isEmpty();
    assertThat(LinuxInWindows.parse("\r\n" + KEY + "\r\n    DefaultVersion    REG_DWORD    0x2\r\n\r\n"))
        .as("the last one was taken away").isEmpty();
    assertThat(LinuxInWindows.parse(system(1, "a name & a command", "0x1"))).isEmpty();
  }

  /// wsl.exe may be a stand-in of Windows that offers to install WSL, and what it starts takes its time.
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
  void neitherWslNorALinuxIsStarted() throws Exception {
    Path began = folder.resolve("began");
    for (String name : new String[] {"wsl.exe", "wsl", "bash.exe", "cmd.exe"}) {
      Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n/usr/bin/touch '" + began + "'\necho Ubuntu\n");
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }
    Path reg = Files.writeString(folder.resolve("reg.exe"),
        "#!/bin/sh\n/bin/cat <<'END'\n" + system(1, "Ubuntu", "0x1") + "END\n");
    assertThat(reg.toFile().setExecutable(true)).isTrue();
    Environment windows = Environment.of(OperatingSystem.WINDOWS, Map.of("Path", folder.toString()));
    assertThat(new LinuxInWindows(Bench.tools()).names(windows)).containsExactly("Ubuntu");
    assertThat(began).doesNotExist();
  }

  @Test
  void anotherSystemIsNotAsked() throws Exception {
    assertThat(new LinuxInWindows(Bench.tools()).names(Environment.of(OperatingSystem.LINUX, Map.of()))).isEmpty();
  }
}
