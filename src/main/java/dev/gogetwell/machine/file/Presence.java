package dev.gogetwell.machine.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// What stands at a path. `Files.exists` and `Files.isDirectory` say "no" to every error as well, and whoever cleans up
/// what is not there must not take a disk that cannot be read for an empty one. Stateless; any thread.
public final class Presence {
  private Presence() {}

  /// The attributes of what stands there, a link taken as itself; empty if nothing does.
  ///
  /// @throws IOException if that cannot be told
  public static Optional<BasicFileAttributes> at(Path path) throws IOException {
    try {
      return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// Whether something stands there that is no folder. That is what `go` takes for its go.mod or go.work
  /// (cmd/go/internal/modload/init.go: findModuleRoot): also a pipe, and a file that a cloud keeps, which Java does not
  /// call regular. False where it cannot be told.
  public static boolean isNoFolder(Path path) {
    return Files.exists(path) && !Files.isDirectory(path);
  }

  /// The nearest file of that name, from the folder upwards, as `go` looks for its go.mod and go.work.
  public static Optional<Path> above(Path folder, String name) {
    for (Path at = folder.normalize(); at != null; at = at.getParent()) {
      Path file = at.resolve(name);
      if (isNoFolder(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /// Whether a folder stands there that is no link.
  ///
  /// @throws IOException if that cannot be told
  public static boolean isFolder(Path path) throws IOException {
    return at(path).filter(BasicFileAttributes::isDirectory).isPresent();
  }
}
