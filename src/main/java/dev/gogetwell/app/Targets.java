package dev.gogetwell.app;

import dev.gogetwell.cli.CheckServices;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes the target of a run from what the user typed: the module itself, the module of the command, the first
/// requirement of the project, else a small public module whose download shows whether the network works.
final class Targets implements CheckServices.Targets {
  private static final String SMALL_MODULE = "rsc.io/quote@v1.5.2";
  private static final Pattern MODULE =
      Pattern.compile("[a-zA-Z0-9-]+(?:\\.[a-zA-Z0-9-]+)+(?::\\d+)?(?:/\\S+|@\\S+)");
  private static final Pattern REQUIREMENT =
      Pattern.compile("(?m)^\\s*(?:require\\s+)?([a-z0-9.-]+\\.[a-z]+/\\S+|[a-z0-9-]+\\.[a-z]{2,}/\\S+)\\s+(v\\S+)");

  @Override
  public Target of(Optional<String> module, Optional<Path> project, Optional<String> command) {
    List<String> words = command.map(line -> Arrays.asList(line.strip().split("\\s+"))).orElse(List.of());
    String wanted = module.or(() -> ofCommand(words)).or(() -> project.flatMap(Targets::firstRequirement))
        .orElse(SMALL_MODULE);
    return new Target(wanted, project.map(Path::toString),
        words.isEmpty() ? List.of("go", "get", wanted) : words, Optional.empty());
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
          .map(REQUIREMENT::matcher).filter(Matcher::find).map(found -> found.group(1) + "@" + found.group(2)).findFirst();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
