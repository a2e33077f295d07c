package dev.gogetwell.machine;

import dev.gogetwell.machine.file.RefusedFileException;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs the command that the user named in a scratch copy of the project with an empty module cache; what it does
/// there is the proof of a failure or of a fix. Blocking, cancelled by interrupt; any thread.
public final class CommandRunner {
  private static final int LONGEST_OUTPUT = 16 * 1024;

  private final Processes processes;
  private final Path temporary;

  /// @param temporary where scratch copies are made
  public CommandRunner(Processes processes, Path temporary) {
    this.processes = processes;
    this.temporary = temporary;
  }

  /// How it ended.
  ///
  /// @param command what was run, with the path of `go`
  /// @param exitCode -1 if it was ended by us
  /// @param timedOut whether its time was over
  /// @param output the end of what it printed, standard error last, at most 16 KiB; not redacted
  /// @param standIn whether another command was run in its place: see [Repetition]
  public record Result(
      List<String> command, int exitCode, boolean timedOut, String output, Duration took, boolean standIn) {
    public Result {
      command = List.copyOf(command);
    }

    /// Whether it ended by itself with 0.
    public boolean passed() {
      return exitCode == 0 && !timedOut;
    }
  }

  /// Runs once in a copy that is gone afterwards.
  ///
  /// @param command the user's words; a leading `go` is replaced by `go`'s path
  /// @param go the tool
  /// @param environment what the command sees; GOMODCACHE is replaced
  /// @param limit after this it is ended with all its descendants
  /// @param lines hears what it prints, on threads of the output
  /// @throws IOException if the copy cannot be made or the tool cannot be started
  public Result run(List<String> command, Path go, Environment environment, Optional<Path> project, Duration limit,
      Consumer<String> lines) throws IOException, InterruptedException {
    return run(command, go, environment, project, limit, Cache.EMPTY, lines);
  }

  /// Which modules the command finds at hand.
  public enum Cache {
    /// None: a warm cache makes everything pass.
    EMPTY,
    /// Those of the user: where nothing may be downloaded, they are all that counts.
    OF_THE_USER
  }

  /// Runs once, with the module cache of the user where that is wanted.
  public Result run(List<String> command, Path go, Environment environment, Optional<Path> project, Duration limit,
      Cache cache, Consumer<String> lines) throws IOException, InterruptedException {
    try (ScratchProject scratch = ScratchProject.open(project, environment.value("GOWORK"), temporary,
        Repetition.of(command).needsSources())) {
      return run(command, go, environment, scratch, limit, cache, lines);
    }
  }

  /// Runs in a copy that the caller made and closes.
  ///
  /// @throws IOException if the tool cannot be started
  public Result run(List<String> command, Path go, Environment environment, ScratchProject scratch, Duration limit,
      Consumer<String> lines) throws IOException, InterruptedException {
    return run(command, go, environment, scratch, limit, Cache.EMPTY, lines);
  }

  private Result run(List<String> command, Path go, Environment environment, ScratchProject scratch, Duration limit,
      Cache cache, Consumer<String> lines) throws IOException, InterruptedException {
    Optional<RefusedFileException> endless = ToolInputs.ofGo(environment, scratch.directory());
    if (endless.isPresent()) {
      throw endless.get();
    }
    boolean standIn = !Repetition.of(command).canRun() || scratch.lacksSources();
    List<String> words =
        new ArrayList<>(standIn ? Repetition.STAND_IN : TrialVariables.inCopy(scratch, command));
    if (!words.isEmpty() && (words.getFirst().equals("go") || words.getFirst().equals("go.exe"))) {
      words.set(0, go.toString());
    }
    Environment told = VersionManagers.toldIn(scratch, go, TrialVariables.in(scratch, environment, cache));
    ProcessSpec spec = ProcessSpec.of(words, told, scratch.directory(), limit);
    ProcessResult result = processes.run(spec, (stream, line) -> lines.accept(line));
    return new Result(words, result.timedOut() ? -1 : result.exitCode(), result.timedOut(),
        end(result.out() + result.err()), result.took(), standIn);
  }

  private static String end(String text) {
    return text.length() > LONGEST_OUTPUT ? text.substring(text.length() - LONGEST_OUTPUT) : text;
  }
}
