package dev.gogetwell.app;

import dev.gogetwell.cli.ExitCode;
import dev.gogetwell.cli.Terminal;
import dev.gogetwell.lab.BrokenNetwork;
import dev.gogetwell.lab.Lab;
import dev.gogetwell.lab.LabException;
import dev.gogetwell.lab.scenario.Scenarios;
import dev.gogetwell.machine.Environment;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntSupplier;

/// What the hidden `--train` does while a package is built: in one process it runs what people run, so that the cache of
/// classes that a JVM writes at its end holds them all; a cache holds the classes of one process. Only loopback is
/// contacted. Nothing is printed. One thread.
final class Training {
  private static final String NETWORK = "cert-expired";

  private final Environment environment;
  private final Terminal terminal;
  private final Lab lab;

  Training(Environment environment, Terminal terminal, Lab lab) {
    this.environment = environment;
    this.terminal = terminal;
    this.lab = lab;
  }

  /// Runs everything.
  ///
  /// @param window opens the window and closes it again
  int run(IntSupplier window) {
    int code = window.getAsInt();
    for (String line : List.of("--help", "--version", "check --help", "env", "env --json", "explain", "lab list",
        "fix list")) {
      execute(environment, line.split(" "));
    }
    try (BrokenNetwork network = lab.start(Scenarios.named(NETWORK).orElseThrow(), 1)) {
      execute(network.environment(), "check", network.module(), "--only-go-hosts", "--hosts",
          network.hostsFile().toString(), "--timeout", "30s");
      URI server = URI.create(network.environment().value("GOPROXY").split("[,|]")[0]);
      execute(network.environment(), "timeline", server.getHost() + ":" + server.getPort());
    } catch (LabException e) {
      return ExitCode.OURS;
    }
    return code;
  }

  private void execute(Environment judged, String... words) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Terminal quiet = new Terminal(new ByteArrayInputStream("dial tcp: i/o timeout".getBytes(StandardCharsets.UTF_8)),
        nowhere, nowhere, false, terminal.texts());
    new Composition(judged, quiet).commands(words).execute(words);
  }
}
