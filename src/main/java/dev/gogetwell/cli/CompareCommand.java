package dev.gogetwell.cli;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Message;
import dev.gogetwell.report.ComparisonJson;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.ReportComparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gogetwell compare A.json [B.json]`: what differs between two runs, what decides first. Without a second report the
/// last run here is the other side. Reports are read as `check --from` reads them; nothing is measured and nobody is
/// asked. Ends with 0 where nothing differs and with 1 where something does. One thread.
@Command(name = "compare", mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<CheckServices> services;

  @Parameters(index = "0", paramLabel = "A.json", descriptionKey = "first")
  private Path first = Path.of("");

  @Parameters(index = "1", arity = "0..1", paramLabel = "B.json", descriptionKey = "second")
  private Optional<Path> second = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE|-", arity = "0..1", fallbackValue = GivenFile.STANDARD_OUTPUT)
  private Optional<String> json = Optional.empty();

  /// A command that writes to `terminal`.
  public CompareCommand(Terminal terminal, Supplier<CheckServices> services) {
    this.terminal = terminal;
    this.services = services;
  }

  @Override
  public Integer call() throws UsageException {
    ReportFile files = new ReportFile(services.get());
    LoadedReport one = safe(terminal, files.read(first), first.toString());
    LoadedReport two = second.isPresent() ? safe(terminal, files.read(second.get()), second.get().toString())
        : safe(terminal, services.get().lastRun().load().map(services.get().opening())
            .orElseThrow(() -> new UsageException(Message.of("runs.no-run"))), "");
    ReportComparison compared = ReportComparison.of(one, two);
    if (json.isPresent()) {
      give(terminal, json.get(), new ComparisonJson(terminal.texts()).write(compared));
    }
    if (json.filter("-"::equals).isEmpty()) {
      new ComparisonPrinter(terminal).print(compared);
    }
    return compared.isAlike() ? ExitCode.OK : ExitCode.PROBLEM;
  }

  /// The report without anything private; what could not be read of it is told.
  private LoadedReport safe(Terminal out, LoadedReport loaded, String file) {
    Redactor redactor = new Redactor(services.get().secrets(loaded.report()));
    loaded.problems().forEach(problem -> out.err().println(out.paint(Terminal.Style.WARN, "! ")
        + (file.isEmpty() ? "" : redactor.text(file) + ": ") + redactor.text(out.texts().get(problem))));
    return new LoadedReport(redactor.redact(loaded.report()), loaded.own(), List.of());
  }

  private void give(Terminal out, String where, String text) throws UsageException {
    if (where.equals("-")) {
      out.json().println(text);
      return;
    }
    try {
      Path file = Path.of(where);
      // With the words of the command in another order a report would stand here, and be lost.
      if (Files.exists(file) && !isComparison(file)) {
        throw new UsageException(Message.of("runs.no-comparison", where));
      }
      try (var sink = out.json(Files.newOutputStream(file))) {
        sink.write((text + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException | InvalidPathException _) {
      throw new UsageException(Message.of("cli.cannot-write", where));
    }
  }

  private static boolean isComparison(Path file) throws IOException {
    byte[] bytes = RegularFile.at(file).bytes(InputLimit.REPORT);
    return bytes.length == 0 || new String(bytes, 0, Math.min(200, bytes.length), StandardCharsets.UTF_8)
        .contains(ComparisonJson.SCHEMA);
  }
}
