package dev.gogetwell.machine.file;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Deletes a folder of ours with everything in it. A module cache is read-only (cmd/go/internal/modfetch/fetch.go), so
/// what stands in the way of the deletion is made writable first: on Unix the folder, on Windows the file or folder
/// itself. Links are deleted and never followed. What cannot be deleted stays, and the rest is deleted all the same.
/// Any thread.
public final class TreeDeletion extends SimpleFileVisitor<Path> {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  private TreeDeletion() {}

  /// Deletes `folder`.
  ///
  /// @return whether nothing is left of it
  public static boolean delete(Path folder) {
    try {
      Files.walkFileTree(folder, new TreeDeletion());
    } catch (IOException e) {
      // Whether it is gone is what counts.
    }
    return !Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
  }

  /// Deletes `folder`, as often as `patience` lasts: Windows lets go of a file some moments after its process.
  ///
  /// @return whether nothing is left of it
  public static boolean delete(Path folder, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!delete(folder) && System.nanoTime() < end) {
      try {
        Thread.sleep(BETWEEN_TRIES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return delete(folder);
      }
    }
    return !Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    PosixFileAttributeView view =
        Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view != null) {
      try {
        view.setPermissions(PosixFilePermissions.fromString("rwx------"));
      } catch (IOException e) {
        // It may be writable enough as it is.
      }
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    return delete(file, attributes.isSymbolicLink());
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
    return delete(folder, false);
  }

  private static FileVisitResult delete(Path path, boolean link) {
    try {
      if (!link) {
        makeDeletable(path);
      }
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // A process that is ending may still hold it; the next start tries again.
    }
    return FileVisitResult.CONTINUE;
  }

  /// Windows deletes nothing that has the read-only attribute; elsewhere the folder around it decides.
  private static void makeDeletable(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    DosFileAttributeView view = Files.getFileAttributeView(path, DosFileAttributeView.class,
        LinkOption.NOFOLLOW_LINKS);
    if (view != null && view.readAttributes().isReadOnly()) {
      view.setReadOnly(false);
    }
  }
}
