package dev.gogetwell.app;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.process.JvmOptions;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The program as a user starts it, in a JVM of its own, with exactly the given variables. Its heap is what is promised
/// to be enough for every hostile input that is not a capture.
final class Program {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Path folder;
  private final Map<String, String> variables;

  /// @param folder where it is started
  Program(Path folder, Map<String, String> variables) {
    this.folder = folder;
    this.variables = variables;
  }

  ProcessResult run(String... arguments) throws IOException, InterruptedException {
    return start(List.of(), arguments);
  }

  /// The same, started by other words, such as `unshare -n`.
  ProcessResult start(List<String> before, String... arguments) throws IOException, InterruptedException {
    return new Processes().run(ProcessSpec.of(words(before, arguments),
        Environment.of(Environment.ofThisProcess().os(), variables), folder, LIMIT)
        .withKeep(4 * 1024 * 1024));
  }

  /// Starts it and does not wait; its output is dropped.
  Process launch(String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words(List.of(), arguments)).directory(folder.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(variables);
    return builder.start();
  }

  private static List<String> words(List<String> before, String... arguments) {
    List<String> words = new ArrayList<>(before);
    words.addAll(wordsOf(Main.class, List.of("-Xmx256m")));
    words.addAll(List.of(arguments));
    return words;
  }

  /// The words that start a class in a JVM like this one, with the options that the program is shipped with.
  static List<String> wordsOf(Class<?> main, List<String> options) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(JvmOptions.shipped());
    words.addAll(options);
    words.addAll(List.of("-cp", classPath(), main.getName()));
    return words;
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }
}
