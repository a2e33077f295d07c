package dev.gogetwell.lab;

import dev.gogetwell.lab.path.Distance;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs a command inside a practice network, on our own standard streams.
///
/// Where the kernel lets an ordinary user have namespaces, this program is started again inside a user, network and
/// mount namespace, so that names, DNS and port 443 are real; elsewhere plain loopback has to do. One thread.
public final class LabRunner {
  /// A command in a practice network is a person's or a test's; an hour is longer than either waits.
  private static final Duration LIMIT = Duration.ofHours(1);

  private static final List<List<String>> OUR_WINDOW = List.of(List.of("gogetwell"), List.of("gogetwell", "--here"));

  private static final List<String> SCREEN = List.of("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY");

  private static final Pattern LAB_VARIABLE = Pattern.compile("%(LAB_[A-Z]+)%");

  private static final List<String> UNSHARE = List.of("unshare", "--user", "--map-root-user", "--net", "--mount");

  /// A JVM looks once, when it starts, whether there is IPv6.
  private static final List<String> LOOPBACK_FIRST = List.of("sh", "-c", "ip link set lo up; exec \"$@\"", "sh");

  private final Processes processes;
  private final Environment environment;
  private final Launcher launcher;
  private final Lab lab;

  /// A runner.
  ///
  /// @param environment our own variables
  public LabRunner(Processes processes, Environment environment, Launcher launcher, Lab lab) {
    this.processes = processes;
    this.environment = environment;
    this.launcher = launcher;
    this.lab = lab;
  }

  /// Whether namespaces can be had here.
  public boolean namespaces() throws InterruptedException {
    if (environment.os() != OperatingSystem.LINUX) {
      return false;
    }
    List<String> trial = new ArrayList<>(UNSHARE);
    trial.addAll(List.of("sh", "-c",
        "ip link set lo up && ip addr add 192.0.2.1/32 dev lo && mount --bind /etc/hosts /etc/resolv.conf"));
    try {
      return processes.run(ProcessSpec.of(trial, environment, here(), Duration.ofSeconds(10))).ok();
    } catch (IOException e) {
      return false;
    }
  }

  /// Whether the real go of this system sees the network as it is meant.
  public boolean isSeenByGo(Scenario scenario) {
    return scenario.isSeenByGo(environment.os() == OperatingSystem.LINUX);
  }

  /// Runs `command` and gives its exit code.
  ///
  /// @throws LabException if the network cannot be put up here, or the command cannot be started
  public int run(Scenario scenario, long seed, Optional<Distance> distance, List<String> command)
      throws LabException, InterruptedException {
    if (!namespaces()) {
      return inNetwork(lab.start(placed(scenario, seed, distance), seed), command);
    }
    return inherited(ProcessSpec.of(words(scenario, seed, distance, command), environment, here(), LIMIT));
  }

  private static Scenario placed(Scenario scenario, long seed, Optional<Distance> distance) {
    return distance.map(far -> scenario.across(far, seed)).orElse(scenario);
  }

  /// The words of a process that puts a network up in namespaces of its own and runs `command` in it: for whoever wants
  /// to read its output.
  public List<String> words(Scenario scenario, long seed, Optional<Distance> distance, List<String> command) {
    List<String> words = new ArrayList<>(UNSHARE);
    words.addAll(LOOPBACK_FIRST);
    words.addAll(launcher.command());
    words.addAll(List.of("lab", "run", "--inside", "--seed", Long.toString(seed)));
    distance.ifPresent(far -> words.addAll(List.of("--delay",
        far.least().toMillis() + "ms-" + far.most().toMillis() + "ms")));
    words.addAll(List.of(scenario.name(), "--"));
    words.addAll(command);
    return words;
  }

  /// Runs `command` in this process's own namespaces; only for a process that [#run] has started.
  ///
  /// @throws LabException if the network cannot be put up, or the command cannot be started
  public int runInside(Scenario scenario, long seed, Optional<Distance> distance, List<String> command)
      throws LabException, InterruptedException {
    return inNetwork(lab.startInNamespace(placed(scenario, seed, distance), seed), command);
  }

  private int inNetwork(BrokenNetwork started, List<String> command) throws LabException, InterruptedException {
    try (BrokenNetwork network = started) {
      List<String> words = new ArrayList<>(network.inFront());
      words.addAll(filled(command, network.environment()));
      return inherited(ProcessSpec.of(words, seenBy(command, network.environment()), network.project(), LIMIT));
    }
  }

  /// The variables of the network, and for our own window the screen as well. No other command gets it: with a screen,
  /// ssh and git would ask for a password there. What the window judges is a new login, which does not hand it on.
  Environment seenBy(List<String> command, Environment network) {
    if (!OUR_WINDOW.contains(command)) {
      return network;
    }
    Environment seen = network;
    for (String name : SCREEN) {
      Optional<String> value = environment.get(name);
      if (value.isPresent()) {
        seen = seen.with(name, value.get());
      }
    }
    // The practising user has another home, in which the key of the screen is not.
    Optional<Path> key = environment.get("HOME").map(home -> Path.of(home, ".Xauthority")).filter(Files::isReadable);
    return seen.get("DISPLAY").isPresent() && seen.get("XAUTHORITY").isEmpty() && key.isPresent()
        ? seen.with("XAUTHORITY", key.get().toString()) : seen;
  }

  /// Windows has no shell that everybody has, so a word `%LAB_…%` is filled in here: it passes cmd at its prompt,
  /// PowerShell and the shells of a Unix as it is typed.
  static List<String> filled(List<String> command, Environment network) {
    return command.stream().map(word -> {
      Matcher named = LAB_VARIABLE.matcher(word);
      return named.matches() ? network.get(named.group(1)).orElse(word) : word;
    }).toList();
  }

  private int inherited(ProcessSpec spec) throws LabException, InterruptedException {
    try {
      return processes.runInherited(spec).exitCode();
    } catch (IOException e) {
      throw new LabException(LabException.Reason.COMMAND, String.valueOf(e.getMessage()));
    }
  }

  private static Path here() {
    return Path.of("").toAbsolutePath();
  }
}
