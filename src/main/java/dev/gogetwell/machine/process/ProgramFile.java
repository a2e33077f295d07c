package dev.gogetwell.machine.process;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the file of a program by the rules of the child: in its own PATH, and on Windows with the endings of its
/// PATHEXT. Java itself would look in our PATH, and Windows first of all in the current folder. Reads the file system.
public final class ProgramFile {
  /// What Windows starts without asking a registry of file types.
  private static final List<String> STARTABLE = List.of(".com", ".exe", ".bat", ".cmd");

  private ProgramFile() {}

  /// The names under which a program may lie in a folder, in the order of the system.
  ///
  /// @param name without an ending, or with one
  public static List<String> names(String name, Environment environment) {
    if (environment.os() != OperatingSystem.WINDOWS) {
      return List.of(name);
    }
    List<String> endings = new ArrayList<>();
    for (String ending : environment.value("PATHEXT").toLowerCase(Locale.ROOT).split(";", -1)) {
      if (STARTABLE.contains(ending.strip())) {
        endings.add(ending.strip());
      }
    }
    if (endings.isEmpty()) {
      endings.addAll(STARTABLE);
    }
    boolean ended = STARTABLE.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    return Stream.concat(ended ? Stream.of(name) : Stream.of(), endings.stream().map(ending -> name + ending)).toList();
  }

  /// The word to start it by.
  ///
  /// @throws NoSuchFileException if Windows has no such program; elsewhere the system tells it better when it starts
  static String find(String name, Environment environment, Path directory) throws IOException {
    boolean windows = environment.os() == OperatingSystem.WINDOWS;
    if (name.indexOf('/') >= 0 || (windows && name.indexOf('\\') >= 0)) {
      return windows ? in(directory, name, environment).orElseThrow(() -> new NoSuchFileException(name)) : name;
    }
    for (String folder : folders(environment)) {
      Optional<String> found = in(directory, folder.isEmpty() ? "" : folder + "/" + name, environment);
      if (found.isPresent()) {
        return found.get();
      }
    }
    if (windows) {
      throw new NoSuchFileException(name, null, "not in PATH");
    }
    return name;
  }

  private static List<String> folders(Environment environment) {
    if (environment.os() != OperatingSystem.WINDOWS) {
      return Arrays.asList(environment.value("PATH").split(":"));
    }
    List<String> folders = new ArrayList<>();
    for (String entry : environment.value("PATH").split(";", 0)) {
      // Quotes protect a semicolon in a name.
      folders.add(entry.strip().replace("\"", ""));
    }
    // reg and cmd are there even for a poor PATH.
    environment.folder("SystemRoot").ifPresent(root -> folders.add(root.resolve("System32").toString()));
    return folders;
  }

  private static Optional<String> in(Path directory, String name, Environment environment) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      boolean windows = environment.os() == OperatingSystem.WINDOWS;
      return names(name, environment).stream()
          .map(file -> windows ? directory.resolve(file).normalize() : Path.of(file))
          .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
          .map(Path::toString).findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty(); // An entry of PATH that names no folder.
    }
  }
}
