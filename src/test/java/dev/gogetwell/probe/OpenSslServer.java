package dev.gogetwell.probe;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.process.LineListener;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `openssl s_server` on a free port of loopback, with a certificate of its own and a key log.
final class OpenSslServer implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("ACCEPT .*:(\\d+)");

  private final Path folder;
  private final Thread thread;
  private final int port;

  private OpenSslServer(Path folder, Thread thread, int port) {
    this.folder = folder;
    this.thread = thread;
    this.port = port;
  }

  /// Starts one; the test is skipped where there is no openssl.
  static OpenSslServer start(Path folder, String... flags) throws Exception {
    try {
      ProcessResult made = tool(folder, List.of("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
          "ec_paramgen_curve:P-256", "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-days", "5", "-subj",
          "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"));
      assumeTrue(made.ok(), () -> "skipped: openssl req: " + made.err());
    } catch (IOException e) {
      assumeTrue(false, "skipped: there is no openssl on this machine");
    }
    List<String> words = new ArrayList<>(List.of("openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", "cert.pem",
        "-key", "key.pem", "-keylogfile", "keys.log", "-alpn", "h2,http/1.1", "-www"));
    words.addAll(List.of(flags));
    CompletableFuture<Integer> listening = new CompletableFuture<>();
    LineListener hear = (stream, line) -> {
      Matcher found = LISTENING.matcher(line);
      if (found.find()) {
        listening.complete(Integer.parseInt(found.group(1)));
      }
    };
    Thread thread = Thread.ofVirtual().start(() -> {
      try {
        ProcessResult ended = new Processes().run(spec(folder, words), hear);
        listening.completeExceptionally(new IOException(ended.err()));
      } catch (IOException e) {
        listening.completeExceptionally(e);
      } catch (InterruptedException e) {
        // The test is over.
      }
    });
    return new OpenSslServer(folder, thread, listening.get(20, TimeUnit.SECONDS));
  }

  /// Runs a tool to its end in `folder`.
  static ProcessResult tool(Path folder, List<String> words) throws IOException, InterruptedException {
    return new Processes().run(spec(folder, words));
  }

  private static ProcessSpec spec(Path folder, List<String> words) {
    return ProcessSpec.of(words, Environment.of(OperatingSystem.LINUX, Map.of(
        "PATH", Environment.ofThisProcess().value("PATH"), "HOME", folder.toString())), folder, Duration.ofSeconds(60));
  }

  int port() {
    return port;
  }

  /// Its certificate, which is its own root.
  Path certificate() {
    return folder.resolve("cert.pem");
  }

  /// The secrets as the server knows them.
  Path keyLog() {
    return folder.resolve("keys.log");
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
