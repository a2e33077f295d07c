package dev.gogetwell.engine;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes the target of a run, whoever asks for it. Reads a go.mod at most; any thread.
public final class Targets {
  /// No module, no folder and no command: for what is asked of an environment and not of a run.
  public static final Target NOTHING = new Target("", Optional.empty(), List.of(), Optional.empty());

  private static final String SMALL_MODULE = "rsc.io/quote@v1.5.2";
  private static final Pattern MODULE =
      Pattern.compile("[a-zA-Z0-9-]+(?:\\.[a-zA-Z0-9-]+)+(?::\\d+)?(?:/\\S+|@\\S+)");
  private static final Pattern REQUIREMENT =
      Pattern.compile("(?m)^\\s*(?:require\\s+)?([a-z0-9.-]+\\.[a-z]+/\\S+|[a-z0-9-]+\\.[a-z]{2,}/\\S+)\\s+(v\\S+)");

  private Targets() {}

  /// What was typed in a terminal: the module itself, the module of the command, the first requirement of the project,
  /// else a small public module whose download shows whether the network works.
  public static Target typed(Optional<String> module, Optional<Path> project, Optional<String> command) {
    List<String> words = command.map(Targets::words).orElse(List.of());
    String wanted = module.or(() -> ofCommand(words)).or(() -> project.flatMap(Targets::firstRequirement))
        .orElse(SMALL_MODULE);
    return new Target(wanted, project.map(Path::toString), words.isEmpty() ? get(wanted) : words, Optional.empty());
  }

  /// A module, and nothing of any project.
  public static Target module(String module) {
    return new Target(module, Optional.empty(), get(module), Optional.empty());
  }

  /// What a tool printed.
  ///
  /// @param symptom what was read of it
  /// @param module what was typed beside it, for a text that names none
  public static Target pasted(String text, Optional<Symptom> symptom, String module) {
    String asked = symptom.flatMap(known -> known.facts().module()).orElse(module);
    List<String> command = symptom.flatMap(known -> known.facts().command()).map(Targets::words)
        .orElseGet(() -> get(asked));
    return new Target(asked, Optional.empty(), command, Optional.of(text));
  }

  /// What the project in a folder requires.
  public static Target project(Path folder) {
    return new Target("", Optional.of(folder.toString()), List.of("go", "mod", "download"), Optional.empty());
  }

  /// A module in a practice network.
  ///
  /// @param byGo whether the user's own `go` can be heard there
  public static Target practice(String module, Path project, boolean byGo) {
    return new Target(module, Optional.of(project.toString()), byGo ? get(module) : List.of(), Optional.empty());
  }

  /// An address that was asked elsewhere, by a program without `go`.
  public static Target address(String url) {
    return new Target(url, Optional.empty(), List.of(), Optional.empty());
  }

  /// The same way, on which `go` itself is not asked.
  public static Target withoutCommand(Target target) {
    return new Target(target.module(), target.project(), List.of(), Optional.empty());
  }

  /// What an earlier run was about, in this folder.
  ///
  /// @param command as typed now; that of the run may have been redacted
  public static Target again(Target earlier, Path folder, Optional<String> command) {
    return new Target(earlier.module(), Optional.of(folder.toString()),
        command.map(Targets::words).orElse(earlier.command()), Optional.empty());
  }

  private static List<String> get(String module) {
    return module.isEmpty() ? List.of() : List.of("go", "get", module);
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.strip().split("\\s+"));
  }

  /// The first word that names a module: files, flags and their values do not.
  private static Optional<String> ofCommand(List<String> words) {
    return words.size() > 2 && words.get(0).equals("go")
        ? words.stream().skip(2).filter(word -> MODULE.matcher(word).matches() && !word.endsWith(".go")).findFirst()
        : Optional.empty();
  }

  private static Optional<String> firstRequirement(Path project) {
    Path file = project.resolve("go.mod");
    try {
      return RegularFile.at(file).text(InputLimit.MODULE_FILE).lines().limit(2000)
          .map(REQUIREMENT::matcher).filter(Matcher::find)
          .map(found -> found.group(1) + "@" + found.group(2)).findFirst();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
