package dev.gogetwell.machine.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a run leaves behind is deleted, and what another run still uses is not.
class ScratchAreaTest {
  @TempDir private Path state;

  private Path all() throws IOException {
    return Files.createDirectories(state.resolve("scratch"));
  }

  private Path left(String name) throws IOException {
    Path area = Files.createDirectories(all().resolve(name).resolve("try1")).getParent();
    Files.writeString(area.resolve("try1").resolve("go.mod"), "module x\n");
    return area;
  }

  private static String name(long pid, Instant start) {
    return Long.toString(pid, 36) + "-" + Long.toString(start.toEpochMilli(), 36);
  }

  private static String ofThisProcess(int secondsLater) {
    return name(ProcessHandle.current().pid(),
        ProcessHandle.current().info().startInstant().orElseThrow().plusSeconds(secondsLater));
  }

  /// A process that has ended and whose number is not given out again yet.
  private static String ofADeadProcess() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version").start();
    Instant start = process.info().startInstant().orElse(Instant.EPOCH);
    process.waitFor();
    return name(process.pid(), start);
  }

  @Test
  void theAreaOfADeadProcessIsDeleted() throws Exception {
    Path dead = left(ofADeadProcess());
    ScratchArea.sweep(all());
    assertThat(dead).doesNotExist();
  }

  @Test
  void theAreaOfAnEarlierProcessWithTheSameNumberIsDeleted() throws IOException {
    Path dead = left(ofThisProcess(-3600));
    ScratchArea.sweep(all());
    assertThat(dead).doesNotExist();
  }

  @Test
  void theAreaOfALivingProcessStays() throws IOException {
    Path living = left(ofThisProcess(1));
    ScratchArea.sweep(all());
    assertThat(living).isNotEmptyDirectory();
  }

  /// As a process in another container with the same home has it: its number is unknown here, its lock is not.
  @Test
  void anAreaThatIsLockedStays() throws Exception {
    Path locked = left(ofADeadProcess());
    try (FileChannel channel = FileChannel.open(locked.resolve("lock"), StandardOpenOption.CREATE,
        StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      ScratchArea.sweep(all());
      assertThat(locked).isNotEmptyDirectory();
    }
    ScratchArea.sweep(all());
    assertThat(locked).doesNotExist();
  }

  @Test
  void whatHasNoNameOfOursStays() throws IOException {
    Path other = left("notes of mine");
    Path single = left("abc");
    ScratchArea.sweep(all());
    assertThat(other).isNotEmptyDirectory();
    assertThat(single).isNotEmptyDirectory();
  }

  @Test
  void foldersAreBelowTheStateAndGoneWhenClosed() throws IOException {
    ScratchArea area = ScratchArea.below(() -> state);
    try (ScratchFolder first = area.folder("try"); ScratchFolder second = area.folder("try")) {
      assertThat(first.path()).isNotEqualTo(second.path()).isDirectory();
      assertThat(first.path().startsWith(state.toRealPath().resolve("scratch"))).isTrue();
      assertThat(first.path().getFileName().toString()).as("paths below it are long").hasSizeLessThan(8);
      assertThat(first.path().getParent().getFileName().toString()).hasSizeLessThan(20);
      Files.writeString(first.path().resolve("f"), "");
    }
    assertThat(area.path()).isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("try"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: modes are Unix's")
  void nobodyElseSeesThem() throws IOException {
    ScratchArea area = ScratchArea.below(() -> state);
    try (ScratchFolder folder = area.folder("try")) {
      for (Path path : new Path[] {folder.path(), area.path(), area.path().getParent()}) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rwx------");
      }
    }
  }

  @Test
  void theProgramBehindTheConsoleIsNoChildToEnd() {
    assertThat(ScratchArea.hostsConsole("C:\\Windows\\System32\\conhost.exe")).isTrue();
    assertThat(ScratchArea.hostsConsole("C:\\Program Files\\WindowsApps\\Terminal\\OpenConsole.exe")).isTrue();
    assertThat(ScratchArea.hostsConsole("C:\\Go\\bin\\go.exe")).isFalse();
    assertThat(ScratchArea.hostsConsole("/usr/bin/conhost.exe.sh")).isFalse();
    assertThat(ScratchArea.hostsConsole("")).isFalse();
  }
}
