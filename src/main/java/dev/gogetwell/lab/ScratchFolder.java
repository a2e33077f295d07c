package dev.gogetwell.lab;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// The folder that holds everything a practice network writes; deleted with the network, or when the program is ended.
/// Any thread.
final class ScratchFolder {
  private final Path path;
  private final Thread hook = Thread.ofPlatform().unstarted(this::remove);

  private ScratchFolder(Path path) {
    this.path = path;
  }

  /// Makes one among the temporary files.
  static ScratchFolder create() throws IOException {
    ScratchFolder folder = new ScratchFolder(Files.createTempDirectory("gogetwell-practice").toRealPath());
    Runtime.getRuntime().addShutdownHook(folder.hook);
    return folder;
  }

  Path path() {
    return path;
  }

  /// Deletes it with its content; a file that is still in use stays in the folder for temporary files.
  void delete() {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending and the hook runs as well.
    }
  }

  private synchronized void remove() {
    try {
      Files.walkFileTree(path, new Remover());
    } catch (IOException e) {
      // Nothing depends on it, and the system clears its folder for temporary files.
    }
  }

  /// Goes on after a file that cannot be deleted.
  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return remove(file);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
      return remove(folder);
    }

    private static FileVisitResult remove(Path path) {
      // File reports a failure by its answer, which is all that is wanted here.
      path.toFile().delete();
      return FileVisitResult.CONTINUE;
    }
  }
}
