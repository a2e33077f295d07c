package dev.gogetwell.machine;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.Presence;
import dev.gogetwell.machine.file.RefusedFileException;
import dev.gogetwell.machine.file.RegularFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files that `go` and git read before they do anything else. Where one of them is a pipe or a device, the tool
/// waits for ever or fills the memory; then it is not asked at all, and the file is named. Reads attributes only; any
/// thread.
final class ToolInputs {
  private ToolInputs() {}

  /// What keeps `go` from answering in `directory`: its env file, go.mod or go.work (cmd/go/internal/cfg/cfg.go:
  /// initEnvCache; cmd/go/internal/modload/init.go: findModuleRoot, FindGoWork; whatever is no folder counts there).
  static Optional<RefusedFileException> ofGo(Environment environment, Path directory) {
    Optional<RefusedFileException> settings =
        environment.goEnvFile().flatMap(file -> RegularFile.at(file).refusal(InputLimit.SETTINGS));
    return settings.or(() -> ofModule(environment, directory));
  }

  /// The same without the env file: what `go` reads of a project.
  private static Optional<RefusedFileException> ofModule(Environment environment, Path directory) {
    String workspace = environment.value("GOWORK");
    Optional<Path> workFile = workspace.equals("off") ? Optional.empty()
        : workspace.isEmpty() ? Presence.above(directory.toAbsolutePath(), "go.work") : path(workspace);
    return Presence.above(directory.toAbsolutePath(), "go.mod")
        .flatMap(file -> RegularFile.at(file).refusal(InputLimit.MODULE_FILE))
        .or(() -> workFile.flatMap(file -> RegularFile.at(file).refusal(InputLimit.MODULE_FILE)));
  }

  /// What keeps git from telling its configuration (git-config(1), FILES).
  static Optional<RefusedFileException> ofGit(Environment environment) {
    List<Path> files = new ArrayList<>();
    if (environment.get("GIT_CONFIG_GLOBAL").isPresent()) {
      path(environment.value("GIT_CONFIG_GLOBAL")).ifPresent(files::add);
    } else {
      environment.home().ifPresent(home -> files.add(home.resolve(".gitconfig")));
      environment.folder("XDG_CONFIG_HOME").or(() -> environment.home().map(home -> home.resolve(".config")))
          .ifPresent(folder -> files.add(folder.resolve("git").resolve("config")));
    }
    return files.stream().flatMap(file -> RegularFile.at(file).refusal(InputLimit.SETTINGS).stream()).findFirst();
  }

  private static Optional<Path> path(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
