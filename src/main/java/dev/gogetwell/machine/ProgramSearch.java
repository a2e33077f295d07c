package dev.gogetwell.machine;

import dev.gogetwell.machine.process.ProgramFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks for a program in PATH and then in the places where installers put it: a program started from an icon often
/// has a poor PATH, and "not found" may only be said after that. Reads the file system; any thread.
public final class ProgramSearch {
  private ProgramSearch() {}

  /// The first executable file of this name.
  ///
  /// @param usual further folders, in order
  public static Optional<Path> find(String name, Environment environment, List<Path> usual) {
    List<String> names = ProgramFile.names(name, environment);
    return Stream.concat(environment.searchPath().stream(), usual.stream())
        .flatMap(folder -> names.stream().map(folder::resolve))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /// Every executable file of this name, each once whatever links lead to it, in the order of [#find].
  ///
  /// @param usual further folders, in order
  public static List<Path> all(String name, Environment environment, List<Path> usual) {
    Map<Path, Path> found = new LinkedHashMap<>();
    for (String spelled : ProgramFile.names(name, environment)) {
      Stream.concat(environment.searchPath().stream(), usual.stream()).map(folder -> folder.resolve(spelled))
          .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
          .forEach(file -> found.putIfAbsent(real(file), file));
    }
    return List.copyOf(found.values());
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException _) {
      return file;
    }
  }

  /// The folders `parent/PREFIX*/bin`, the last in natural order first.
  public static List<Path> versions(Path parent, String prefix) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(parent, entry -> entry.getFileName().toString().startsWith(prefix))) {
      entries.forEach(entry -> found.add(entry.resolve("bin")));
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      return List.of(); // A place that does not exist or cannot be read holds no program for us.
    }
    found.sort(Comparator.comparing(Path::toString).reversed());
    return found;
  }
}
