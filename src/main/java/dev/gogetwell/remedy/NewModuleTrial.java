package dev.gogetwell.remedy;

import dev.gogetwell.machine.Repetition;
import dev.gogetwell.machine.ScratchProject;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Remedy;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether a new go.mod is what the command lacks. A fresh module would let it pass without the change as well, so
/// this takes two runs in a copy of the folder as it was: without the file the command has to end with go's complaint
/// about it, and with the file it has to pass. Pure; any thread.
enum NewModuleTrial {
  /// Before anything is written.
  AHEAD("module-untold", "module-further"),
  /// With the written file.
  WRITTEN("module-written", "module-written-further");

  /// As go words it since 1.11 (cmd/go/internal/modload/init.go: die, ErrNoModRoot; search.go: errPkgNotInModule).
  private static final Pattern MISSING = Pattern.compile(
      "go\\.mod file not found|cannot find main module|does not contain main module");

  private final String untold;
  private final String further;

  NewModuleTrial(String untold, String further) {
    this.untold = untold;
    this.further = further;
  }

  /// The module that a remedy makes.
  static Optional<Change.NewModule> madeBy(Remedy remedy) {
    return remedy.changes().stream().filter(Change.NewModule.class::isInstance).map(Change.NewModule.class::cast)
        .findFirst();
  }

  /// Whether what was written last is the go.mod of this folder.
  static boolean isLast(List<JournalEntry> open, Optional<Path> project) {
    return open.stream().findFirst().flatMap(entry -> madeBy(entry.remedy())).filter(module -> {
      try {
        Path made = Path.of(module.folder()).normalize();
        return project.map(folder -> folder.toAbsolutePath().normalize()).filter(made::equals).isPresent();
      } catch (InvalidPathException _) {
        return false;
      }
    }).isPresent();
  }

  /// @throws RemedyException where another command would stand in, which tells nothing about this one
  void requireRepeated(List<String> command, ScratchProject scratch) throws RemedyException {
    if (!Repetition.of(command).canRun() || scratch.lacksSources()) {
      throw RemedyErrors.of(untold);
    }
  }

  /// @throws RemedyException where the run without the file ends otherwise, so that another one proves nothing
  void requireComplaint(CommandOutcome without) throws RemedyException {
    if (!complains(without)) {
      throw RemedyErrors.of(untold);
    }
  }

  /// @throws RemedyException where the run with the file fails for another reason
  CommandOutcome judged(CommandOutcome with) throws RemedyException {
    if (!with.passed() && !complains(with)) {
      throw RemedyErrors.of(further);
    }
    return with;
  }

  private static boolean complains(CommandOutcome outcome) {
    return !outcome.passed() && MISSING.matcher(outcome.output()).find();
  }
}
