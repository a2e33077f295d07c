package dev.gogetwell.machine.git;

import dev.gogetwell.machine.Answer;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.ProgramSearch;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The user's git: where it is and what it is set to. Blocking; any thread.
public final class GitTool {
  private final ToolRun tools;

  public GitTool(ToolRun tools) {
    this.tools = tools;
  }

  /// The git of PATH, else of the usual places.
  public Optional<Path> find(Environment environment) {
    List<Path> places = new ArrayList<>();
    if (environment.os() == OperatingSystem.WINDOWS) {
      List.of("ProgramFiles", "ProgramFiles(x86)").forEach(name -> environment.get(name)
          .ifPresent(folder -> places.add(Path.of(folder, "Git", "cmd"))));
      environment.home().ifPresent(home -> places.add(home.resolve("scoop").resolve("shims")));
    } else {
      List.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/opt/local/bin", "/usr/local/git/bin",
          "/home/linuxbrew/.linuxbrew/bin").forEach(place -> places.add(Path.of(place)));
    }
    return ProgramSearch.find("git", environment, places);
  }

  /// The version, for instance `2.39.5`.
  public Answer<String> version(Path git, Environment environment, Path directory) throws InterruptedException {
    return switch (tools.ask(List.of(git.toString(), "--version"), environment, directory)) {
      case Answer.Value<ProcessResult>(ProcessResult result) -> {
        String[] words = result.out().strip().split("\\s+", -1);
        yield new Answer.Value<>(words.length > 2 ? words[2] : "");
      }
      case Answer.Failed<ProcessResult>(Failure failure) -> new Answer.Failed<>(failure);
    };
  }

  /// Every line of `git config --list`, in git's order. A file with a syntax error is a failure in git's own words,
  /// which name the file and the line.
  public Answer<List<Setting>> config(Path git, Environment environment, Path directory)
      throws InterruptedException {
    return switch (list(git, environment, directory, true)) {
      case Answer.Value<List<Setting>> value -> value;
      // --show-scope came with git 2.26; an older one says so with a usage text.
      case Answer.Failed<List<Setting>>(Failure failure) when failure.raw().contains("show-scope") ->
          list(git, environment, directory, false) instanceof Answer.Value<List<Setting>> value
              ? value
              : new Answer.Failed<>(failure);
      case Answer.Failed<List<Setting>> failed -> failed;
    };
  }

  private Answer<List<Setting>> list(Path git, Environment environment, Path directory, boolean scoped)
      throws InterruptedException {
    List<String> command = new ArrayList<>(List.of(git.toString(), "config", "--list", "--show-origin"));
    if (scoped) {
      command.add("--show-scope");
    }
    command.add("-z");
    return switch (tools.ask(command, environment, directory)) {
      case Answer.Value<ProcessResult>(ProcessResult result) ->
          new Answer.Value<>(GitConfigOutput.parse(result.out(), scoped, directory));
      case Answer.Failed<ProcessResult>(Failure failure) -> new Answer.Failed<>(failure);
    };
  }
}
