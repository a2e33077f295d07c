package dev.gogetwell.cli;

import dev.gogetwell.cli.Terminal.Style;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Target;
import dev.gogetwell.remedy.CommandOutcome;
import dev.gogetwell.remedy.JournalEntry;
import dev.gogetwell.remedy.Preview;
import dev.gogetwell.remedy.RemedyDesk;
import dev.gogetwell.remedy.RemedyException;
import dev.gogetwell.report.DamagedReportException;
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

/// `gogetwell fix list|show|try|apply|undo`: the remedies of the last run, or of a report file. `try` writes nothing;
/// `apply` writes, verifies with the command that failed, and says how to undo. One run, one thread.
@Command(name = "fix", mixinStandardHelpOptions = true)
public final class FixCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final CheckServices services;
  private final Desks desks;
  private final JsonMapper json = JsonMapper.builder().build();

  @Parameters(index = "0", paramLabel = "list|show|try|apply|undo", descriptionKey = "action",
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

  @Option(names = "--json")
  private boolean asJson;

  /// What can be done; the names are those of the command line.
  enum Action {
    list,
    show,
    // `try` is a word of Java's, so the constant has another name than the user types.
    attempt,
    apply,
    undo
  }

  /// Makes the desk for a target: the settings are read anew.
  @FunctionalInterface
  public interface Desks {
    /// A desk for `target`.
    RemedyDesk open(Target target) throws InterruptedException;
  }

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
      return usage(e.sentence());
    }
    if (report.isEmpty() && action != Action.undo) {
      return usage(Message.of("fix.no-run"));
    }
    Target target = report.map(this::target).orElse(new Target("", Optional.empty(), List.of(), Optional.empty()));
    try {
      return switch (action) {
        case list -> list(report.orElseThrow(), desks.open(target));
        case show -> withRemedy(report.orElseThrow(), remedy -> show(desks.open(target), remedy));
        case attempt -> withRemedy(report.orElseThrow(), remedy -> attempt(desks.open(target), remedy));
        case apply -> withRemedy(report.orElseThrow(), remedy -> apply(desks.open(target), remedy));
        case undo -> undo(desks.open(target));
      };
    } catch (RemedyException e) {
      terminal.err().println(terminal.paint(Style.BAD, "✗ ") + terminal.texts().get(e.what()));
      return ExitCode.PROBLEM;
    }
  }

  /// Something to do with one remedy.
  private interface Work {
    int on(Remedy remedy) throws RemedyException, InterruptedException;
  }

  private int withRemedy(Report report, Work work) throws RemedyException, InterruptedException {
    Optional<Remedy> remedy = report.remedies().stream().filter(r -> id.isPresent()
        ? r.id().equalsIgnoreCase(id.get()) : r.isAutomatic()).findFirst();
    if (remedy.isEmpty()) {
      return usage(Message.of("fix.no-such-remedy", id.orElse("")));
    }
    if (!remedy.get().isAutomatic()) {
      remedy.get().steps().forEach(step -> terminal.out().println(terminal.texts().get(step)));
      return ExitCode.PROBLEM;
    }
    if (remedy.get().changes().stream().anyMatch(FixCommand::isRedacted)) {
      return usage(Message.of("fix.value-was-redacted"));
    }
    return work.on(remedy.get());
  }

  private int list(Report report, RemedyDesk desk) throws RemedyException {
    List<JournalEntry> journal = desk.journal();
    if (asJson) {
      ObjectNode root = json.createObjectNode().put("schema", "gogetwell-fix-1");
      ArrayNode remedies = root.putArray("remedies");
      report.remedies().forEach(remedy -> remedies.addObject().put("id", remedy.id())
          .put("cures", remedy.cures().code()).put("harm", remedy.harm().name().toLowerCase(Locale.ROOT))
          .put("automatic", remedy.isAutomatic()).put("title", terminal.texts().get(remedy.title())));
      ArrayNode applied = root.putArray("applied");
      journal.forEach(entry -> applied.addObject().put("id", entry.id())
          .put("applied", entry.applied().toString()).put("title", terminal.texts().get(entry.remedy().title())));
      terminal.out().println(json.writerWithDefaultPrettyPrinter().writeValueAsString(root));
      return ExitCode.OK;
    }
    report.remedies().forEach(remedy -> {
      terminal.out().println(terminal.paint(Style.ACCENT, remedy.id()) + "  " + terminal.texts().get(remedy.title())
          + terminal.paint(Style.DIM, "  " + remedy.cures()));
      remedy.steps().forEach(step -> terminal.out().println("    " + terminal.texts().get(step)));
    });
    journal.forEach(entry -> terminal.out().println(terminal.texts().get("fix.applied-entry", entry.id(),
        terminal.texts().get(entry.remedy().title()))));
    return ExitCode.OK;
  }

  private int show(RemedyDesk desk, Remedy remedy) throws RemedyException, InterruptedException {
    Preview preview = desk.preview(remedy);
    terminal.out().println(terminal.texts().get(remedy.title()) + ": " + terminal.texts().get(remedy.why()));
    preview.edits().forEach(edit -> {
      terminal.out().println(terminal.paint(Style.DIM, "$ " + edit.command()));
      edit.unifiedDiff().forEach(line -> terminal.out().println(terminal.paint(style(line), line)));
    });
    preview.overriddenBy().forEach(name -> terminal.out().println(terminal.paint(Style.WARN, "! ")
        + terminal.texts().get("fix.overridden", name)));
    return ExitCode.OK;
  }

  private static Style style(String line) {
    return line.startsWith("+") ? Style.GOOD : line.startsWith("-") ? Style.BAD : Style.DIM;
  }

  private int attempt(RemedyDesk desk, Remedy remedy) throws RemedyException, InterruptedException {
    terminal.err().println(terminal.texts().get("fix.trying"));
    CommandOutcome outcome = desk.tryOut(remedy, this::echo);
    return tell(outcome, outcome.passed() ? "fix.try.works" : "fix.try.fails", remedy.id());
  }

  private int apply(RemedyDesk desk, Remedy remedy) throws RemedyException, InterruptedException {
    if (remedy.harm() == Harm.TRUST && !trust) {
      remedy.steps().forEach(step -> terminal.err().println(terminal.texts().get(step)));
      return usage(Message.of("fix.trust-needed", remedy.id()));
    }
    JournalEntry entry = desk.apply(remedy);
    entry.files().forEach(file -> terminal.out().println(terminal.texts().get("fix.wrote", file.path())));
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
    terminal.out().println(terminal.paint(Style.GOOD, "✓ ") + terminal.texts().get("fix.undone",
        terminal.texts().get(entry.get().remedy().title())));
    return ExitCode.OK;
  }

  private int tell(CommandOutcome outcome, String key, String id) {
    if (asJson) {
      terminal.out().println(json.writeValueAsString(json.createObjectNode().put("schema", "gogetwell-fix-1")
          .put("id", id).put("passed", outcome.passed()).put("exitCode", outcome.exitCode())
          .put("tookMs", outcome.took().toMillis()).put("output", outcome.output())));
    } else {
      String seconds = String.format(Locale.ROOT, "%.1f", outcome.took().toMillis() / 1000.0);
      terminal.out().println(outcome.passed()
          ? terminal.paint(Style.GOOD, "✓ ") + terminal.texts().get(key, seconds, id)
          : terminal.paint(Style.BAD, "✗ ") + terminal.texts().get(key, seconds, id));
    }
    return outcome.passed() ? ExitCode.OK : ExitCode.PROBLEM;
  }

  private void echo(String line) {
    if (!asJson) {
      terminal.err().println(terminal.paint(Style.DIM, "  " + VerdictPrinter.printable(line)));
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

  private int usage(Message message) {
    terminal.err().println(terminal.texts().get(message));
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
        default -> throw new picocli.CommandLine.TypeConversionException(
            "'" + value + "' is none of list, show, try, apply, undo");
      };
    }
  }
}
