package dev.gogetwell.cli;

import dev.gogetwell.cli.Terminal.Style;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.report.ByHand;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.report.Redactor;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gogetwell repeat [E12 …]`: the curl, openssl, dig or git command with which others can see what a measurement of
/// the last run, or of a report file, saw. Prints and runs nothing, contacts nobody. One run, one thread.
@Command(name = "repeat", mixinStandardHelpOptions = true)
public final class RepeatCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<CheckServices> services;

  @Parameters(index = "0", arity = "0..*", paramLabel = "ID", descriptionKey = "id")
  private List<String> ids = List.of();

  @Option(names = "--from", paramLabel = "REPORT.json")
  private Optional<Path> from = Optional.empty();

  @Option(names = "--shell", paramLabel = "sh|powershell")
  private Optional<String> shell = Optional.empty();

  /// A command that writes to `terminal`.
  public RepeatCommand(Terminal terminal, Supplier<CheckServices> services) {
    this.terminal = terminal;
    this.services = services;
  }

  @Override
  public Integer call() throws UsageException {
    if (shell.filter(name -> !name.matches("sh|powershell")).isPresent()) {
      throw new UsageException(Message.of("repeat.shell", shell.get()));
    }
    LoadedReport loaded = from.isPresent() ? new ReportFile(services.get()).read(from.get())
        : services.get().lastRun().load().map(services.get().opening())
            .orElseThrow(() -> new UsageException(Message.of("fix.no-run")));
    Redactor redactor = new Redactor(services.get().secrets(loaded.report()));
    Report report = redactor.redact(loaded.report());
    List<Evidence> wanted = wanted(report);
    ByHand byHand = new ByHand(report, loaded.own(), shell.map("powershell"::equals)
        .orElse(report.settings().os().equals("windows")));
    wanted.forEach(evidence -> print(evidence, byHand.of(evidence)));
    return ExitCode.OK;
  }

  /// The named ones; without a name those on which the cause stands, else all that failed.
  private List<Evidence> wanted(Report report) throws UsageException {
    Set<String> named = ids.isEmpty() ? report.verdict().rootCause().map(Finding::evidence).orElse(List.of()).stream()
        .map(EvidenceId::value).collect(Collectors.toSet()) : Set.copyOf(ids);
    List<Evidence> all = report.evidence();
    for (String id : ids) {
      if (all.stream().noneMatch(piece -> piece.id().value().equals(id))) {
        throw new UsageException(Message.of("repeat.unknown", id));
      }
    }
    return all.stream().filter(piece -> named.isEmpty() ? !piece.measurement().worked()
        : named.contains(piece.id().value())).toList();
  }

  private void print(Evidence evidence, ByHand.Commands commands) {
    terminal.out().println(terminal.paint(Style.ACCENT, evidence.id().value()) + "  "
        + evidence.measurement().operation().name().toLowerCase(Locale.ROOT)
        + evidence.hop().map(hop -> terminal.paint(Style.DIM, "  " + hop.value())).orElse(""));
    if (commands.lines().isEmpty()) {
      terminal.out().println("    " + terminal.paint(Style.DIM, terminal.texts().get("repeat.nothing")));
    }
    commands.lines().forEach(line -> terminal.out().println("    " + line));
    commands.differs().ifPresent(note ->
        terminal.out().println("    " + terminal.paint(Style.DIM, "# " + terminal.texts().get(note))));
  }
}
