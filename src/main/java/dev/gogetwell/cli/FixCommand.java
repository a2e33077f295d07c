package dev.gogetwell.cli;

import dev.gogetwell.engine.Targets;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.remedy.CommandOutcome;
import dev.gogetwell.remedy.CommandText;
import dev.gogetwell.remedy.JournalEntry;
import dev.gogetwell.remedy.RemedyDesk;
import dev.gogetwell.remedy.RemedyException;
import dev.gogetwell.remedy.UnkeptException;
import dev.gogetwell.report.KeptChanges;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.report.Redactor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gogetwell fix list|show|try|apply|undo|export|script`: the remedies of the last run, or of a report file. `try`
/// writes nothing; `apply` writes, verifies with the command that failed, and says how to undo. Of a report that this
/// user's own program did not write here, the remedies are text to read. One run, one thread.
@Command(name = "fix", mixinStandardHelpOptions = true)
public final class FixCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Supplier<CheckServices> services;
  private final Desks desks;

  @Parameters(index = "0", paramLabel = "list|show|try|apply|undo|export|script", descriptionKey = "action",
      converter = FixAction.Words.class)
  private FixAction action = FixAction.LIST;

  @Parameters(index = "1", arity = "0..1", paramLabel = "ID", descriptionKey = "id")
  private Optional<String> id = Optional.empty();

  @Option(names = "--from", paramLabel = "REPORT.json")
  private Optional<Path> from = Optional.empty();

  @Option(names = "--command", paramLabel = "\"go get …\"")
  private Optional<String> command = Optional.empty();

  @Option(names = "--trust")
  private boolean trust;

  @Option(names = "--to", paramLabel = "FILE.pem")
  private Optional<Path> to = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE|-", arity = "0..1", fallbackValue = GivenFile.STANDARD_OUTPUT,
      preprocessor = AttachedOnly.class)
  private Optional<String> document = Optional.empty();

  /// Makes the desk for a target: the settings are read anew.
  @FunctionalInterface
  public interface Desks {
    /// A desk for `target`.
    Workplace open(Target target) throws InterruptedException;
  }

  /// Where the work is done.
  ///
  /// @param desk carries out remedies
  /// @param settings as they are now
  public record Workplace(RemedyDesk desk, Settings settings) {}

  /// A command that writes to `terminal`.
  public FixCommand(Terminal terminal, Supplier<CheckServices> services, Desks desks) {
    this.terminal = terminal;
    this.services = services;
    this.desks = desks;
  }

  @Override
  public Integer call() throws InterruptedException, UsageException {
    Optional<LoadedReport> loaded = load();
    // What was written stands in the journal, whatever became of the run that it was written for.
    if (action == FixAction.UNDO || (action == FixAction.LIST && loaded.isEmpty())) {
      return here(loaded.filter(LoadedReport::own));
    }
    LoadedReport report = loaded.orElseThrow(() -> new UsageException(Message.of("fix.no-run")));
    if (action == FixAction.EXPORT) {
      return new AuthorityExport(terminal).export(report.report(), to);
    }
    return report.own() && action != FixAction.SCRIPT ? here(loaded) : asText(report);
  }

  private Optional<LoadedReport> load() throws UsageException {
    if (from.isEmpty()) {
      return services.get().lastRun().load().map(services.get().opening());
    }
    return Optional.of(new ReportFile(services.get()).read(from.get()));
  }

  /// A report that nothing here may follow, or a script: nothing of this computer is asked or touched.
  private int asText(LoadedReport loaded) throws UsageException {
    Report report = loaded.report();
    FixPrinter printer = new FixPrinter(terminal, new Redactor(services.get().secrets(report)),
        report.settings().os(), document);
    loaded.problems().forEach(printer::warn);
    if (!loaded.own()) {
      printer.warn(Message.of(from.isPresent() ? "fix.foreign" : "fix.planted"));
    }
    switch (action) {
      case LIST -> printer.list(report.remedies(), List.of());
      case SHOW -> printer.steps(wanted(report));
      case SCRIPT -> printer.script(new CommandText(report.settings()).byHand(wanted(report)),
          report.settings().os().equals("windows"));
      // Without a folder of state no report can be one's own, and that is the reason to tell.
      case TRY, APPLY -> throw new UsageException(
          services.get().unkept().get().orElseGet(() -> Message.of("fix.foreign.refused")));
      case UNDO, EXPORT -> throw new IllegalStateException(action.name());
    }
    return ExitCode.OK;
  }

  private Remedy wanted(Report report) throws UsageException {
    return report.remedies().stream()
        .filter(remedy -> id.isPresent() ? remedy.id().equalsIgnoreCase(id.get()) : report.remedies().stream()
            .filter(Remedy::isAutomatic).findFirst().orElse(remedy).equals(remedy))
        .findFirst().orElseThrow(() -> new UsageException(Message.of("fix.no-such-remedy", id.orElse(""))));
  }

  private int here(Optional<LoadedReport> loaded) throws InterruptedException, UsageException {
    Target target = loaded.map(own -> target(own.report())).orElse(Targets.NOTHING);
    Workplace place = desks.open(target);
    Redactor redactor = new Redactor(services.get().known(place.settings(), target));
    FixPrinter printer = new FixPrinter(terminal, redactor, place.settings().os(), document);
    loaded.map(LoadedReport::problems).orElse(List.of()).forEach(printer::warn);
    try {
      if (action == FixAction.UNDO) {
        return undo(place.desk(), printer);
      }
      if (action == FixAction.LIST) {
        return list(loaded, place.desk().journal(), printer);
      }
      Report report = loaded.orElseThrow().report();
      Remedy remedy = wanted(report);
      if (!remedy.isAutomatic()) {
        printer.steps(remedy);
        return ExitCode.PROBLEM;
      }
      return carryOut(revived(remedy, place, redactor), target, place.desk(), printer);
    } catch (RemedyException e) {
      printer.refused(e.what());
      return e instanceof UnkeptException ? ExitCode.USAGE : ExitCode.PROBLEM;
    }
  }

  private static int list(Optional<LoadedReport> loaded, List<JournalEntry> journal, FixPrinter printer)
      throws UsageException {
    if (loaded.isEmpty() && journal.isEmpty()) {
      throw new UsageException(Message.of("fix.no-run"));
    }
    printer.list(loaded.map(run -> run.report().remedies()).orElse(List.of()), journal);
    return ExitCode.OK;
  }

  private static Remedy revived(Remedy kept, Workplace place, Redactor redactor) throws UsageException {
    return new KeptChanges(place.settings(), redactor).whole(kept)
        .orElseThrow(() -> new UsageException(Message.of("remedy.error.value-was-redacted")));
  }

  private int carryOut(Remedy remedy, Target target, RemedyDesk desk, FixPrinter printer)
      throws RemedyException, InterruptedException, UsageException {
    if (action == FixAction.SHOW) {
      printer.preview(remedy, desk.preview(remedy));
      return ExitCode.OK;
    }
    checkCommand(target);
    if (action == FixAction.TRY) {
      printer.tell(Message.of("fix.trying"));
      printer.command(target.command());
      CommandOutcome outcome = desk.tryOut(remedy, printer::echo);
      return tell(outcome, outcome.passed() ? "fix.try.works" : "fix.try.fails", remedy.id(), printer);
    }
    if (addsAuthority(remedy) && !trust) {
      remedy.steps().forEach(printer::tell);
      throw new UsageException(Message.of("fix.trust-needed", remedy.id()));
    }
    JournalEntry entry = desk.apply(remedy);
    entry.files().forEach(file -> printer.say("fix.wrote", file.path()));
    if (remedy.changes().stream().anyMatch(change -> change instanceof Change.UserEnvironment)) {
      printer.tell(Message.of("fix.reopen"));
    }
    printer.command(target.command());
    CommandOutcome outcome = desk.verify(printer::echo);
    return tell(outcome, outcome.passed() ? "fix.verify.works" : "fix.verify.fails", entry.id(), printer);
  }

  /// What is run comes from this user: typed now, or kept with his own last run, and then it is `go` or `git`.
  private void checkCommand(Target target) throws UsageException {
    if (target.command().stream().anyMatch(word -> word.matches(".*<[a-z].*>.*"))) {
      throw new UsageException(Message.of("fix.command-was-redacted"));
    }
    boolean known = target.command().isEmpty()
        || (target.command().getFirst().matches("go|git") && target.command().stream().noneMatch(String::isEmpty));
    if (command.isEmpty() && !known) {
      throw new UsageException(Message.of("fix.command-typed-only"));
    }
  }

  /// By what is written, not only by what the remedy says of itself.
  private static boolean addsAuthority(Remedy remedy) {
    return remedy.harm() == Harm.TRUST || remedy.changes().stream()
        .anyMatch(change -> change instanceof Change.TrustBundle bundle && !bundle.added().isEmpty());
  }

  private int undo(RemedyDesk desk, FixPrinter printer) throws RemedyException, UsageException {
    JournalEntry entry = desk.journal().stream()
        .filter(e -> id.isEmpty() || e.id().equals(id.get()) || e.remedy().id().equalsIgnoreCase(id.get()))
        .findFirst().orElseThrow(() -> new UsageException(Message.of("fix.nothing-to-undo")));
    desk.undo(entry);
    printer.undone(entry);
    return ExitCode.OK;
  }

  private static int tell(CommandOutcome outcome, String key, String id, FixPrinter printer) throws UsageException {
    printer.outcome(outcome, key, id);
    return outcome.passed() ? ExitCode.OK : ExitCode.PROBLEM;
  }

  /// The target of the run; a command that was redacted there has to be said again.
  private Target target(Report report) {
    return Targets.again(report.target(), services.get().workingFolder(), command);
  }
}
