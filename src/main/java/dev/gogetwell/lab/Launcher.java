package dev.gogetwell.lab;

import dev.gogetwell.gorules.ShellWords;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.process.JvmOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// How this program is started again: by its own launcher where it was started by one, else by the same java and class
/// path. The Java inside an installed program need not have a `java` to start.
///
/// @param script the launcher of the installed program; empty when run from a build folder
/// @param java the java binary; used only without a launcher, as the two that follow
/// @param classPath its class path
/// @param mainClass the entry point
public record Launcher(Optional<Path> script, String java, String classPath, String mainClass) {
  /// This very program, from the properties of this JVM.
  public static Launcher ofThisJvm(String mainClass) {
    return new Launcher(
        Optional.ofNullable(System.getProperty("gogetwell.launcher")).filter(name -> !name.isEmpty())
            .map(Path::of).filter(Files::isExecutable),
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        System.getProperty("java.class.path"), mainClass);
  }

  /// The words that start this program; arguments follow.
  List<String> command() {
    List<String> words = new ArrayList<>(Environment.wordsForOurLocale());
    if (script.isPresent()) {
      words.add(script.get().toString());
    } else {
      words.add(java);
      words.addAll(JvmOptions.shipped());
      words.addAll(List.of("-cp", absolute(classPath), mainClass));
    }
    return words;
  }

  /// A folder in which `gogetwell` can be found; made below `scratch` where the program is not installed.
  Path directory(Path scratch) throws IOException {
    if (script.isPresent()) {
      return Objects.requireNonNull(script.get().toAbsolutePath().getParent(), "a file lies in a folder");
    }
    Path bin = Files.createDirectories(scratch.resolve("bin"));
    if (File.separatorChar == '\\') {
      Files.writeString(bin.resolve("gogetwell.cmd"), "@" + line(Launcher::ofCmd, "%*", "\r\n"));
      return bin;
    }
    Path made = Files.writeString(bin.resolve("gogetwell"),
        "#!/bin/sh\nexec " + line(ShellWords::posix, "\"$@\"", "\n"));
    if (Files.getFileStore(made).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(made, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE));
    }
    return bin;
  }

  private String line(UnaryOperator<String> quoted, String arguments, String end) {
    return quoted.apply(java) + " " + String.join(" ", JvmOptions.shipped()) + " -cp "
        + quoted.apply(absolute(classPath)) + " " + mainClass + " " + arguments + end;
  }

  /// In a batch file a percent sign begins a variable inside of quotes too.
  static String ofCmd(String path) {
    return '"' + path.replace("%", "%%") + '"';
  }

  private static String absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
