package dev.gogetwell.cli;

import dev.gogetwell.cli.Terminal.Style;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.remedy.CommandOutcome;
import dev.gogetwell.remedy.JournalEntry;
import dev.gogetwell.remedy.Preview;
import dev.gogetwell.remedy.RemedyDesk;
import dev.gogetwell.remedy.RemedyException;
import dev.gogetwell.report.DamagedReportException;
import dev.gogetwell.report.KeptChanges;
import dev.gogetwell.report.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `gogetwell fix list|show|try|apply|undo|export`: the remedies of the last run, or of a report file. `try` writes
/// nothing; `apply` writes, verifies with the command that failed, and says how to undo. One run, one thread.
@Command(name = "fix", mixinStandardHelpOptions = true)
public final class FixCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final CheckServices services;
  private final Desks desks;
  private final JsonMapper json = JsonMapper.builder().build();
  private Redactor redactor = Redactor.generic();

  @Parameters(index = "0", paramLabel = "list|show|try|apply|undo|export", descriptionKey = "action",
      converter = FixCommand.ActionConverter.class)
  private Action action = Action.list;

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

  @Option(names = "--json")
  private boolean asJson;

  /// What can be done; the names are those of the command line.
  enum Action {
    list,
    show,
    // `try` is a word of Java's, so the constant has another name than the user types.
    attempt,
    apply,
    undo,
    export
  }

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
  public FixCommand(Terminal terminal, CheckServices services, Desks desks) {
    this.terminal = terminal;
    this.services = services;
    this.desks = desks;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<Report> report;
    try {
      report = from.isPresent() ? Optional.of(services.reports().read(Files.readString(from.get())).report())
          : services.lastRun().load();
    } catch (IOException e) {
      return usage(Message.of("cli.cannot-read", from.orElseThrow()));
    } catch (DamagedReportException e) {
      return usage(e.what());
    }
    if (report.isEmpty() && action != Action.undo) {
      return usage(Message.of("fix.no-run"));
    }
    if (action == Action.export) {
      return new AuthorityExport(terminal).export(report.orElseThrow(), to);
    }
    Target target = report.map(this::target).orElse(new Target("", Optional.empty(), List.of(), Optional.empty()));
    Workplace place = desks.open(target);
    redactor = new Redactor(services.known(place.settings(), target));
    try {
      return switch (action) {
        case list -> list(report.orElseThrow(), place.desk());
        case show -> withRemedy(report.orElseThrow(), place, this::show);
        case attempt -> withRemedy(report.orElseThrow(), place, this::attempt);
        case apply -> withRemedy(report.orElseThrow(), place, this::apply);
        case undo -> undo(place.desk());
        case export -> throw new IllegalStateException("export needs no desk");
      };
    } catch (RemedyException e) {
      terminal.err().println(terminal.paint(Style.BAD, "✗ ") + text(e.what()));
      return ExitCode.PROBLEM;
    }
  }

  /// Something to do with one remedy.
  private interface Work {
    int on(RemedyDesk desk, Remedy remedy) throws RemedyException, InterruptedException;
  }

  private int withRemedy(Report report, Workplace place, Work work) throws RemedyException, InterruptedException {
    Optional<Remedy> kept = report.remedies().stream().filter(r -> id.isPresent()
        ? r.id().equalsIgnoreCase(id.get()) : r.isAutomatic()).findFirst();
    if (kept.isEmpty()) {
      return usage(Message.of("fix.no-such-remedy", id.orElse("")));
    }
    if (!kept.get().isAutomatic()) {
      kept.get().steps().forEach(step -> terminal.out().println(text(step)));
      return ExitCode.PROBLEM;
    }
    Remedy remedy = new KeptChanges(place.settings(), redactor).revive(kept.get());
    if (remedy.changes().stream().anyMatch(FixCommand::isRedacted)) {
      return usage(Message.of("fix.value-was-redacted"));
    }
    if (action != Action.show && target(report).command().stream().anyMatch(word -> word.matches(".*<[a-z].*>.*"))) {
      return usage(Message.of("fix.command-was-redacted"));
    }
    return work.on(place.desk(), remedy);
  }

  private int list(Report report, RemedyDesk desk) throws RemedyException {
    List<JournalEntry> journal = desk.journal();
    if (asJson) {
      ObjectNode root = json.createObjectNode().put("schema", "gogetwell-fix-1");
      ArrayNode remedies = root.putArray("remedies");
      report.remedies().forEach(remedy -> remedies.addObject().put("id", remedy.id())
          .put("cures", remedy.cures().code()).put("harm", remedy.harm().name().toLowerCase(Locale.ROOT))
          .put("automatic", remedy.isAutomatic()).put("title", text(remedy.title())));
      ArrayNode applied = root.putArray("applied");
      journal.forEach(entry -> applied.addObject().put("id", entry.id())
          .put("applied", entry.applied().toString()).put("title", text(entry.remedy().title())));
      terminal.out().println(json.writerWithDefaultPrettyPrinter().writeValueAsString(root));
      return ExitCode.OK;
    }
    report.remedies().forEach(remedy -> {
      terminal.out().println(terminal.paint(Style.ACCENT, remedy.id()) + "  " + text(remedy.title())
          + terminal.paint(Style.DIM, "  " + remedy.cures()));
      remedy.steps().forEach(step -> terminal.out().println("    " + text(step)));
    });
    journal.forEach(entry -> terminal.out().println(text("fix.applied-entry", entry.id(),
        text(entry.remedy().title()))));
    return ExitCode.OK;
  }

  private int show(RemedyDesk desk, Remedy remedy) throws RemedyException, InterruptedException {
    Preview preview = desk.preview(remedy);
    terminal.out().println(text(remedy.title()) + ": " + text(remedy.why()));
    preview.edits().forEach(edit -> {
      terminal.out().println(terminal.paint(Style.DIM, "$ " + safe(edit.command())));
      edit.shownDiff().forEach(line -> terminal.out().println(terminal.paint(style(line), safe(line))));
      if (edit.hiddenLines() > 0) {
        terminal.out().println(terminal.paint(Style.DIM, text("fix.more-lines", edit.hiddenLines())));
      }
    });
    preview.overriddenBy().forEach(name -> terminal.out().println(terminal.paint(Style.WARN, "! ")
        + text("fix.overridden", name)));
    return ExitCode.OK;
  }

  private static Style style(String line) {
    return line.startsWith("+") ? Style.GOOD : line.startsWith("-") ? Style.BAD : Style.DIM;
  }

  private int attempt(RemedyDesk desk, Remedy remedy) throws RemedyException, InterruptedException {
    terminal.err().println(text("fix.trying"));
    CommandOutcome outcome = desk.tryOut(remedy, this::echo);
    return tell(outcome, outcome.passed() ? "fix.try.works" : "fix.try.fails", remedy.id());
  }

  private int apply(RemedyDesk desk, Remedy remedy) throws RemedyException, InterruptedException {
    if (remedy.harm() == Harm.TRUST && !trust) {
      remedy.steps().forEach(step -> terminal.err().println(terminal.texts().get(step)));
      return usage(Message.of("fix.trust-needed", remedy.id()));
    }
    JournalEntry entry = desk.apply(remedy);
    entry.files().forEach(file -> terminal.out().println(text("fix.wrote", file.path())));
    CommandOutcome outcome = desk.verify(this::echo);
    return tell(outcome, outcome.passed() ? "fix.verify.works" : "fix.verify.fails", entry.id());
  }

  private int undo(RemedyDesk desk) throws RemedyException {
    Optional<JournalEntry> entry = desk.journal().stream()
        .filter(e -> id.isEmpty() || e.id().equals(id.get()) || e.remedy().id().equalsIgnoreCase(id.get())).findFirst();
    if (entry.isEmpty()) {
      return usage(Message.of("fix.nothing-to-undo"));
    }
    desk.undo(entry.get());
    terminal.out().println(terminal.paint(Style.GOOD, "✓ ") + text("fix.undone",
        text(entry.get().remedy().title())));
    return ExitCode.OK;
  }

  private int tell(CommandOutcome outcome, String key, String id) {
    if (asJson) {
      terminal.out().println(json.writeValueAsString(json.createObjectNode().put("schema", "gogetwell-fix-1")
          .put("id", id).put("passed", outcome.passed()).put("exitCode", outcome.exitCode())
          .put("tookMs", outcome.took().toMillis()).put("output", redactor.text(outcome.output()))));
    } else {
      String seconds = String.format(Locale.ROOT, "%.1f", outcome.took().toMillis() / 1000.0);
      terminal.out().println(outcome.passed()
          ? terminal.paint(Style.GOOD, "✓ ") + text(key, seconds, id)
          : terminal.paint(Style.BAD, "✗ ") + text(key, seconds, id));
    }
    return outcome.passed() ? ExitCode.OK : ExitCode.PROBLEM;
  }

  private void echo(String line) {
    if (!asJson) {
      terminal.err().println(terminal.paint(Style.DIM, "  " + safe(line)));
    }
  }

  /// The target of the run; a command that was redacted there has to be said again.
  private Target target(Report report) {
    Target known = report.target();
    List<String> words = command.map(line -> Arrays.asList(line.strip().split("\\s+"))).orElse(known.command());
    String folder = services.workingFolder().toString();
    return new Target(known.module(), Optional.of(folder), words, Optional.empty());
  }

  /// Redaction leaves placeholders in angle brackets, which no setting of ours contains.
  private static boolean isRedacted(Change change) {
    Optional<String> value = switch (change) {
      case Change.GoEnv go -> go.value();
      case Change.GitConfig git -> git.value();
      case Change.UserEnvironment variable -> variable.value();
      case Change.TrustBundle bundle -> Optional.of(bundle.name());
    };
    return value.filter(text -> text.contains("<") && text.contains(">")).isPresent();
  }

  private String text(Message message) {
    return safe(terminal.texts().get(message));
  }

  private String text(String key, Object... args) {
    return safe(terminal.texts().get(key, args));
  }

  /// What may be told to a screen that others see.
  private String safe(String text) {
    return VerdictPrinter.printable(redactor.text(text));
  }

  private int usage(Message message) {
    terminal.err().println(text(message));
    return ExitCode.USAGE;
  }

  /// Lets the user type `try`.
  public static final class ActionConverter implements picocli.CommandLine.ITypeConverter<Action> {
    @Override
    public Action convert(String value) {
      return switch (value) {
        case "try" -> Action.attempt;
        case "list" -> Action.list;
        case "show" -> Action.show;
        case "apply" -> Action.apply;
        case "undo" -> Action.undo;
        case "export" -> Action.export;
        default -> throw new picocli.CommandLine.TypeConversionException(
            "'" + value + "' is none of list, show, try, apply, undo, export");
      };
    }
  }
}
