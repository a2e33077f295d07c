package dev.gogetwell.machine;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at what `go` stands on: a home, a place to write, a temporary folder from which programs may run.
final class GoPrerequisites {
  private static final Path MOUNTS = Path.of("/proc/self/mounts");

  private GoPrerequisites() {}

  static List<Failure> problems(Environment environment) {
    List<Failure> problems = new ArrayList<>();
    Optional<Path> home = environment.home();
    if (environment.homeIsUnspellable()) {
      add(problems, FailureKind.MALFORMED_SETTING, "$HOME: a name that cannot be spelled in "
          + System.getProperty("sun.jnu.encoding", "this charset"));
    } else if (home.isEmpty()) {
      add(problems, FailureKind.MALFORMED_SETTING, environment.os() == OperatingSystem.WINDOWS
          ? "%USERPROFILE% is not defined" : "$HOME is not defined");
    } else if (!Files.isDirectory(home.get())) {
      add(problems, FailureKind.MALFORMED_SETTING, home.get() + ": no such directory");
    } else if (!Files.isWritable(home.get())) {
      add(problems, FailureKind.FORBIDDEN_LOCALLY, home.get() + ": not writable");
    }
    temporary(environment).filter(GoPrerequisites::isNoexec).ifPresent(folder ->
        add(problems, FailureKind.FORBIDDEN_LOCALLY, folder + ": mounted noexec, go run and go test fail there"));
    return problems;
  }

  /// GOTMPDIR, else TMPDIR, else /tmp (os/file_unix.go: tempDir).
  private static Optional<Path> temporary(Environment environment) {
    if (environment.os() != OperatingSystem.LINUX) {
      return Optional.empty();
    }
    for (String name : List.of("GOTMPDIR", "TMPDIR")) {
      if (environment.value(name).startsWith("/")) {
        return parsed(environment.value(name));
      }
    }
    return Optional.of(Path.of("/tmp"));
  }

  private static Optional<Path> parsed(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isNoexec(Path folder) {
    try {
      return isNoexec(folder.toRealPath(),
          RegularFile.at(MOUNTS).text(InputLimit.SYSTEM_TABLE).lines().toList());
    } catch (IOException e) {
      return false; // Nothing is claimed about what cannot be seen.
    }
  }

  /// The longest mount point above the folder counts; a later line hides an earlier one.
  static boolean isNoexec(Path folder, List<String> mounts) {
    int longest = -1;
    boolean noexec = false;
    for (String line : mounts) {
      String[] fields = line.split(" ", -1);
      if (fields.length > 3 && fields[1].startsWith("/") && folder.startsWith(fields[1].replace("\\040", " "))
          && fields[1].length() >= longest) {
        longest = fields[1].length();
        noexec = List.of(fields[3].split(",")).contains("noexec");
      }
    }
    return noexec;
  }

  private static void add(List<Failure> problems, FailureKind kind, String raw) {
    problems.add(new Failure(Operation.SETTINGS, kind, raw));
  }
}
