package dev.gogetwell.remedy;

import dev.gogetwell.machine.process.JvmOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Starts [OneRemedy] in a Java of its own. The classes are put into one archive first, since Java shares prepared
/// classes of archives only, and hundreds of starts shall cost little.
final class RemedyProcesses {
  private final Path folder;
  private final String classPath;

  private RemedyProcesses(Path folder, String classPath) {
    this.folder = folder;
    this.classPath = classPath;
  }

  static RemedyProcesses in(Path folder) throws Exception {
    Path archive = folder.resolve("classes.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(archive))) {
      for (Path root : List.of(Path.of("target", "test-classes"), Path.of("target", "classes"))) {
        for (String part : List.of("remedy", "machine", "model", "gorules")) {
          pack(root, root.resolve("dev/gogetwell").resolve(part), jar);
        }
      }
    }
    String classPath = archive + File.pathSeparator + Arrays.stream(
        System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> entry.endsWith(".jar"))
        .filter(entry -> entry.contains("jackson")).collect(Collectors.joining(File.pathSeparator));
    RemedyProcesses processes = new RemedyProcesses(folder, classPath);
    SettingsFolder first = new SettingsFolder(folder.resolve("first")).make();
    processes.run(List.of(), first, "apply", SettingsFolder.Kind.ALL, "a");
    return processes;
  }

  private static void pack(Path root, Path part, JarOutputStream jar) throws IOException {
    if (!Files.isDirectory(part)) {
      return;
    }
    try (Stream<Path> files = Files.walk(part)) {
      for (Path file : files.filter(file -> Files.isRegularFile(file)
          && !file.endsWith("package-info.class")).toList()) {
        jar.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
  }

  /// How a process ended.
  record End(int code, String said) {}

  /// @param before words that start it, such as those of strace
  End run(List<String> before, SettingsFolder world, String action, SettingsFolder.Kind kind, String by)
      throws Exception {
    Process process = start(before, world, action, kind, by);
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        throw new IllegalStateException("hangs");
      }
      return new End(process.exitValue(), Files.readString(said(world, by)));
    } finally {
      process.destroyForcibly();
    }
  }

  Path said(SettingsFolder world, String by) {
    return world.root().resolve("said-" + by);
  }

  Process start(List<String> before, SettingsFolder world, String action, SettingsFolder.Kind kind, String by)
      throws IOException {
    List<String> words = new ArrayList<>(before);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(JvmOptions.shipped());
    words.addAll(List.of("-Xmx128m", "-XX:+AutoCreateSharedArchive",
        "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"), "-Xlog:all=off", "-cp", classPath, OneRemedy.class.getName(), world.root().toString(),
        action, kind.name(), by));
    boolean interactive = !action.equals("apply") && !action.equals("undo");
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    return interactive ? builder.start() : builder.redirectOutput(said(world, by).toFile()).start();
  }
}
