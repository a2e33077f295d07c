package dev.gogetwell.machine.go;

import dev.gogetwell.gorules.GoDebug;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.process.LineListener;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// Runs the Go probe under the user's own toolchain and settings: what it sees is what `go` sees. The program is
/// compiled once for each toolchain and kept.
///
/// Blocking, cancelled by interrupt; any thread. A probe that cannot run is a value: the built-in client is there.
public final class GoProbe {
  /// Signals end a process with 128 and their number; Windows reports its exceptions as 0xC…….
  private static final int SIGNALLED = 128;

  /// An answer is some ten kilobytes; a body that the server sends does not come with it twice.
  private static final int KEEP = 8 * 1024 * 1024;

  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Processes processes;
  private final ProbeBuilder builder;

  /// @param folder of this program alone: binaries are kept there, since a fresh program in the folder for temporary
  ///     files is what endpoint protection blocks first
  /// @param scratch where it is compiled, on the same disk
  public GoProbe(Processes processes, Path folder, ScratchArea scratch, ProbeProgram program) {
    this.processes = processes;
    this.builder = new ProbeBuilder(processes, folder, scratch, program);
  }

  /// What is going on, for the display of progress.
  public enum Stage {
    /// The first time with this toolchain: `go build` runs, which may take tens of seconds.
    COMPILING,
    /// The probe itself runs.
    RUNNING
  }

  /// Why there is nothing to read.
  public enum Trouble {
    /// The app's folder cannot be written.
    NO_FOLDER,
    /// `go` could not be started.
    NO_GO,
    /// `go build` refused.
    NOT_COMPILED,
    /// `go build` did not end in time.
    COMPILED_TOO_LONG,
    /// The binary is gone: endpoint protection took it away.
    VANISHED,
    /// The system does not let the binary run, or something ended it.
    BLOCKED,
    /// It ended by itself before it said a word: Go's own runtime stopped it.
    CRASHED
  }

  /// How an attempt ended.
  public sealed interface Outcome {
    /// The probe spoke.
    ///
    /// @param output its lines of JSON, possibly cut off
    /// @param timedOut whether it had to be ended
    record Spoke(String output, boolean timedOut) implements Outcome {}

    /// The probe did not speak.
    ///
    /// @param failure in the system's or the tool's own words
    record Unavailable(Trouble trouble, Failure failure) implements Outcome {}
  }

  /// What to look at.
  ///
  /// @param url where to; asked with GET unless `handshakeOnly`
  /// @param limit after this it is ended
  public record Request(String url, boolean handshakeOnly, Duration limit) {}

  /// Looks at one URL.
  ///
  /// @param go the tool
  /// @param version what it says of itself, for instance `go1.26.8`
  /// @param environment the user's own, which the probe gets with the built-in GODEBUG of this go command in front
  /// @param compileLimit after this a compilation counts as failed; the first one fills the build cache
  public Outcome run(Path go, String version, Environment environment, Request request, Duration compileLimit,
      Consumer<Stage> stages) throws InterruptedException {
    return switch (builder.build(go, version, environment, compileLimit, () -> stages.accept(Stage.COMPILING))) {
      case ProbeBuilder.Built.Ready(Path binary) -> {
        stages.accept(Stage.RUNNING);
        // A program of 1.23 has other defaults than the go command of 1.23, and the command is what is judged.
        String debug = GoVersion.parse(version).map(known -> GoDebug.ofCommand(known, environment.value("GODEBUG")))
            .orElse(environment.value("GODEBUG"));
        yield start(binary, debug.isEmpty() ? environment : environment.with("GODEBUG", debug), request);
      }
      case ProbeBuilder.Built.Not(Trouble trouble, String said) -> unavailable(trouble, said);
    };
  }

  private Outcome start(Path binary, Environment environment, Request request) throws InterruptedException {
    List<String> words = new ArrayList<>(List.of(binary.toString(), "-timeout", request.limit().toMillis() + "ms"));
    if (request.handshakeOnly()) {
      words.add("-handshake");
    }
    words.add(request.url());
    Path folder = Objects.requireNonNull(binary.getParent(), "it was built into a folder of its own");
    ProcessSpec spec = ProcessSpec.of(words, environment, folder, request.limit().plus(GRACE)).withKeep(KEEP);
    LineListener nobody = (stream, line) -> { };
    try {
      return judge(binary, processes.run(spec, nobody));
    } catch (IOException e) {
      return unavailable(Files.exists(binary) ? Trouble.BLOCKED : Trouble.VANISHED, String.valueOf(e.getMessage()));
    }
  }

  private static Outcome judge(Path binary, ProcessResult result) {
    String output = result.out();
    boolean ended = result.timedOut() || output.contains("\"ev\":\"end\"");
    if (ended || result.exitCode() == 0) {
      return new Outcome.Spoke(output, result.timedOut());
    }
    String said = result.err().isBlank() ? "exit status " + result.exitCode() : firstLines(result.err());
    if (!Files.exists(binary)) {
      return unavailable(Trouble.VANISHED, said);
    }
    if (result.exitCode() > SIGNALLED || result.exitCode() < 0) {
      return unavailable(Trouble.BLOCKED, said);
    }
    return unavailable(Trouble.CRASHED, said);
  }

  private static Outcome unavailable(Trouble trouble, String said) {
    FailureKind kind = switch (trouble) {
      case NO_GO -> FailureKind.TOOL_MISSING;
      case NO_FOLDER, BLOCKED, VANISHED -> FailureKind.FORBIDDEN_LOCALLY;
      case NOT_COMPILED, CRASHED -> FailureKind.COMMAND_FAILED;
      case COMPILED_TOO_LONG -> FailureKind.TIMEOUT;
    };
    return new Outcome.Unavailable(trouble, new Failure(Operation.COMMAND, kind, said));
  }

  static String firstLines(String text) {
    String stripped = text.strip();
    return stripped.length() > 2000 ? stripped.substring(0, 2000) : stripped;
  }
}
