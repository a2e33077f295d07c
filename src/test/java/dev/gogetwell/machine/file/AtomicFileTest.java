package dev.gogetwell.machine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  private static Optional<byte[]> bytes(String text) {
    return Optional.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aLinkStaysALinkAndTheModeStays() throws Exception {
    Path target = Files.writeString(folder.resolve("target"), "old");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
    AtomicFile.at(link).replace(bytes("old"), bytes("new"));
    assertThat(link).isSymbolicLink();
    assertThat(target).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target))).isEqualTo("rw-------");
  }

  @Test
  void aFileThatChangedMeanwhileIsNotOverwritten() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "theirs");
    assertThatThrownBy(() -> AtomicFile.at(file).replace(bytes("old"), bytes("ours")))
        .isInstanceOf(FileChangedException.class);
    assertThatThrownBy(() -> AtomicFile.at(file).replace(Optional.empty(), bytes("ours")))
        .isInstanceOf(FileChangedException.class);
    assertThat(file).hasContent("theirs");
    assertThat(folder.toFile().list()).containsExactly("f");
  }

  @Test
  void aReadOnlyFileIsRespected() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assertThatThrownBy(() -> AtomicFile.at(file).replace(bytes("old"), bytes("new")))
        .isInstanceOf(ReadOnlyFileException.class);
    assertThat(file).hasContent("old");
  }

  @Test
  void missingFoldersAreMadeAndAbsenceCanBeWritten() throws Exception {
    AtomicFile file = AtomicFile.at(folder.resolve("a/b/f"));
    file.replace(Optional.empty(), bytes("new"));
    assertThat(file.path()).hasContent("new");
    file.replace(bytes("new"), Optional.empty());
    assertThat(file.path()).doesNotExist();
  }
}
