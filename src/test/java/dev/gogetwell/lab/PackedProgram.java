package dev.gogetwell.lab;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.process.JvmOptions;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// This program as tests start it hundreds of times: a jar instead of a folder of classes, and archives of the classes
/// that a practice network and a diagnosis load. The installed program has an ahead-of-time cache, which takes two runs
/// more to make. Half of what the tests of the lab cost was reading and checking the same classes anew. Made once for a
/// state of the sources, in `target`.
final class PackedProgram {
  private static final Path FOLDER = Path.of("target", "program-of-tests").toAbsolutePath();
  private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();
  private static final String FLAGS = String.join(" ", JvmOptions.shipped());
  private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final Processes processes;
  private final String mainClass;

  private PackedProgram(Processes processes, String mainClass) {
    this.processes = processes;
    this.mainClass = mainClass;
  }

  /// How the program is started by tests; without archives where there are no shell scripts.
  static Launcher launcher(Processes processes, String mainClass) {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return Launcher.ofThisJvm(mainClass);
    }
    return new PackedProgram(processes, mainClass).make();
  }

  private Launcher make() {
    try {
      Files.createDirectories(FOLDER);
      try (FileChannel lock = FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE,
          StandardOpenOption.WRITE)) {
        // Test classes run in several processes; the first one makes it.
        lock.lock();
        Path stamp = FOLDER.resolve("stamp");
        String now = stampOfClasses();
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(now)) {
          build();
          Files.writeString(stamp, now);
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return new Launcher(java.util.Optional.of(script()), JAVA, classPath(), mainClass);
  }

  private void build() throws IOException, InterruptedException {
    Path network = FOLDER.resolve("network.jsa");
    Path diagnosis = FOLDER.resolve("diagnosis.jsa");
    Files.deleteIfExists(network);
    Files.deleteIfExists(diagnosis);
    packClasses();
    Files.createDirectories(script().getParent());
    train(("exec unshare --user --map-root-user --net --mount '%s' %s -XX:ArchiveClassesAtExit='%s' -cp '%s' %s"
        + " lab run --inside --seed 1 healthy -- sh -c 'go get \"$LAB_MODULE\"'")
        .formatted(JAVA, FLAGS, network, classPath(), mainClass));
    writeScript(network, "-XX:ArchiveClassesAtExit='%s'".formatted(diagnosis));
    train("exec '%s' lab run healthy -- sh -c 'gogetwell check \"$LAB_MODULE\" --only-go-hosts --hosts \"$LAB_HOSTS\""
        .formatted(script()) + " --timeout 60s'");
    writeScript(network, "-XX:SharedArchiveFile='%s'".formatted(diagnosis));
  }

  /// A script that starts a practice network with the one archive, and everything else with `archive`.
  private void writeScript(Path network, String archive) throws IOException {
    write(script(), """
        archive="%s"
        [ "${1-}" != lab ] || archive="-XX:SharedArchiveFile='%s'"
        eval "exec '%s' %s $archive -Dgogetwell.launcher='%s' -cp '%s' %s" '"$@"'"""
        .formatted(archive, network, JAVA, FLAGS, script(), classPath(), mainClass));
  }

  /// A run that leaves an archive. One that fails leaves none; the program then starts without.
  private void train(String command) throws IOException, InterruptedException {
    processes.run(ProcessSpec.of(List.of("sh", "-c", command), Environment.ofThisProcess(), FOLDER,
        Duration.ofMinutes(3)));
  }

  private static Path script() {
    return FOLDER.resolve("bin").resolve("gogetwell");
  }

  private static void write(Path script, String line) throws IOException {
    Files.writeString(script, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path jar() {
    return FOLDER.resolve("gogetwell.jar");
  }

  /// The jar of our classes and the jars of the libraries: an archive maps nothing out of folders.
  private static String classPath() {
    return Stream.concat(Stream.of(jar().toString()),
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar")))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void packClasses() throws IOException {
    try (OutputStream out = Files.newOutputStream(jar()); JarOutputStream jar = new JarOutputStream(out)) {
      for (Path file : filesOfClasses()) {
        jar.putNextEntry(new JarEntry(CLASSES.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
  }

  private static String stampOfClasses() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : filesOfClasses()) {
      lines.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
    }
    return String.join("\n", lines);
  }

  private static List<Path> filesOfClasses() throws IOException {
    try (Stream<Path> all = Files.walk(CLASSES)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
