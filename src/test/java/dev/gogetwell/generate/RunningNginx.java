package dev.gogetwell.generate;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ProgramSearch;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The real nginx in a folder of its own, in the foreground, ended with the test.
final class RunningNginx implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final Processes PROCESSES = new Processes();
  private static final Environment HERE = Environment.ofThisProcess();

  private final Thread staying;

  private final Path folder;

  private RunningNginx(Thread staying, Path folder) {
    this.staying = staying;
    this.folder = folder;
  }

  /// The program; the test is skipped where it is missing.
  static Path needed() {
    Optional<Path> nginx = ProgramSearch.find("nginx", HERE,
        List.of(Path.of("/usr/sbin"), Path.of("/usr/local/sbin"), Path.of("/opt/homebrew/bin")));
    assumeTrue(nginx.isPresent(), "skipped: no nginx on this machine");
    return nginx.orElseThrow();
  }

  /// A port that was free a moment ago.
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
      return socket.getLocalPort();
    }
  }

  static void write(Generated made, Path folder) throws IOException {
    new OutputFolder(folder).write(new OutputFolder(folder).plan(made.files()));
  }

  /// What `nginx -t` says.
  static ProcessResult tried(Path folder) throws IOException, InterruptedException {
    return PROCESSES.run(ProcessSpec.of(words(folder, "-t"), HERE, folder, Duration.ofSeconds(30)));
  }

  static RunningNginx start(Path folder, int port) {
    Thread staying = Thread.ofVirtual().start(() -> {
      try {
        ProcessResult ended = PROCESSES.run(
            ProcessSpec.of(words(folder), HERE, folder, Duration.ofMinutes(10)));
        Files.writeString(folder.resolve("said.txt"), ended.err());
      } catch (IOException | InterruptedException e) {
        // The end of the test.
      }
    });
    await().atMost(Duration.ofSeconds(20)).until(() -> answers(port) || !staying.isAlive());
    return new RunningNginx(staying, folder);
  }

  private static List<String> words(Path folder, String... more) {
    List<String> words = new ArrayList<>(List.of(needed().toString(), "-p", folder.toString(), "-c", "nginx.conf"));
    // As root its workers would be somebody who may not enter the folder of a test.
    boolean root = HERE.value("USER").equals("root") || Files.isWritable(Path.of("/etc"));
    words.addAll(List.of("-g", "daemon off;" + (root ? " user root;" : "")));
    words.addAll(List.of(more));
    return words;
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(LOOPBACK, port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      // Asked, not killed: a master starts a worker anew that is killed before it.
      PROCESSES.run(ProcessSpec.of(words(folder, "-s", "stop"), HERE, folder, Duration.ofSeconds(20)));
      staying.join(Duration.ofSeconds(10));
      staying.interrupt();
      staying.join(Duration.ofSeconds(10));
    } catch (IOException e) {
      staying.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
