package dev.gogetwell.remedy;

import dev.gogetwell.machine.Repetition;
import dev.gogetwell.machine.ScratchProject;
import dev.gogetwell.machine.file.AsideFile;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Remedy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a damaged file of the module cache is what the command trips over. In an empty cache it would pass anyway,
/// so this takes two runs, each in a cache that holds what lies around the file: with it the command has to fail, and
/// without it it has to pass.
enum DamageTrial {
  /// Before anything is moved.
  AHEAD("aside-untold", "aside-further"),
  /// With the moved file put back in the copy.
  MOVED("aside-moved", "aside-moved-further");

  private static final int MOST_FILES = 2000;
  private static final long MOST_BYTES = 256L << 20;

  private final String untold;
  private final String further;

  DamageTrial(String untold, String further) {
    this.untold = untold;
    this.further = further;
  }

  /// The move that a remedy consists of.
  static Optional<Change.PutAside> movedBy(Remedy remedy) {
    return remedy.changes().stream().filter(Change.PutAside.class::isInstance).map(Change.PutAside.class::cast)
        .findFirst();
  }

  /// What was moved last, if that was the last change of all: where it lies now.
  static Optional<Path> lastMoved(List<JournalEntry> open) {
    return open.stream().findFirst().filter(entry -> movedBy(entry.remedy()).isPresent())
        .flatMap(entry -> entry.files().stream().findFirst()).map(JournalEntry.WrittenFile::path)
        .filter(AsideFile::isAside).map(Path::of);
  }

  /// @throws RemedyException where another command would stand in, which tells nothing about this one
  void requireRepeated(List<String> command, ScratchProject scratch) throws RemedyException {
    if (!Repetition.of(command).canRun() || scratch.lacksSources()) {
      throw RemedyErrors.of(untold);
    }
  }

  /// @throws RemedyException where the command passes with the damaged file
  void requireFailure(CommandOutcome with) throws RemedyException {
    if (with.passed()) {
      throw RemedyErrors.of(untold);
    }
  }

  /// @throws RemedyException where the run without the file fails for another reason
  CommandOutcome judged(CommandOutcome with, CommandOutcome without) throws RemedyException {
    if (!without.passed() && !plain(with).equals(plain(without))) {
      throw RemedyErrors.of(further);
    }
    return without;
  }

  private static String plain(CommandOutcome outcome) {
    return outcome.output().replaceAll("try\\d+", "try");
  }

  /// Fills a cache with what lies around a file: of a module its other files of the same version, of a database the
  /// rest of it.
  ///
  /// @param name of the file below the cache
  /// @param damaged where the file itself lies; empty for a cache without it
  /// @throws RemedyException if that is more than a trial may copy
  void copy(Path cache, String name, Optional<Path> damaged, Path to) throws RemedyException, IOException {
    Path file = cache.resolve(name);
    long bytes = 0;
    for (Path each : around(cache, file)) {
      if (!each.equals(file) && !AsideFile.isAside(each.toString())) {
        bytes += Files.size(each);
        if (bytes > MOST_BYTES) {
          throw RemedyErrors.of(untold);
        }
        copy(each, to.resolve(cache.relativize(each).toString()));
      }
    }
    if (damaged.isPresent()) {
      copy(damaged.get(), to.resolve(name));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, LinkOption.NOFOLLOW_LINKS);
  }

  private static List<Path> around(Path cache, Path file) throws IOException {
    Path databases = cache.resolve("cache").resolve("download").resolve("sumdb");
    boolean isTile = file.startsWith(databases) && file.getNameCount() > databases.getNameCount() + 1;
    Path top = isTile ? databases.resolve(file.getName(databases.getNameCount())) : file.getParent();
    String name = file.getFileName().toString();
    String stem = name.substring(0, name.lastIndexOf('.') + 1);
    try (Stream<Path> found = Files.find(top, isTile ? 12 : 1, (path, marks) -> marks.isRegularFile()
        && (isTile || (!stem.isEmpty() && path.getFileName().toString().startsWith(stem))))) {
      return new ArrayList<>(found.limit(MOST_FILES).toList());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
