package dev.gogetwell.remedy;

import dev.gogetwell.machine.CommandRunner;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.Repetition;
import dev.gogetwell.machine.ScratchProject;
import dev.gogetwell.machine.terminal.PlainCommand;
import dev.gogetwell.machine.terminal.Repeated;
import dev.gogetwell.machine.terminal.TerminalOpener;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Carries out remedies on this computer, in the judged environment. One thread at a time.
public final class LocalRemedyDesk implements RemedyDesk {
  /// The sources that a new login refreshes whole.
  private static final Set<EnvironmentSource.Kind> NEW_LOGINS =
      Set.of(EnvironmentSource.Kind.LOGIN_SHELL, EnvironmentSource.Kind.USER_REGISTRY);

  private final DeskParts parts;
  private final Settings settings;
  private final Environment environment;
  private final Target target;
  private final Journal journal;
  private final Appliers appliers;
  private final BundlePlace real;
  private final AllowedChanges allowed;

  /// @param settings what was read; tells the tools and the source
  /// @param environment the judged variables
  /// @param target whose command is the proof
  public LocalRemedyDesk(DeskParts parts, Settings settings, Environment environment, Target target) {
    this.parts = parts;
    this.settings = settings;
    this.environment = environment;
    this.target = target;
    this.journal = new Journal(parts.journal(), parts.clock(), new Places(parts.variables()));
    this.appliers = new Appliers(parts, settings, environment, target);
    this.real = BundlePlace.below(environment.home());
    this.allowed = AllowedChanges.below(environment.home(), settings);
  }

  private static Optional<Path> path(Optional<Tool> tool) {
    return tool.map(found -> Path.of(found.path()));
  }

  @FunctionalInterface
  private interface Work<T> {
    T in(ScratchProject scratch) throws RemedyException, InterruptedException, IOException;
  }

  @FunctionalInterface
  private interface Opening {
    ScratchProject scratch() throws RemedyException, IOException;
  }

  /// Every plan and every run has a scratch folder that is gone afterwards.
  private <T> T withScratch(Optional<Path> project, Work<T> work) throws RemedyException, InterruptedException {
    return within(() -> ScratchProject.open(project, environment.value("GOWORK"), parts.temporary(),
        project.isPresent() && Repetition.of(command()).needsSources()), work);
  }

  private <T> T within(Opening opening, Work<T> work) throws RemedyException, InterruptedException {
    try (ScratchProject scratch = opening.scratch()) {
      return work.in(scratch);
    } catch (IOException e) {
      throw RemedyErrors.of("scratch", e, parts.temporary());
    }
  }

  private Draft plan(Remedy remedy, BundlePlace place, AllowedChanges closedList, Path folder)
      throws RemedyException, InterruptedException, IOException {
    if (!remedy.isAutomatic()) {
      throw RemedyErrors.of("guided");
    }
    Draft draft = new Draft();
    for (Change change : place.changes(remedy)) {
      closedList.require(change);
      appliers.plan(change, draft, folder);
    }
    return draft;
  }

  @Override
  public Preview preview(Remedy remedy) throws RemedyException, InterruptedException {
    return withScratch(Optional.empty(), scratch -> {
      List<Preview.FileEdit> edits = new ArrayList<>();
      for (Draft.Edit edit : plan(remedy, real, allowed, scratch.settingsFolder()).edits()) {
        edits.add(new Preview.FileEdit(edit.place().name(), edit.before().isPresent(),
            FileDiff.of(edit.place().name(), edit.before(), edit.after()),
            edit.commands().stream().filter(command -> !command.isEmpty()).collect(Collectors.joining("\n"))));
      }
      List<String> overriding = new ArrayList<>();
      for (Change change : remedy.changes()) {
        overriding.addAll(appliers.overriddenBy(change));
      }
      return new Preview(edits, overriding);
    });
  }

  @Override
  public CommandOutcome tryOut(Remedy remedy, Consumer<String> lines) throws RemedyException, InterruptedException {
    Optional<Path> project = target.project().map(Path::of);
    Optional<Change.PutAside> file = DamageTrial.movedBy(remedy);
    if (file.isPresent()) {
      allowed.require(file.get());
      Path damaged = Path.of(file.get().folder()).resolve(file.get().name());
      return without(DamageTrial.AHEAD, file.get(), damaged, environment, lines);
    }
    Optional<Change.NewModule> module = NewModuleTrial.madeBy(remedy);
    if (module.isEmpty() || project.isEmpty()) {
      return withScratch(project, scratch -> run(overridden(remedy, scratch), scratch, lines));
    }
    return without(NewModuleTrial.AHEAD, project.get(), environment, lines, scratch -> {
      Environment seen = overridden(remedy, scratch);
      String typed = "$ go mod init " + module.get().name() + "\n$ " + String.join(" ", command());
      typed.lines().map(parts.redaction()).forEach(lines);
      return run(seen, scratch, lines);
    });
  }

  /// The command in a cache with the damaged file, then in one without.
  private CommandOutcome without(DamageTrial trial, Change.PutAside file, Path damaged, Environment seen,
      Consumer<String> lines) throws RemedyException, InterruptedException {
    Optional<Path> project = target.project().map(Path::of);
    Path cache = Path.of(file.folder());
    CommandOutcome with = withScratch(project, scratch -> {
      trial.requireRepeated(command(), scratch);
      trial.copy(cache, file.name(), Optional.of(damaged), scratch.moduleCache());
      // What it prints there would be read as a failure of what is done already.
      return run(seen, scratch, trial == DamageTrial.AHEAD ? lines : _ -> {});
    });
    trial.requireFailure(with);
    if (trial == DamageTrial.AHEAD) {
      ("$ mv " + file.name() + " …\n$ " + String.join(" ", command())).lines().map(parts.redaction()).forEach(lines);
    }
    return trial.judged(with, withScratch(project, scratch -> {
      trial.copy(cache, file.name(), Optional.empty(), scratch.moduleCache());
      return run(seen, scratch, lines);
    }));
  }

