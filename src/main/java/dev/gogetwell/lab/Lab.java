package dev.gogetwell.lab;

import dev.gogetwell.lab.server.LabPrograms;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.StateFolder;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.file.ScratchFolder;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Puts practice networks up in this process. Thread-safe; each network has its own servers.
public final class Lab {
  private final Processes processes;
  private final Environment outer;
  private final Launcher launcher;
  private final Clock clock;
  private final StateFolder state;
  private final ScratchArea scratchArea;

  /// A lab.
  ///
  /// @param outer our own variables, from which children get an allow-list
  /// @param launcher how children find this program
  /// @param state where compiled packages are kept from one network to the next
  /// @param scratch where the networks put everything else
  public Lab(Processes processes, Environment outer, Launcher launcher, Clock clock, StateFolder state,
      ScratchArea scratch) {
    this.processes = processes;
    this.outer = outer;
    this.launcher = launcher;
    this.clock = clock;
    this.state = state;
    this.scratchArea = scratch;
  }

  /// Puts a network up on plain loopback: for tests and for Practice in the window.
  ///
  /// @param seed decides names, paths and versions; ports are free ones
  /// @throws LabException if the scenario needs names or addresses that loopback does not have, or a server cannot
  /// start
  public BrokenNetwork start(Scenario scenario, long seed) throws LabException {
    if (scenario.goCanSee() != GoCanSee.ALL) {
      throw new LabException(LabException.Reason.NEEDS_NAMESPACE, scenario.name());
    }
    return build(scenario, seed, scratch -> new LoopbackSubstrate());
  }

  /// Puts a network up inside the namespaces in which [LabRunner] has started this process.
  BrokenNetwork startInNamespace(Scenario scenario, long seed) throws LabException {
    return build(scenario, seed, scratch -> new NamespaceSubstrate(processes, scratch, outer));
  }

  private BrokenNetwork build(Scenario scenario, long seed, Surveyor surveyor) throws LabException {
    ScratchFolder scratch;
    try {
      scratch = scratchArea.folder("lab");
    } catch (IOException e) {
      throw failed(e);
    }
    try {
      LabNetwork site = new LabNetwork(surveyor.ground(scratch.path()),
          new LabPrograms(processes, outer, scratch.path()), new SplittableRandom(seed), clock.instant(),
          !goTrustsPractice() && scenario.plainTwin());
      return build(scenario, site, scratch);
    } catch (IOException e) {
      scratch.close();
      throw failed(e);
    }
  }

  private BrokenNetwork build(Scenario scenario, LabNetwork site, ScratchFolder scratch) throws IOException {
    try {
      scenario.plan().build(site);
      site.finish();
      installGoEnv(site, scratch.path());
      mountModuleCache(site, scratch.path().resolve("modcache"));
      return new ClientHome(scratch).furnish(scenario, site, outer, launcher, goCache(scratch.path()));
    } catch (IOException | RuntimeException e) {
      site.close();
      throw e;
    }
  }

  /// Up to 1.26 go reads the store of Windows and macOS and nothing else (crypto/x509/root_windows.go), and into that
  /// nothing is put for practice.
  private boolean goTrustsPractice() {
    return outer.os() == OperatingSystem.LINUX;
  }

  private static LabException failed(IOException e) {
    return new LabException(LabException.Reason.NETWORK, String.valueOf(e.getMessage()));
  }

  /// Finds the ground once the scratch folder is there.
  private interface Surveyor {
    LabSubstrate ground(Path scratch) throws IOException;
  }

  /// Adds to what the installed Go ships, as a company's package of Go would.
  private void installGoEnv(LabNetwork site, Path scratch) throws IOException {
    Map<String, String> added = site.settings().gorootEnv();
    if (added.isEmpty()) {
      return;
    }
    Path goRoot = goRoot(scratch);
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(goRoot.resolve("go.env"))) {
      if (added.keySet().stream().noneMatch(key -> line.startsWith(key + "="))) {
        text.append(line).append('\n');
      }
    }
    added.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    site.ground().installGoEnv(goRoot, Files.writeString(scratch.resolve("go.env"), text));
  }

  private static void mountModuleCache(LabNetwork site, Path cache) throws IOException {
    Optional<String> options = site.settings().moduleCache();
    if (options.isEmpty()) {
      return;
    }
    site.ground().mountMemory(Files.createDirectories(cache), options.get());
    if (!options.get().startsWith("ro,")) {
      try (OutputStream filler = Files.newOutputStream(cache.resolve("filler"))) {
        for (int i = 0; i < 1024; i++) {
          filler.write(new byte[1024]);
        }
      } catch (IOException _) {
        // Full, as it shall be.
      }
    }
  }

  private Path goRoot(Path scratch) throws IOException {
    try {
      ProcessResult result = processes.run(
          ProcessSpec.of(List.of("go", "env", "GOROOT"), outer, scratch, Duration.ofSeconds(20)));
      if (!result.ok() || result.out().isBlank()) {
        throw new IOException("go env GOROOT: " + result.err().strip());
      }
      return Path.of(result.out().strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("go env GOROOT");
    }
  }

  /// Compiled packages may be shared between runs: they say nothing about a network, and filling the cache takes long.
  private Path goCache(Path scratch) {
    Path shared = state.path().resolve("practice-go-build");
    try {
      Files.createDirectories(shared);
      return Files.isWritable(shared) ? shared : scratch.resolve("gocache");
    } catch (IOException e) {
      return scratch.resolve("gocache");
    }
  }
}
