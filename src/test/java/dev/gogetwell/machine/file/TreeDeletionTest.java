package dev.gogetwell.machine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.DosFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A module cache is read-only, and goes all the same.
class TreeDeletionTest {
  @TempDir private Path folder;

  @Test
  void aModuleCacheGoesAlthoughItIsReadOnly() throws IOException {
    Path root = Files.createDirectories(folder.resolve("modcache"));
    Path module = Files.createDirectories(root.resolve("rsc.io").resolve("quote@v1.5.2"));
    Path file = Files.writeString(module.resolve("quote.go"), "package quote\n");
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
      Files.setPosixFilePermissions(module, PosixFilePermissions.fromString("r-xr-xr-x"));
      Files.setPosixFilePermissions(module.getParent(), PosixFilePermissions.fromString("r-xr-xr-x"));
    } else {
      for (Path path : new Path[] {file, module, module.getParent()}) {
        Files.getFileAttributeView(path, DosFileAttributeView.class).setReadOnly(true);
      }
    }
    assertThat(TreeDeletion.delete(root)).isTrue();
    assertThat(root).doesNotExist();
  }

  @Test
  void aLinkIsDeletedAndNotFollowed() throws IOException {
    assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "links need a right on Windows");
    Path kept = Files.createDirectory(folder.resolve("kept"));
    Files.writeString(kept.resolve("f"), "text");
    Path root = Files.createDirectory(folder.resolve("root"));
    Files.createSymbolicLink(root.resolve("link"), kept);
    assertThat(TreeDeletion.delete(root)).isTrue();
    assertThat(kept.resolve("f")).hasContent("text");
  }

  @Test
  void whatIsNotThereIsGone() {
    assertThat(TreeDeletion.delete(folder.resolve("none"))).isTrue();
  }
}
