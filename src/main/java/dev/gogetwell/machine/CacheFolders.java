package dev.gogetwell.machine;

import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Settings;
import java.io.IOException;
import java.io.InputStream;
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
  private static final int END_RECORD = 22;
  private static final int LONGEST_COMMENT = 65_535;

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
    folders.forEach((name, folder) -> look(folder).ifPresent(failure -> problems.add(new Failure(
        Operation.SETTINGS, failure.kind(), name + "=" + folder + ": " + failure.raw()))));
    Optional.ofNullable(folders.get("GOMODCACHE")).flatMap(cache -> damaged(cache, module)).ifPresent(problems::add);
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

  /// The archive that is to be unpacked and is none: go unpacks what lies there and does not fetch it again
  /// (cmd/go/internal/modfetch/fetch.go, DownloadZip).
  private static Optional<Failure> damaged(Path cache, String module) {
    ModulePath.Query query = ModulePath.Query.parse(module);
    Optional<String> path = ModulePath.escape(query.path());
    Optional<String> version = ModulePath.escapeVersion(query.version()).filter(text -> text.startsWith("v"));
    if (path.isEmpty() || version.isEmpty() || query.path().isEmpty()) {
      return Optional.empty();
    }
    Path archive = cache.resolve("cache").resolve("download").resolve(path.get()).resolve("@v")
        .resolve(version.get() + ".zip");
    boolean wanted = Files.isRegularFile(archive) && !Files.exists(cache.resolve(path.get() + "@" + version.get()));
    return wanted && !isArchive(archive) ? Optional.of(new Failure(Operation.SETTINGS, FailureKind.BAD_CONTENT,
        "GOMODCACHE=" + cache + ": damaged: " + archive)) : Optional.empty();
  }

  /// Whether the file ends as a ZIP file does (APPNOTE.TXT, 4.3.16).
  private static boolean isArchive(Path file) {
    try (InputStream in = RegularFile.at(file).stream()) {
      long size = Files.size(file);
      in.skipNBytes(Math.max(0, size - END_RECORD - LONGEST_COMMENT));
      byte[] end = in.readNBytes(END_RECORD + LONGEST_COMMENT);
      for (int i = end.length - END_RECORD; i >= 0; i--) {
        if (end[i] == 'P' && end[i + 1] == 'K' && end[i + 2] == 5 && end[i + 3] == 6) {
          return true;
        }
      }
      return false;
    } catch (IOException _) {
      return true; // What cannot be read is told by another word.
    }
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
