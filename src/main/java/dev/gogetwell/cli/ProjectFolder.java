package dev.gogetwell.cli;

import dev.gogetwell.machine.file.Presence;
import dev.gogetwell.model.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What a user may name with `--project`: a folder in or below a Go module, or one whose Go files still lack their
/// go.mod, which the diagnosis then says. Reads the file system; any thread.
final class ProjectFolder {
  private ProjectFolder() {}

  /// Refuses a folder that has nothing to do with Go.
  static void check(Path folder) throws UsageException {
    if (!Files.exists(folder)) {
      throw new UsageException(Message.of("cli.project.missing", folder));
    }
    if (!Files.isDirectory(folder)) {
      throw new UsageException(Message.of("cli.project.is-file", folder));
    }
    if (!isModule(folder.toAbsolutePath().normalize()) && !hasGoFiles(folder)) {
      throw new UsageException(Message.of("cli.project.no-module", folder));
    }
  }

  /// Whether there is a go.mod in the folder or above it.
  static boolean isModule(Path folder) {
    return Presence.above(folder, "go.mod").isPresent();
  }

  private static boolean hasGoFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".go"));
    } catch (IOException _) {
      return false;
    }
  }
}
