package dev.gogetwell.machine;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.Presence;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.machine.file.TreeDeletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A copy of what `go get` reads and writes of a project, with a module cache of its own that is empty: a warm cache
/// makes everything pass, and the project must keep its bytes.
///
/// Holds go.mod and go.sum; in a workspace also go.work and the go.mod of each module below it. Modules that are named
/// by a relative path are named by their absolute path in the copy; `go get` only reads them. One thread at a time.
public final class ScratchProject implements AutoCloseable {
  private static final Pattern REPLACED = Pattern.compile("(?m)(=>[ \\t]+)(\"?)(\\.\\.?/[^\\s\"]*)\\2");
  private static final Pattern USED =
      Pattern.compile("(?m)^([ \\t]*(?:use[ \\t]+)?)(\"?)(\\.\\.?(?:/[^\\s\"]*)?)\\2(?=\\s|$)");
  private static final String FRESH = "module gogetwell.scratch\n\ngo 1.17\n";

  private final Path root;
  private final Path origin;
  private final Path directory;
  private final Optional<Path> workspace;
  private final boolean lacksSources;

  private ScratchProject(
      Path root, Path origin, Path directory, Optional<Path> workspace, boolean lacksSources) {
    this.root = root;
    this.origin = origin;
    this.directory = directory;
    this.workspace = workspace;
    this.lacksSources = lacksSources;
  }

  /// Copies the project, or makes a fresh module where there is none.
  ///
  /// @param project the folder of the command; the go.mod of it or of a parent counts, as for `go`
  /// @param goWork the GOWORK of the user: empty text, `off` or a file
  /// @param temporary where to put the copy; it has to exist, since a program that is ending has deleted its own
  /// @throws IOException if a file cannot be read or written
  public static ScratchProject open(Optional<Path> project, String goWork, Path temporary) throws IOException {
    return open(project, goWork, temporary, false);
  }

  /// The same with a copy of the project's other files, for a command that reads them; without, where they are too
  /// many: see [#lacksSources].
  public static ScratchProject open(Optional<Path> project, String goWork, Path temporary, boolean sources)
      throws IOException {
    Optional<Path> place = project.map(path -> path.toAbsolutePath().normalize());
    Path origin = place.orElseGet(() -> Path.of("").toAbsolutePath());
    return filled(temporary, (root, work) -> fill(root, work, origin, place.flatMap(ScratchProject::moduleFolder),
        goWork, sources ? place : Optional.empty()));
  }

  /// The folder as it is where it has no go.mod: a command that wants one fails there as it did for the user.
  ///
  /// @param sources whether the command reads the folder's files
  public static ScratchProject withoutModule(Path folder, Path temporary, boolean sources) throws IOException {
    Path place = folder.toAbsolutePath().normalize();
    return filled(temporary, (root, work) -> {
      Optional<ProjectFiles> files = sources ? ProjectFiles.of(place) : Optional.empty();
      if (files.isPresent()) {
        files.get().copyTo(work);
      }
      return new ScratchProject(root, place, work, Optional.empty(), sources && files.isEmpty());
    });
  }

  @FunctionalInterface
  private interface Filling {
    ScratchProject fill(Path root, Path work) throws IOException;
  }

  private static ScratchProject filled(Path temporary, Filling filling) throws IOException {
    Path root = Files.createTempDirectory(temporary, "try").toRealPath();
    boolean opened = false;
    try {
      Path work = Files.createDirectory(root.resolve("work"));
      Files.createDirectory(root.resolve("modcache"));
      ScratchProject scratch = filling.fill(root, work);
      opened = true;
      return scratch;
    } finally {
      if (!opened) {
        TreeDeletion.delete(root);
      }
    }
  }

  private static ScratchProject fill(Path root, Path work, Path origin, Optional<Path> module, String goWork,
      Optional<Path> commandFolder) throws IOException {
    if (module.isEmpty()) {
      Files.writeString(work.resolve("go.mod"), FRESH);
      return new ScratchProject(root, origin, work, Optional.empty(), commandFolder.isPresent());
    }
    Path from = module.get();
    Optional<Path> workFile = goWork.equals("off") ? Optional.empty()
        : goWork.isEmpty() ? Presence.above(from, "go.work")
        : Optional.of(Path.of(goWork)).filter(Presence::isNoFolder);
    Path top = workFile.map(Path::getParent).filter(from::startsWith).orElse(from);
    Path to = Files.createDirectories(work.resolve(top.relativize(from).toString()));
    copyModule(from, to);
    if (workFile.isPresent()) {
      copyWorkspace(workFile.get(), work, from, to);
    }
    Optional<ProjectFiles> files = commandFolder.flatMap(_ -> ProjectFiles.of(from));
    if (files.isPresent()) {
      files.get().copyTo(to);
      rewriteVendored(from, to);
    }
    // With its files, the command runs where it would: perhaps below the module's folder.
    Path at = files.isEmpty() ? to : Files.createDirectories(
        to.resolve(from.relativize(commandFolder.orElse(from)).toString()));
    return new ScratchProject(root, origin, at, workFile.map(file -> work.resolve("go.work")),
        commandFolder.isPresent() && files.isEmpty());
  }

