package dev.gogetwell.machine.go;

import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.file.ScratchFolder;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/// Compiles the probe with the user's toolchain and keeps the binary. One compilation at a time; any thread.
final class ProbeBuilder {
  /// What would make another program than the `go` command itself is: the target, experiments, and a GODEBUG that may
  /// not even let `go build` start.
  private static final List<String> FOREIGN = List.of(
      "GO111MODULE", "GODEBUG", "GOOS", "GOARCH", "GOAMD64", "GOARM64", "GOARM", "GO386", "GOEXPERIMENT", "GOFIPS140");

  private static final Pattern TIDYING =
      Pattern.compile("go: (?:unlinkat|remove|open|openat|openfdat|fstatat|lstat) .*\\bgo-build\\d+.*");

  private final Processes processes;
  private final Path folder;
  private final ScratchArea scratch;
  private final ProbeProgram program;
  private final ReentrantLock lock = new ReentrantLock();

  ProbeBuilder(Processes processes, Path folder, ScratchArea scratch, ProbeProgram program) {
    this.processes = processes;
    this.folder = folder;
    this.scratch = scratch;
    this.program = program;
  }

  /// The binary, or why there is none.
  sealed interface Built {
    record Ready(Path binary) implements Built {}

    record Not(GoProbe.Trouble trouble, String said) implements Built {}
  }

  /// Gives the kept binary of this toolchain, or makes it.
  ///
  /// @param begins told before a compilation begins
  Built build(Path go, String version, Environment environment, Duration limit, Runnable begins)
      throws InterruptedException {
    String ending = environment.os() == OperatingSystem.WINDOWS ? ".exe" : "";
    Path binary = folder.resolve("goprobe-" + program.key(go.toString(), version) + ending);
    lock.lockInterruptibly();
    try {
      if (Files.isExecutable(binary)) {
        return new Built.Ready(binary);
      }
      begins.run();
      Files.createDirectories(folder);
      try (ScratchFolder workshop = scratch.folder("build")) {
        return compile(go, version, environment, limit, workshop.path(), binary);
      }
    } catch (IOException e) {
      return new Built.Not(GoProbe.Trouble.NO_FOLDER, String.valueOf(e.getMessage()));
    } finally {
      lock.unlock();
    }
  }

  private Built compile(Path go, String version, Environment environment, Duration limit, Path workshop, Path binary)
      throws IOException, InterruptedException {
    Files.write(workshop.resolve("probe.go"), program.source());
    shieldFromOtherModules(workshop, version);
    Path fresh = workshop.resolve(binary.getFileName());
    List<String> words =
        List.of(go.toString(), "build", "-buildvcs=false", "-o", fresh.toString(), "probe.go");
    ProcessResult result;
    try {
      result = processes.run(
          ProcessSpec.of(words, forBuilding(environment, workshop), workshop, limit));
    } catch (IOException e) {
      return new Built.Not(GoProbe.Trouble.NO_GO, String.valueOf(e.getMessage()));
    }
    if (result.timedOut()) {
      return new Built.Not(GoProbe.Trouble.COMPILED_TOO_LONG, "go build: not ready in " + limit.toSeconds() + " s");
    }
    if (result.exitCode() != 0 && !(Files.exists(fresh) && isTidyingAlone(result.err() + result.out()))) {
      return new Built.Not(GoProbe.Trouble.NOT_COMPILED, GoProbe.firstLines(result.err() + result.out()));
    }
    return keep(fresh, binary);
  }

  /// The program is moved to its place once it is whole, and then the folder of the work is removed. A scanner on Windows
  /// that still has a file of it open makes `go` end with 1 for this alone (cmd/go/internal/work/action.go: Close).
  private static boolean isTidyingAlone(String said) {
    return said.lines().filter(line -> !line.isBlank()).allMatch(TIDYING.asMatchPredicate());
  }

  /// Endpoint protection acts in this very moment: the file that `go` wrote is gone or cannot be touched.
  private static Built keep(Path fresh, Path binary) {
    if (!Files.exists(fresh)) {
      return new Built.Not(GoProbe.Trouble.VANISHED, fresh.getFileName() + ": no such file after go build");
    }
    try {
      Files.move(fresh, binary, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new Built.Ready(binary);
    } catch (IOException e) {
      return new Built.Not(
          Files.exists(fresh) ? GoProbe.Trouble.BLOCKED : GoProbe.Trouble.VANISHED, String.valueOf(e.getMessage()));
    }
  }

  /// Module mode outside any module gives a program the defaults of its toolchain, like `go` itself. A go.mod further
  /// up, in the home folder for instance, would impose the defaults of its go line (cmd/go/internal/load/godebug.go,
  /// defaultGODEBUGGoVersion), so it gets a go.mod of its own in front.
  private static void shieldFromOtherModules(Path workshop, String version) throws IOException {
    for (Path above = workshop.toAbsolutePath().getParent(); above != null; above = above.getParent()) {
      if (Files.exists(above.resolve("go.mod"))) {
        int minor = GoVersion.parse(version).filter(v -> v.minor() < 1000).map(GoVersion::minor).orElse(19);
        Files.writeString(workshop.resolve("go.mod"), "module goprobe\n\ngo 1." + minor + "\n", StandardCharsets.UTF_8);
        return;
      }
    }
  }

  private Environment forBuilding(Environment environment, Path workshop) {
    Environment changed = environment;
    for (String name : FOREIGN) {
      changed = changed.without(name);
    }
    changed = changed.with("GOENV", "off").with("GOFLAGS", "").with("GOWORK", "off").with("GOTOOLCHAIN", "local")
        .with("GOPROXY", "off").with("GOSUMDB", "off").with("CGO_ENABLED", "0")
        .with("GOTMPDIR", workshop.toString()).with("PWD", workshop.toString());
    boolean hasCache = !changed.value("GOCACHE").isEmpty() && !changed.value("GOCACHE").equals("off");
    // The user's build cache has net/http compiled already; without a home there is none.
    return hasCache || (changed.home().isPresent() && !changed.value("GOCACHE").equals("off"))
        ? changed : changed.with("GOCACHE", folder.resolve("cache").toString());
  }
}
