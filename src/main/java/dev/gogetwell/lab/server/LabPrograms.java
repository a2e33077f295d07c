package dev.gogetwell.lab.server;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.process.LineListener;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The real programs that serve in a practice network: git and sshd, with a home and settings of their own, so that
/// nothing of this machine's user is read or written. Any thread.
public final class LabPrograms {
  private static final Duration SHORT = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofHours(1);

  private final Processes processes;
  private final Environment environment;
  private final Path folder;

  /// @param outer our own variables, of which the search path is all that counts
  /// @param folder where they may write
  public LabPrograms(Processes processes, Environment outer, Path folder) {
    this.processes = processes;
    this.folder = folder;
    Map<String, String> kept = new TreeMap<>();
    List.of("PATH", "SystemRoot", "PATHEXT", "TEMP", "TMP").forEach(name ->
        outer.get(name).ifPresent(value -> kept.put(name, value)));
    this.environment = Environment.of(outer.os(), kept).with("HOME", folder.resolve("served").toString())
        .with("GIT_CONFIG_NOSYSTEM", "1").with("GIT_CONFIG_GLOBAL", nothing(outer.os()))
        .with("GIT_AUTHOR_DATE", "1700000000 +0000").with("GIT_COMMITTER_DATE", "1700000000 +0000");
  }

  private static String nothing(OperatingSystem os) {
    return os == OperatingSystem.WINDOWS ? "NUL" : "/dev/null";
  }

  /// A folder for what is served.
  public Path folder(String name) throws IOException {
    return Files.createDirectories(folder.resolve("served").resolve(name));
  }

  /// Runs a program to its end; one that fails is a network that cannot be put up.
  byte[] run(List<String> command, byte[] input, Map<String, String> more) throws IOException {
    Environment seen = environment;
    for (Map.Entry<String, String> one : more.entrySet()) {
      seen = seen.with(one.getKey(), one.getValue());
    }
    try {
      ProcessResult result =
          processes.run(ProcessSpec.of(command, seen, folder("run"), SHORT).withStdin(input));
      if (!result.ok()) {
        throw new IOException(String.join(" ", command) + ": " + result.err().strip());
      }
      return result.stdout();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(command.getFirst());
    }
  }

  /// Starts a program that stays, and waits until it has said a word that shows that it is ready.
  ///
  /// @return ends it
  @SuppressWarnings("JdkObsolete") // Another thread writes into the buffer.
  AutoCloseable stay(List<String> command, String ready) throws IOException {
    CompletableFuture<Void> up = new CompletableFuture<>();
    StringBuffer said = new StringBuffer();
    LineListener heard = (_, line) -> {
      said.append(line).append('\n');
      if (line.contains(ready)) {
        up.complete(null);
      }
    };
    Path here = folder("run");
    Thread staying = Thread.ofVirtual().name("lab-" + command.getLast()).start(() -> {
      try {
        processes.run(ProcessSpec.of(command, environment, here, LONG), heard);
      } catch (IOException | InterruptedException e) {
        said.append(e.getMessage());
      } finally {
        up.completeExceptionally(new IOException("it ended"));
      }
    });
    try {
      up.get(SHORT.toSeconds(), TimeUnit.SECONDS);
      return staying::interrupt;
    } catch (Exception e) {
      staying.interrupt();
      throw new IOException(String.join(" ", command) + " does not run here: " + said.toString().strip(), e);
    }
  }
}