  private static void copyModule(Path from, Path to) throws IOException {
    Files.writeString(to.resolve("go.mod"), absolute(
        RegularFile.at(from.resolve("go.mod")).text(InputLimit.MODULE_FILE), REPLACED, from, UnaryOperator.identity()));
    copyIfThere(from.resolve("go.sum"), to.resolve("go.sum"));
  }

  /// The module of the command is used from the copy, since go get writes it; the others from where they are.
  private static void copyWorkspace(Path file, Path work, Path module, Path copy) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
    String text = absolute(
        RegularFile.at(file).text(InputLimit.MODULE_FILE), REPLACED, folder, UnaryOperator.identity());
    Files.writeString(work.resolve("go.work"),
        absolute(text, USED, folder, used -> used.equals(module) ? copy : used));
    copyIfThere(folder.resolve("go.work.sum"), work.resolve("go.work.sum"));
  }

  private static String absolute(String text, Pattern relative, Path folder, UnaryOperator<Path> elsewhere) {
    return relative.matcher(text).replaceAll(found -> Matcher.quoteReplacement(
        found.group(1) + quoted(elsewhere.apply(folder.resolve(found.group(3)).normalize()))));
  }

  /// Always as a Go string: a home folder with a blank in it must be quoted (mod/modfile/rule.go: MustQuote).
  private static String quoted(Path path) {
    return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /// The list of vendored modules has to name the replacements as go.mod does
  /// (cmd/go/internal/modload/vendor.go:checkVendorConsistency).
  private static void rewriteVendored(Path from, Path to) throws IOException {
    Path list = to.resolve("vendor").resolve("modules.txt");
    if (Files.isRegularFile(list)) {
      Files.writeString(list, REPLACED.matcher(RegularFile.at(list).text(InputLimit.MODULE_SUMS)).replaceAll(found ->
          Matcher.quoteReplacement(found.group(1) + from.resolve(found.group(3)).normalize())));
    }
  }

  private static void copyIfThere(Path from, Path to) throws IOException {
    if (Files.isRegularFile(from)) {
      Files.write(to, RegularFile.at(from).bytes(InputLimit.MODULE_SUMS));
    }
  }

  private static Optional<Path> moduleFolder(Path project) {
    return Presence.above(project, "go.mod").map(Path::getParent);
  }

  /// Where the command would run without a copy: what it names by a relative path lies there.
  Path origin() {
    return origin;
  }

  /// A copy of a file that is named in place of go.mod (`-modfile`), with its sums beside it; `go get` writes both. The
  /// name itself where there is no such file, which go says too.
  Path otherModFile(String name) throws IOException {
    Path file = origin.resolve(name);
    if (!name.endsWith(".mod") || !Files.isRegularFile(file)) {
      return file;
    }
    Path copy = Files.createDirectories(root.resolve("modfile")).resolve(file.getFileName());
    String text = RegularFile.at(file).text(InputLimit.MODULE_FILE);
    Files.writeString(copy, absolute(text, REPLACED, moduleFolder(origin).orElse(origin), UnaryOperator.identity()));
    String sums = file.getFileName().toString().replaceFirst("\\.mod$", ".sum");
    copyIfThere(file.resolveSibling(sums), copy.resolveSibling(sums));
    return copy;
  }

  /// Where the command runs.
  public Path directory() {
    return directory;
  }

  /// Whether the files of the project are wanted and not there: no project, or too many of them.
  public boolean lacksSources() {
    return lacksSources;
  }

  /// Where programs are put that the command installs.
  Path programs() {
    return root.resolve("bin");
  }

  /// Where what starts the fetched versions of Go is put.
  Path toolchains() {
    return root.resolve("toolchains");
  }

  /// The module cache, empty at first.
  public Path moduleCache() {
    return root.resolve("modcache");
  }

  /// A folder for copies of settings files; gone with the rest.
  public Path settingsFolder() throws IOException {
    return Files.createDirectories(root.resolve("settings"));
  }

  /// The copied go.work, if the project is in a workspace.
  public Optional<Path> workspace() {
    return workspace;
  }

  /// Deletes everything.
  @Override
  public void close() {
    TreeDeletion.delete(root);
  }
}