  /// The command in its folder without a go.mod, then as `with` has it there.
  private CommandOutcome without(NewModuleTrial trial, Path folder, Environment seen, Consumer<String> lines,
      Work<CommandOutcome> with) throws RemedyException, InterruptedException {
    return within(() -> ScratchProject.withoutModule(folder, parts.temporary(),
        Repetition.of(command()).needsSources()), scratch -> {
          trial.requireRepeated(command(), scratch);
          trial.requireComplaint(run(seen, scratch, lines));
          return trial.judged(with.in(scratch));
        });
  }

  /// What the command sees with the remedy, which is written in the scratch folder only.
  private Environment overridden(Remedy remedy, ScratchProject scratch)
      throws RemedyException, InterruptedException, IOException {
    Path folder = scratch.settingsFolder();
    BundlePlace place = BundlePlace.in(folder);
    Draft draft = plan(remedy, place, allowed.withBundlesIn(folder), folder);
    Environment seen = environment;
    for (Change change : place.changes(remedy)) {
      seen = appliers.overriding(change, draft, seen, scratch);
    }
    return seen;
  }

  @Override
  public JournalEntry apply(Remedy remedy) throws RemedyException, InterruptedException {
    return withScratch(Optional.empty(), scratch -> {
      try (JournalFolder.Held _ = journal.hold()) {
        List<Draft.Edit> edits = plan(remedy, real, allowed, scratch.settingsFolder()).edits();
        JournalStore.Kept kept = journal.write(remedy, edits);
        boolean effective = false;
        try {
          for (Change change : real.changes(remedy)) {
            appliers.requireEffective(change);
          }
          effective = true;
        } finally {
          if (!effective) {
            journal.takeBack(kept, edits);
          }
        }
        return journal.confirm(kept, edits);
      }
    });
  }

  @Override
  public CommandOutcome verify(Consumer<String> lines) throws RemedyException, InterruptedException {
    Environment seen = environmentNow();
    Optional<Path> project = target.project().map(Path::of);
    List<JournalEntry> open = journal.open();
    Optional<Path> moved = DamageTrial.lastMoved(open);
    if (moved.isPresent()) {
      Change.PutAside file = DamageTrial.movedBy(open.getFirst().remedy()).orElseThrow();
      return without(DamageTrial.MOVED, file, moved.get(), seen, lines);
    }
    if (project.isEmpty() || !NewModuleTrial.isLast(open, project)) {
      return withScratch(project, scratch -> run(seen, scratch, lines));
    }
    // What it prints without the file would be read as a failure of the written one.
    return without(NewModuleTrial.WRITTEN, project.get(), seen, _ -> {}, scratch -> {
      appliers.copyNewModule(scratch.directory());
      return run(seen, scratch, lines);
    });
  }

  /// A program cannot change the variables of the terminal that started it, so written variables are taken from a new
  /// login: all of them if that is the judged source, else the written ones.
  private Environment environmentNow() throws RemedyException, InterruptedException {
    List<Change> written = journal.open().stream().flatMap(entry -> entry.remedy().changes().stream())
        .filter(change -> change instanceof Change.UserEnvironment).toList();
    if (written.isEmpty()) {
      return environment;
    }
    Environment login = appliers.newLogin();
    if (NEW_LOGINS.contains(settings.source().kind())) {
      return login;
    }
    Environment seen = environment;
    for (Change change : written) {
      seen = login.get(change.name()).isPresent()
          ? seen.with(change.name(), login.value(change.name())) : seen.without(change.name());
    }
    return seen;
  }

  private CommandOutcome run(Environment seen, ScratchProject scratch, Consumer<String> lines)
      throws RemedyException, InterruptedException, IOException {
    Path go = path(settings.go()).orElseThrow(() -> RemedyErrors.of("no-go"));
    CommandRunner.Result result = parts.runner().run(command(), go, seen, scratch, parts.commandLimit(),
        line -> lines.accept(parts.redaction().apply(line)));
    return new CommandOutcome(result.command(), result.passed(), result.exitCode(),
        parts.redaction().apply(result.output()), result.took());
  }

  private List<String> command() throws RemedyException {
    if (target.command().isEmpty() && target.module().isEmpty()) {
      throw RemedyErrors.of("no-command");
    }
    return target.command().isEmpty() ? List.of("go", "get", target.module()) : target.command();
  }

  @Override
  public List<String> inTerminal() {
    return parts.terminals().flatMap(_ -> PlainCommand.of(target)).map(PlainCommand::words).orElse(List.of());
  }

  @Override
  public void openTerminal() throws RemedyException, InterruptedException {
    PlainCommand command = PlainCommand.of(target).orElseThrow(() -> RemedyErrors.of("no-command"));
    TerminalOpener terminals = parts.terminals().orElseThrow(() -> RemedyErrors.of("no-terminal"));
    Repeated repeated = new Repeated(command, environmentNow(), path(command.isOfGit() ? settings.git() : settings.go()));
    try {
      if (!terminals.open(repeated, parts.temporary())) {
        throw RemedyErrors.of("no-terminal");
      }
    } catch (IOException e) {
      throw RemedyErrors.of("scratch", e, parts.temporary());
    }
  }

  @Override
  public void undo(JournalEntry entry) throws RemedyException {
    journal.undoAlone(entry);
  }

  @Override
  public List<JournalEntry> journal() throws RemedyException {
    return journal.open();
  }
}
