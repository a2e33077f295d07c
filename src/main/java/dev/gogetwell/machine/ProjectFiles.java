package dev.gogetwell.machine;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The files that `go` reads of one module, small enough to be copied. Other modules below it, repositories and what
/// npm left are none of them. One thread.
final class ProjectFiles {
  private static final int MOST_FILES = 20_000;
  private static final long MOST_BYTES = 128L << 20;
  private static final Set<String> FOREIGN = Set.of(".git", ".hg", ".svn", ".bzr", "node_modules");

  private final Path root;
  private final List<Path> files = new ArrayList<>();
  private long bytes;
  private boolean tooMuch;

  private ProjectFiles(Path root) {
    this.root = root;
  }

  /// Everything below `root`, or nothing where that is more than is worth copying.
  static Optional<ProjectFiles> of(Path root) {
    ProjectFiles found = new ProjectFiles(root);
    try {
      Files.walkFileTree(root, found.new Walk());
    } catch (IOException _) {
      return Optional.empty();
    }
    return found.tooMuch ? Optional.empty() : Optional.of(found);
  }

  /// Copies them; go.mod and go.sum are written by somebody else.
  void copyTo(Path to) throws IOException {
    for (Path file : files) {
      Path copy = to.resolve(root.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.write(copy, RegularFile.at(file).bytes(InputLimit.MODULE_SUMS));
    }
  }

  private final class Walk extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean foreign = !folder.equals(root)
          && (FOREIGN.contains(folder.getFileName().toString()) || Files.exists(folder.resolve("go.mod")));
      return foreign ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      boolean apart = root.equals(file.getParent())
          && Set.of("go.mod", "go.sum", "go.work", "go.work.sum").contains(file.getFileName().toString());
      // A link to a file counts as that file; pipes, devices and links that lead nowhere do not count.
      if (apart || !Files.isRegularFile(file)) {
        return FileVisitResult.CONTINUE;
      }
      files.add(file);
      bytes += Files.size(file);
      tooMuch = files.size() > MOST_FILES || bytes > MOST_BYTES;
      return tooMuch ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    /// A folder that cannot be read cannot be built either; go says so itself.
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
