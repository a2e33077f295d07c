package dev.gogetwell.machine.terminal;

import dev.gogetwell.model.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A command that may be typed into a terminal for its user. What is to be repeated was often pasted, so it may be
/// anybody's: only what fetches modules, with words that mean the same to every shell and flags that start no program.
/// Pure.
///
/// @param words without a quote, a blank or any sign of a shell
/// @param folder where it belongs; empty for one that needs no project
public record PlainCommand(List<String> words, Optional<String> folder) {
  private static final Pattern PROGRAM = Pattern.compile("(?:.*[/\\\\])?(go|git)(?:\\.exe)?");
  private static final Pattern MODULE = Pattern.compile(
      "[a-z0-9][a-z0-9.-]*\\.[a-z0-9-]+(?:/[A-Za-z0-9_~][A-Za-z0-9._~+-]*)*(?:/\\.\\.\\.)?"
          + "(?:@[A-Za-z0-9][A-Za-z0-9._+-]*)?");
  private static final Pattern PACKAGES =
      Pattern.compile("\\.|all|(?:\\./)?(?:[A-Za-z0-9_][A-Za-z0-9._+-]*/)*(?:\\.\\.\\.|[A-Za-z0-9_][A-Za-z0-9_+-]*)");
  private static final Pattern REPOSITORY = Pattern.compile(
      "https://[A-Za-z0-9][A-Za-z0-9.-]*(?::\\d{1,5})?(?:/[A-Za-z0-9_~][A-Za-z0-9._~+-]*)+/?");
  private static final Set<String> FLAGS = Set.of("-u", "-u=patch", "-t", "-v", "-x", "-d", "-m", "-json", "-e",
      "-mod=mod", "-mod=readonly", "-mod=vendor");
  private static final Set<String> FETCHING = Set.of("get", "install", "build", "list");
  private static final Set<String> OF_MODULES = Set.of("download", "tidy", "verify");
  private static final int LONGEST = 300;

  public PlainCommand {
    words = List.copyOf(words);
  }

  /// What repeats the command of a run: the command itself, else `go get` of its module; empty where neither is plain.
  public static Optional<PlainCommand> of(Target target) {
    return ofGo(target).or(() -> ofGit(target.command())).or(() -> get(target.module()));
  }

  /// Whether it is one of git; else it is one of go.
  public boolean isOfGit() {
    return words.getFirst().equals("git");
  }

  private static Optional<PlainCommand> ofGo(Target target) {
    List<String> command = target.command();
    if (command.size() < 2 || !isProgram(command.getFirst(), "go")) {
      return Optional.empty();
    }
    boolean module = command.get(1).equals("mod");
    int verb = module ? 2 : 1;
    if (command.size() <= verb || !(module ? OF_MODULES : FETCHING).contains(command.get(verb))) {
      return Optional.empty();
    }
    List<String> rest = command.subList(verb + 1, command.size());
    List<String> asked = rest.stream().filter(word -> !FLAGS.contains(word)).toList();
    boolean modules = !asked.isEmpty() && asked.stream().allMatch(PlainCommand::isModule);
    boolean plain = asked.stream().allMatch(word -> isModule(word) || fits(PACKAGES, word));
    // Without a project, what belongs to one would be asked of an empty folder, and pass.
    if (!plain || (!modules && target.project().isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(new PlainCommand(words("go", command), target.project()));
  }

  private static Optional<PlainCommand> ofGit(List<String> command) {
    return command.size() == 3 && isProgram(command.getFirst(), "git") && command.get(1).equals("ls-remote")
        && fits(REPOSITORY, command.get(2))
        ? Optional.of(new PlainCommand(words("git", command), Optional.empty())) : Optional.empty();
  }

  private static Optional<PlainCommand> get(String module) {
    return isModule(module) ? Optional.of(new PlainCommand(List.of("go", "get", module), Optional.empty()))
        : Optional.empty();
  }

  private static boolean isProgram(String word, String name) {
    var found = PROGRAM.matcher(word);
    return found.matches() && found.group(1).equals(name);
  }

  private static boolean isModule(String word) {
    return fits(MODULE, word);
  }

  private static boolean fits(Pattern pattern, String word) {
    return word.length() <= LONGEST && pattern.matcher(word).matches();
  }

  /// The program is the one that PATH leads to, whoever named another.
  private static List<String> words(String program, List<String> command) {
    return Stream.concat(Stream.of(program), command.stream().skip(1)).toList();
  }
}
