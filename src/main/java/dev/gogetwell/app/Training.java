package dev.gogetwell.app;

import dev.gogetwell.cli.ExitCode;
import dev.gogetwell.cli.Terminal;
import dev.gogetwell.gorules.GoEnvFile;
import dev.gogetwell.lab.BrokenNetwork;
import dev.gogetwell.lab.Lab;
import dev.gogetwell.lab.LabException;
import dev.gogetwell.lab.scenario.Scenarios;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.IntSupplier;

/// What the hidden `--train` does while a package is built: in one process it runs what people run, so that the cache of
/// classes that a JVM writes at its end holds them all; a cache holds the classes of one process. Only loopback is
/// contacted. It prints what the commands print. One thread.
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
    for (String line : List.of("--help", "--version", "check --help", "env", "env --json", "lab list", "fix list")) {
      execute(environment, line.split(" "));
    }
    try (BrokenNetwork network = lab.start(Scenarios.named(NETWORK).orElseThrow(), 1)) {
      execute(network.environment(), "check", network.module(), "--only-go-hosts", "--hosts",
          network.hostsFile().toString(), "--timeout", "30s");
      execute(network.environment(), "explain", network.project().resolve("go.mod").toString());
      execute(network.environment(), "timeline", mirror(network.environment()));
    } catch (LabException | IOException e) {
      return ExitCode.OURS;
    }
    return code;
  }

  /// The server that the practising user's go would ask, whether or not there is a go to tell.
  private static String mirror(Environment practising) throws IOException {
    String settings = RegularFile.at(practising.goEnvFile().orElseThrow()).text(InputLimit.SETTINGS);
    URI first = URI.create(GoEnvFile.parse(settings).values().getOrDefault("GOPROXY", "").split("[,|]", 2)[0]);
    return first.getHost() + ":" + first.getPort();
  }

  private void execute(Environment judged, String... words) {
    new Composition(judged, terminal).commands(words).execute(words);
  }
}
