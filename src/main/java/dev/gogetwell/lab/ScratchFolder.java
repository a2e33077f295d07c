package dev.gogetwell.lab;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// The folder that holds everything a practice network writes. Any thread.
record ScratchFolder(Path path) {
  /// Deletes it with its content; a file that is still in use stays in the folder for temporary files.
  void delete() {
    try {
      Files.walkFileTree(path, new Remover());
    } catch (IOException e) {
      // Nothing depends on it, and the system clears its folder for temporary files.
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
