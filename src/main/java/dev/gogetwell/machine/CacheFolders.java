package dev.gogetwell.machine;

import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Settings;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at the folders into which `go` writes: is there space, may it write, is what it needs whole? The trial of the
/// command has a module cache of its own, so that it cannot tell. Writes nothing. The texts are
/// `NAME=FOLDER: WORD: DETAIL`, which a rule reads. Stateless; any thread.
public final class CacheFolders {
  /// With less, no module can be unpacked; where more is left, a trial tells better.
  private static final long LEAST_BYTES = 2L << 20;

  private CacheFolders() {}

  /// What is wrong with them.
  ///
  /// @param module what is asked for, as `path@version`
  public static List<Failure> problems(Settings settings, Environment environment, String module) {
    Map<String, Path> folders = new LinkedHashMap<>();
    for (String name : List.of("GOMODCACHE", "GOCACHE")) {
      path(settings.goEnvValue(name)).ifPresent(folder -> folders.put(name, folder));
    }
    path(environment.os() == OperatingSystem.WINDOWS ? environment.value("TEMP") : environment.value("TMPDIR"))
        .or(() -> path(environment.os() == OperatingSystem.WINDOWS ? "" : "/tmp"))
        .ifPresent(folder -> folders.put("TMPDIR", folder));
    List<Failure> problems = new ArrayList<>();
    String named = settings.goEnvValue("GOMODCACHE");
    // Only this one: the others the trial uses too, and go says so there.
    if (!named.isEmpty() && folders.get("GOMODCACHE") == null && named.chars().noneMatch(Character::isISOControl)) {
      problems.add(new Failure(Operation.SETTINGS, FailureKind.MALFORMED_SETTING,
          "GOMODCACHE=" + named + ": relative: " + named));
    }
    folders.forEach((name, folder) -> look(folder).ifPresent(failure -> problems.add(new Failure(
        Operation.SETTINGS, failure.kind(), name + "=" + folder + ": " + failure.raw()))));
    Optional.ofNullable(folders.get("GOMODCACHE")).filter(Files::isDirectory).ifPresent(cache ->
        new CacheDamage(cache).of(module, settings).forEach(text -> problems.add(new Failure(Operation.SETTINGS,
            FailureKind.BAD_CONTENT, "GOMODCACHE=" + cache + ": " + text))));
    return problems;
  }

  /// The next folder above that exists is where `go` would make the others.
  private static Optional<Failure> look(Path folder) {
    Path at = folder;
    while (at != null && !Files.exists(at)) {
      at = at.getParent();
    }
    if (at == null) {
      return Optional.empty();
    }
    if (!Files.isDirectory(at)) {
      return failed(FailureKind.FORBIDDEN_LOCALLY, "not-a-folder: " + at);
    }
    try {
      FileStore store = Files.getFileStore(at);
      if (store.isReadOnly()) {
        return failed(FailureKind.FORBIDDEN_LOCALLY, "read-only: " + at);
      }
      if (!Files.isWritable(at)) {
        return failed(FailureKind.FORBIDDEN_LOCALLY, "not-writable: " + at + owner(at));
      }
      boolean full = store.getTotalSpace() > 0 && store.getUsableSpace() < LEAST_BYTES;
      return full ? failed(FailureKind.OTHER, "full: " + store.getUsableSpace() + " bytes left") : Optional.empty();
    } catch (IOException _) {
      return Optional.empty(); // Nothing is claimed about what cannot be seen.
    }
  }

  private static String owner(Path folder) throws IOException {
    String owner = " (" + Files.getOwner(folder).getName();
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? owner + ", " + PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)) + ")" : owner + ")";
  }

  private static Optional<Failure> failed(FailureKind kind, String raw) {
    return Optional.of(new Failure(Operation.SETTINGS, kind, raw));
  }

  private static Optional<Path> path(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)).filter(Path::isAbsolute);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
