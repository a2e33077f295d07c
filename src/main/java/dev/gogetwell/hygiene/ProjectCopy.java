package dev.gogetwell.hygiene;

import dev.gogetwell.hygiene.ToolOutcome.State;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ScratchProject;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Runs tools in a copy of the project, each with what is left of the time. What go writes by itself – module cache,
/// build cache, the state of the checksum database – goes into folders of the copy. Confined to one thread.
final class ProjectCopy implements AutoCloseable {
  /// A build list of ten thousand modules has some six megabytes.
  private static final int KEEP = 48 << 20;
  private static final int LONGEST_WORDS = 2000;

  private final Processes processes;
  private final ScratchProject scratch;
  private final Environment bare;
  private final Path go;
  private final long end;
  /// What stands for the folder of a private module.
  static final String HIDDEN = "…";
  private final List<Pattern> hidden = new ArrayList<>();
  private final List<ToolOutcome> outcomes = new ArrayList<>();

  /// @param go the tool
  /// @param environment of the user
  /// @param limit for all commands together
  ProjectCopy(Processes processes, ScratchProject scratch, Path go, Environment environment, Duration limit) {
    this.processes = processes;
    this.scratch = scratch;
    this.go = go;
    this.end = System.nanoTime() + limit.toNanos();
    Path root = scratch.moduleCache().resolveSibling("go");
    this.bare = environment.with("GOPATH", root.toString()).with("GOMODCACHE", scratch.moduleCache().toString())
        .with("GOCACHE", root.resolve("cache").toString()).with("GOTOOLCHAIN", "local")
        .with("GOWORK", scratch.workspace().map(Path::toString).orElse("off"));
  }

  /// What a tool printed on standard output, with its outcome.
  ///
  /// @param exitCode -1 if it was ended by us
  /// @param out the bytes
  /// @param said what it printed on standard error
  record Printed(State state, int exitCode, byte[] out, String said) {
    String text() {
      return new String(out, StandardCharsets.UTF_8);
    }

    boolean answered() {
      return state == State.ANSWERED;
    }
  }

  /// The variables of the copy, with what go is told by GOFLAGS.
  Environment with(String userFlags, String... more) {
    String flags = Arrays.stream(userFlags.split("\\s+"))
        .filter(flag -> !flag.isEmpty() && !flag.matches("--?(mod|modfile|modcacherw|overlay|C|json|n|x)(=.*)?"))
        .collect(Collectors.joining(" "));
    return bare.with("GOFLAGS", (flags + " -modcacherw " + String.join(" ", more)).strip());
  }

  Path directory() {
    return scratch.directory();
  }

  ScratchProject scratch() {
    return scratch;
  }

  /// Runs `go` and notes how it ended. A tool that ends with an error may have said enough: that is for its reader to
  /// tell, by [#note].
  Printed go(String shown, Environment environment, List<String> words) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of(go.toString()));
    command.addAll(words);
    return run(shown, environment, command);
  }

  /// Runs a program and notes how it ended.
  Printed run(String shown, Environment environment, List<String> command) throws InterruptedException {
    long start = System.nanoTime();
    Duration left = Duration.ofNanos(Math.max(0, end - start));
    Printed printed;
    if (left.isZero()) {
      printed = new Printed(State.TIMED_OUT, -1, new byte[0], "");
    } else {
      try {
        ProcessResult result = processes.run(
            ProcessSpec.of(command, environment, directory(), left).withKeep(KEEP));
        State state = result.timedOut() ? State.TIMED_OUT : result.stdout().length >= KEEP ? State.TOO_MUCH
            : result.exitCode() == 0 ? State.ANSWERED : State.FAILED;
        printed = new Printed(state, result.timedOut() ? -1 : result.exitCode(), result.stdout(), result.err());
      } catch (IOException e) {
        printed = new Printed(State.MISSING, -1, new byte[0], String.valueOf(e.getMessage()));
      }
    }
    note(shown, printed.state(), printed.answered() ? "" : printed.said(), Duration.ofNanos(System.nanoTime() - start));
    return printed;
  }

  /// Notes how a tool ended, in place of what was noted of it before.
  void note(String shown, State state, String said) {
    Duration took = outcomes.stream().filter(outcome -> outcome.tool().equals(shown)).map(ToolOutcome::took)
        .findFirst().orElse(Duration.ZERO);
    note(shown, state, said, took);
  }

  private void note(String shown, State state, String said, Duration took) {
    outcomes.removeIf(outcome -> outcome.tool().equals(shown));
    outcomes.add(new ToolOutcome(shown, state, shortened(ofProject(withoutProgress(said).strip())), took));
  }

  /// What go tells of its way is no trouble.
  private static String withoutProgress(String said) {
    return said.lines().filter(line -> !line.startsWith("go: downloading ") && !line.startsWith("go: finding "))
        .collect(Collectors.joining("\n"));
  }

  /// Never to be told: the folders that stand for private modules.
  void hide(ModFile file, Path folder, PrivateSigns privates) {
    for (ModFile.Replacement one : file.replaced()) {
      if (one.isFolder() && privates.isPrivate(one.old().path())) {
        // go names it by whatever way it finds the shortest.
        Path name = folder.resolve(one.by().path()).normalize().getFileName();
        hidden.add(Pattern.compile("[^\\s():]*[/\\\\]" + Pattern.quote(String.valueOf(name))
            + "(?![^\\s():/\\\\])[^\\s():]*"));
      }
    }
  }

  /// The same text with the files of the project in place of those of the copy.
  String ofProject(String text) {
    String told = text;
    for (Pattern folder : hidden) {
      told = folder.matcher(told).replaceAll(HIDDEN);
    }
    return told.replace(directory() + "/", "").replace(directory() + "\\", "").replace(directory().toString(), ".");
  }

  List<ToolOutcome> outcomes() {
    return List.copyOf(outcomes);
  }

  static String shortened(String text) {
    return text.length() > LONGEST_WORDS ? text.substring(0, LONGEST_WORDS) + "…" : text;
  }

  @Override
  public void close() {
    scratch.close();
  }
}
