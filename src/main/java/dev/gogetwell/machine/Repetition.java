package dev.gogetwell.machine;

import java.util.List;
import java.util.Set;

/// How a command of the user's is repeated in a scratch copy without touching what is his: as it is, with a copy of the
/// project's files, or not at all, where it would run his own programs or write outside the copy. Then
/// `go mod download` stands in, which fetches what the command would have fetched. Pure; any thread.
///
/// @param needsSources whether it reads the files of the project
/// @param canRun whether it may be run at all
public record Repetition(boolean needsSources, boolean canRun) {
  /// What stands in.
  public static final List<String> STAND_IN = List.of("go", "mod", "download");

  /// Commands that compile or list packages and run nothing of the project.
  private static final Set<String> READING = Set.of("build", "vet", "list", "install", "get", "fix", "doc");
  private static final Set<String> RUNNING = Set.of("run", "test", "generate", "tool", "work", "fmt");
  private static final Set<String> MODULE_READING = Set.of("tidy", "vendor", "why", "graph", "verify");

  /// How `command` is repeated; one that is not of `go` is run as it is.
  public static Repetition of(List<String> command) {
    if (command.size() < 2 || !command.getFirst().matches("(?:.*[/\\\\])?go(?:\\.exe)?")) {
      return new Repetition(false, true);
    }
    List<String> rest = command.subList(2, command.size());
    String verb = command.get(1);
    if (verb.startsWith("-") || RUNNING.contains(verb) || rest.stream().anyMatch(Repetition::leadsOut)) {
      return new Repetition(false, false);
    }
    boolean reads = verb.equals("mod") ? !rest.isEmpty() && MODULE_READING.contains(rest.getFirst())
        : READING.contains(verb) && !namesVersions(rest);
    return new Repetition(reads, true);
  }

  /// Every package is asked for with its version, as `go get` and `go install` of something foreign do: no file of the
  /// project is read for that.
  private static boolean namesVersions(List<String> rest) {
    List<String> packages = rest.stream().filter(word -> !word.startsWith("-")).toList();
    return !packages.isEmpty() && packages.stream().allMatch(word -> word.indexOf('@') > 0 || isForeign(word));
  }

  /// `host.example/path`, and no file.
  private static boolean isForeign(String word) {
    int slash = word.indexOf('/');
    return slash > 0 && word.substring(0, slash).indexOf('.') > 0 && !word.endsWith(".go") && !word.endsWith("...");
  }

  /// A path outside the copy, or a program that is to be run.
  private static boolean leadsOut(String word) {
    String value = word.startsWith("-") ? word.substring(word.indexOf('=') + 1) : word;
    return word.matches("--?(?:toolexec|exec|vettool)(?:=.*)?") || value.startsWith("..") || value.contains("/../")
        || value.startsWith("/") || value.startsWith("~") || value.matches("[A-Za-z]:[/\\\\].*")
        || value.startsWith("\\");
  }
}
