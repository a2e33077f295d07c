package dev.gogetwell.machine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramFileTest {
  @TempDir private Path folder;

  private Path program(String name) throws IOException {
    Path made = Files.writeString(Files.createDirectories(folder.resolve("tools")).resolve(name), "");
    assertThat(made.toFile().setExecutable(true)).isTrue();
    return made;
  }

  private Environment windows(String... extra) {
    Environment environment = Environment.of(OperatingSystem.WINDOWS, Map.of("Path",
        "not there;;\"" + folder.resolve("tools") + "\""));
    return extra.length == 0 ? environment : environment.with(extra[0], extra[1]);
  }

  @Test
  void windowsSpellsThePathAsItLikesAndQuotesItsFolders() throws Exception {
    Path go = program("go.exe");
    assertThat(ProgramFile.find("go", windows(), folder)).isEqualTo(go.toString());
    assertThat(ProgramFile.find("go.exe", windows(), folder)).isEqualTo(go.toString());
  }

  @Test
  void theOrderOfEndingsIsThatOfPathext() throws Exception {
    Path batch = program("go.bat");
    Path exe = program("go.exe");
    assertThat(ProgramFile.find("go", windows(), folder)).isEqualTo(exe.toString());
    assertThat(ProgramFile.find("go", windows("PathExt", ".BAT;.EXE;.VBS"), folder)).isEqualTo(batch.toString());
  }

  @Test
  void aBareNameIsNeverRunFromTheCurrentFolderOfWindows() throws Exception {
    program("here.exe");
    Environment poor = Environment.of(OperatingSystem.WINDOWS, Map.of());
    assertThatThrownBy(() -> ProgramFile.find("here", poor, folder.resolve("tools")))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(ProgramFile.find("./here", poor, folder.resolve("tools"))).endsWith("here.exe");
  }

  @Test
  void theToolsOfWindowsAreThereForAPoorPath() throws Exception {
    Files.createDirectories(folder.resolve("System32"));
    Path reg = Files.writeString(folder.resolve("System32").resolve("reg.exe"), "");
    assertThat(reg.toFile().setExecutable(true)).isTrue();
    assertThat(ProgramFile.find("reg", windows("SYSTEMROOT", folder.toString()), folder)).isEqualTo(reg.toString());
  }

  @Test
  void elsewhereTheNameIsTheNameAndTheSystemTellsWhatIsMissing() throws Exception {
    Environment unix = Environment.of(OperatingSystem.LINUX, Map.of("PATH", folder.toString()));
    assertThat(ProgramFile.find("nothing-here", unix, folder)).isEqualTo("nothing-here");
    assertThat(ProgramFile.names("go", unix)).containsExactly("go");
  }
}
