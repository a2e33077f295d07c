package dev.gogetwell.remedy;

import dev.gogetwell.gorules.ShellWords;
import dev.gogetwell.machine.CacheFolders;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.file.AsideFile;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Settings;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A file of the module cache that keeps `go` from fetching it anew. Only what is found damaged there at this moment is
/// moved, whoever asks for it.
final class PutAsideApplier implements Applier<Change.PutAside> {
  private final Settings settings;
  private final Environment environment;
  private final String module;

  /// @param module what is asked for, as `path@version`
  PutAsideApplier(Settings settings, Environment environment, String module) {
    this.settings = settings;
    this.environment = environment;
    this.module = module;
  }

  @Override
  public void plan(Change.PutAside change, Draft draft, Path folder) throws RemedyException {
    Path file = damaged(change).orElseThrow(() -> RemedyErrors.of("aside-well", change.name()));
    try {
      AsideFile moved = AsideFile.beside(file);
      String byHand = ShellWords.of(environment.os().id()).moving(moved.file().toString(), moved.aside().toString());
      Draft.Edit edit = draft.place(new AsidePlace(moved, byHand));
      byte[] before = edit.before().orElseThrow(() -> RemedyErrors.of("aside-well", change.name()));
      edit.change(Optional.of(moved.toldOnceMoved(before)), byHand);
    } catch (IOException e) {
      throw RemedyErrors.reading(file.toString(), "", e);
    }
  }

  private Optional<Path> damaged(Change.PutAside change) {
    try {
      Path file = Path.of(change.folder()).resolve(change.name());
      String folder = "GOMODCACHE=" + change.folder() + ": ";
      return CacheFolders.problems(settings, environment, module).stream()
          .filter(problem -> problem.raw().startsWith(folder) && problem.raw().endsWith(": " + file)).findFirst()
          .map(_ -> file);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// The file is no setting; [DamageTrial] runs the command with it and without it.
  @Override
  public Environment overriding(Change.PutAside change, Draft draft, Environment seen, Path folder) {
    return seen;
  }

  @Override
  public List<String> overriddenBy(Change.PutAside change) {
    String proxy = settings.goEnvValue("GOPROXY");
    return proxy.equals("off") ? List.of("GOPROXY=off") : List.of();
  }

  @Override
  public void requireEffective(Change.PutAside change) throws RemedyException {
    Optional<Path> still = damaged(change);
    if (still.isPresent()) {
      throw RemedyErrors.of("not-effective", change.name(), still.get());
    }
  }
}
