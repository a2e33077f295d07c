package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.file.AtomicFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskRefusalTest {
  @TempDir Path folder;

  private String told(IOException failure) throws Exception {
    return RemedyErrors.writing(new FilePlace(AtomicFile.at(folder.resolve("f")), ""), failure).what().key();
  }

  /// The words of Linux, macOS and Windows, in English and Chinese.
  @ParameterizedTest
  @CsvSource({
    "No space left on device, disk-full",
    "设备上没有空间, disk-full",
    "Disk quota exceeded, disk-full",
    "There is not enough space on the disk, disk-full",
    "Read-only file system, disk-read-only",
    "只读文件系统, disk-read-only",
    "The media is write protected, disk-read-only",
    "The process cannot access the file because it is being used by another process, in-use",
    "另一个程序正在使用此文件，进程无法访问。, in-use",
    "Operation not permitted, denied",
    "Input/output error, not-written"
  })
  void whatTheSystemSaysIsToldApart(String words, String key) throws Exception {
    assertThat(told(new FileSystemException("f", null, words))).isEqualTo("remedy.error." + key);
    assertThat(told(new IOException(words))).isEqualTo("remedy.error." + key);
  }

  @Test
  void aMissingRightIsToldByItsKind() throws Exception {
    assertThat(told(new AccessDeniedException("f"))).isEqualTo("remedy.error.denied");
  }

  @Test
  void whatWindowsDeniesBecauseAnotherProgramHasItOpenIsToldAsThat() {
    AccessDeniedException renaming = new AccessDeniedException("C:\\a\\.env.gogetwell", "C:\\a\\env", null);
    assertThat(DiskRefusal.heldOnWindows(renaming, true, true)).isTrue();
    assertThat(DiskRefusal.heldOnWindows(renaming, true, false)).as("not ours to write").isFalse();
    assertThat(DiskRefusal.heldOnWindows(renaming, false, true)).as("a Unix replaces what is open").isFalse();
    assertThat(DiskRefusal.heldOnWindows(new AccessDeniedException("C:\\a\\.env.gogetwell"), true, true))
        .as("the folder is closed").isFalse();
  }

  @Test
  void aFileThatCannotEvenBeReadBecauseItIsHeldIsToldAsThat() {
    for (String words : List.of("The process cannot access the file because it is being used by another process",
        "另一个程序正在使用此文件，进程无法访问。",
        "Der Prozess kann nicht auf die Datei zugreifen, da sie von einem anderen Prozess verwendet wird")) {
      assertThat(RemedyErrors.reading("C:\\env", "", new FileSystemException("C:\\env", null, words)).what().key())
          .isEqualTo("remedy.error.in-use");
    }
  }
}
