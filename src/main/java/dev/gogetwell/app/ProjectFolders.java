package dev.gogetwell.app;

import dev.gogetwell.engine.EngineParts;
import dev.gogetwell.model.RunScope.Folder;
import dev.gogetwell.model.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Looks whether the command's folder is a Go module (cmd/go/internal/modload/init.go, findModuleRoot). Any thread.
final class ProjectFolders implements EngineParts.FolderSource {
  @Override
  public Folder look(Target target) {
    if (target.project().isEmpty()) {
      return Folder.NO_PROJECT;
    }
    Path folder = Path.of(target.project().get()).toAbsolutePath().normalize();
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("go.mod"))) {
        return Folder.MODULE;
      }
    }
    return hasGoFiles(folder) ? Folder.GO_FILES_WITHOUT_MODULE : Folder.NO_PROJECT;
  }

  private static boolean hasGoFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith(".go"));
    } catch (IOException _) {
      return false;
    }
  }
}
