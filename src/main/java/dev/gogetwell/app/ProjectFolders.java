package dev.gogetwell.app;

import dev.gogetwell.engine.EngineParts;
import dev.gogetwell.machine.file.Presence;
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
    if (Presence.above(folder, "go.mod").isPresent()) {
      return Folder.MODULE;
    }
    if (!hasGoFiles(folder)) {
      return Folder.NO_PROJECT;
    }
    return isAboveModule(folder) ? Folder.GO_FILES_ABOVE_MODULE : Folder.GO_FILES_WITHOUT_MODULE;
  }

  private static boolean isAboveModule(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(below -> Presence.isNoFolder(below.resolve("go.mod")));
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean hasGoFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith(".go"));
    } catch (IOException _) {
      return false;
    }
  }
}
