package dev.gogetwell.remedy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The go.mod of a folder that has none, as `go mod init` of the user's own go writes it in an empty folder. Whatever
/// bears that name is left alone: a file, a folder, a link that leads nowhere.
final class NewModuleApplier implements Applier<Change.NewModule> {
  private static final String FILE = "go.mod";

  private final SettingTools tools;
  private final Optional<Path> go;
  private final Environment environment;
  private final Optional<Path> project;

  /// @param project the folder of the command, the only one that is written to
  NewModuleApplier(SettingTools tools, Optional<Path> go, Environment environment, Optional<Path> project) {
    this.tools = tools;
    this.go = go;
    this.environment = environment;
    this.project = project.map(folder -> folder.toAbsolutePath().normalize());
  }

  @Override
  public void plan(Change.NewModule change, Draft draft, Path folder)
      throws RemedyException, InterruptedException, IOException {
    Path place = place(change);
    Optional<Path> other = around(place);
    if (other.isPresent()) {
      throw RemedyErrors.of("module-there", other.get());
    }
    String typed = "go mod init " + change.name();
    Draft.Edit edit = draft.file(place.resolve(FILE), typed);
    Path empty = Files.createTempDirectory(folder, "module");
    tools.require(List.of(goPath().toString(), "mod", "init", change.name()), asking(empty), empty);
    edit.change(Optional.of(RegularFile.at(empty.resolve(FILE)).bytes(InputLimit.MODULE_FILE)), typed);
  }

  private Path place(Change.NewModule change) throws RemedyException {
    try {
      Path place = Path.of(change.folder()).normalize();
      if (project.filter(place::equals).isPresent() && Files.isDirectory(place)) {
        return place;
      }
    } catch (InvalidPathException _) {
      // No folder of this system.
    }
    throw RemedyErrors.of("other-folder", change.folder());
  }

  /// Another module that the command would be about: here or above, in a workspace, or right below.
  private Optional<Path> around(Path place) throws IOException {
    for (Path at = place; at != null; at = at.getParent()) {
      for (String name : environment.value("GOWORK").equals("off") ? List.of(FILE) : List.of(FILE, "go.work")) {
        if (isThere(at.resolve(name))) {
          return Optional.of(at.resolve(name));
        }
      }
    }
    try (Stream<Path> below = Files.list(place)) {
      return below.map(each -> each.resolve(FILE)).filter(NewModuleApplier::isThere).findFirst();
    }
  }

  private static boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private Path goPath() throws RemedyException {
    return go.orElseThrow(() -> RemedyErrors.of("no-go"));
  }

  private Environment asking(Path folder) {
    return environment.with("GOTOOLCHAIN", "local").with("GO111MODULE", "on").with("GOFLAGS", "").with("GOWORK", "off")
        .with("PWD", folder.toString());
  }

  /// @param folder the scratch copy in which the command is tried
  @Override
  public Environment overriding(Change.NewModule change, Draft draft, Environment seen, Path folder)
      throws RemedyException, IOException {
    Files.write(folder.resolve(FILE), draft.file(place(change).resolve(FILE), "").after().orElse(new byte[0]));
    return seen;
  }

  /// Puts the written file into a scratch copy, unless it is gone.
  void copyWritten(Path scratch) throws IOException {
    Optional<Path> written = project.map(folder -> folder.resolve(FILE)).filter(Files::isRegularFile);
    if (written.isPresent()) {
      Files.write(scratch.resolve(FILE), RegularFile.at(written.get()).bytes(InputLimit.MODULE_FILE));
    }
  }

  @Override
  public List<String> overriddenBy(Change.NewModule change) {
    return environment.value("GO111MODULE").equals("off") ? List.of("GO111MODULE=off") : List.of();
  }

  @Override
  public void requireEffective(Change.NewModule change) throws RemedyException, InterruptedException {
    Path place = place(change);
    String told = tools.require(List.of(goPath().toString(), "env", "GOMOD"),
        environment.with("GOTOOLCHAIN", "local").with("PWD", place.toString()), place).out().strip();
    try {
      if (!told.isEmpty() && Files.isSameFile(Path.of(told), place.resolve(FILE))) {
        return;
      }
    } catch (IOException | InvalidPathException _) {
      // go means another file.
    }
    throw RemedyErrors.of("not-effective", FILE, told);
  }
}
