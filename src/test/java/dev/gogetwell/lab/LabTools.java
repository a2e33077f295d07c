package dev.gogetwell.lab;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.lab.path.Distance;
import dev.gogetwell.lab.server.SshDaemon;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.StateFolder;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The lab and the installed tools, as the tests of this package use them.
final class LabTools {
  private static final String MAIN = "dev.gogetwell.app.Main";

  private final Processes processes = new Processes();
  private final Environment environment = Environment.ofThisProcess();
  private final Launcher launcher = PackedProgram.launcher(processes, MAIN);

  private final StateFolder state = StateFolder.of(Environment.ofThisProcess(), _ -> { });

  /// The class path of these tests, for a program that runs elsewhere.
  static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator));
  }

  Lab lab() {
    return new Lab(processes, environment, launcher, Clock.systemUTC(), state, ScratchArea.below(state::path));
  }

  void needGo() throws InterruptedException {
    boolean found;
    try {
      found = run(ProcessSpec.of(List.of("go", "version"), environment, Path.of("."), Duration.ofSeconds(20))).ok();
    } catch (IOException e) {
      found = false;
    }
    assumeTrue(found, "skipped: no go on the PATH");
  }

  void needNamespaces() throws InterruptedException {
    assumeTrue(new LabRunner(processes, environment, launcher, lab()).namespaces(),
        "skipped: this system gives no user, network and mount namespaces");
  }

  /// Whether the client of a network can be put behind a line of its own.
  void needTunnels() {
    assumeTrue(Files.isWritable(Path.of("/dev/net/tun")), "skipped: /dev/net/tun cannot be opened, so no box can stand "
        + "between the client and the hosts");
  }

  /// Ends a test whose network could not be put up for want of such a line.
  static void skipWithoutTunnel(ProcessResult process) {
    assumeTrue(!process.err().contains("/dev/net/tun"), "skipped: /dev/net/tun cannot be opened, so no box can stand "
        + "between the client and the hosts");
  }

  /// Ends a test whose network needs a firewall that this machine has not.
  private static void skipWithoutFirewall(ProcessResult process) {
    assumeFalse(process.err().contains("Cannot run program \"nft\""),
        "skipped: nft is not installed here, so no port can be refused and no portal can answer");
  }

  ProcessResult run(ProcessSpec spec) throws IOException, InterruptedException {
    return processes.run(spec);
  }

  /// A shell script in the project folder of a network that stands on loopback.
  ProcessResult inside(BrokenNetwork network, String script) throws IOException, InterruptedException {
    return run(ProcessSpec.of(
        List.of("sh", "-c", script), network.environment(), network.project(), Duration.ofSeconds(90)));
  }

  /// A shell script inside a network in namespaces, through the headless command.
  ProcessResult labRun(String scenario, long seed, String script) throws IOException, InterruptedException {
    List<String> words = new java.util.ArrayList<>(launcher.command());
    words.addAll(List.of("lab", "run", "--seed", Long.toString(seed), scenario, "--", "sh", "-c", script));
    return run(ProcessSpec.of(words, environment, Path.of("").toAbsolutePath(), Duration.ofSeconds(180)));
  }

  /// A shell script inside a network in namespaces, with one process less between it and us; `$1`, `$2` … are `words`.
  ProcessResult inNamespace(Scenario scenario, long seed, String script, String... words)
      throws IOException, InterruptedException {
    return inNamespace(new Conditions(scenario, seed, Optional.empty(), Duration.ofSeconds(400)), script, words);
  }

  /// A network and how it is put up.
  ///
  /// @param distance how far away everything is
  /// @param limit after which the script is ended
  record Conditions(Scenario scenario, long seed, Optional<Distance> distance, Duration limit) {}

  /// The same under other conditions.
  ProcessResult inNamespace(Conditions at, String script, String... words) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.addAll(List.of(words));
    ProcessResult result = run(ProcessSpec.of(new LabRunner(processes, environment, launcher, lab())
        .words(at.scenario(), at.seed(), at.distance(), command), environment, Path.of("").toAbsolutePath(),
        at.limit()));
    assumeFalse(result.err().contains(SshDaemon.MISSING), "skipped: " + SshDaemon.MISSING);
    skipWithoutFirewall(result);
    return result;
  }
}
