package dev.gogetwell.cli;

import dev.gogetwell.cli.Terminal.Style;
import dev.gogetwell.fleet.FleetJson;
import dev.gogetwell.fleet.FleetPage;
import dev.gogetwell.fleet.FleetReader;
import dev.gogetwell.fleet.FleetSummary;
import dev.gogetwell.fleet.FleetText;
import dev.gogetwell.machine.file.RefusedFileException;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.machine.file.SavedText;
import dev.gogetwell.model.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gogetwell fleet DIR|FILE|-`: what the reports of many machines have in common. Contacts nobody and judges nothing
/// anew: it counts what the reports say. Ends with 1 only where no report could be read. One thread.
@Command(name = "fleet", mixinStandardHelpOptions = true)
public final class FleetCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", arity = "0..1", paramLabel = "DIR|FILE|-", defaultValue = "-", descriptionKey = "source")
  private String source = "-";

  @Option(names = "--json", paramLabel = "FILE|-", arity = "0..1", fallbackValue = GivenFile.STANDARD_OUTPUT)
  private Optional<String> json = Optional.empty();

  @Option(names = "--html", paramLabel = "FILE")
  private Optional<String> html = Optional.empty();

  /// A command that writes to `terminal`.
  public FleetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws UsageException {
    GivenFile files = new GivenFile(terminal);
    for (Optional<String> file : List.of(json, html)) {
      if (file.isPresent()) {
        files.check(file.get());
      }
    }
    FleetSummary summary = read();
    ZoneId zone = ZoneId.systemDefault();
    if (json.isPresent()) {
      files.json(json.get(), new FleetJson().write(summary));
    }
    if (html.isPresent()) {
      files.text(html.get(), new FleetPage(terminal.texts(), zone).write(summary), true);
    }
    if (json.filter("-"::equals).isEmpty()) {
      List<String> lines = new FleetText(terminal.texts(), zone).lines(summary);
      terminal.out().println(terminal.paint(Style.BOLD, lines.getFirst()));
      lines.stream().skip(1).forEach(terminal.out()::println);
    }
    if (summary.reports() == 0 && !summary.unreadable().isEmpty()) {
      terminal.err().println(terminal.texts().get("fleet.one-a-line"));
    }
    return summary.reports() > 0 ? ExitCode.OK : ExitCode.PROBLEM;
  }

  private FleetSummary read() throws UsageException {
    FleetReader reader = new FleetReader();
    try {
      if (source.equals("-")) {
        reader.lines(SavedText.utf8(terminal.in()), "-");
      } else if (Files.isDirectory(Path.of(source))) {
        new ReportFolder(reader).read(Path.of(source));
      } else {
        try (InputStream in = RegularFile.at(Path.of(source)).stream()) {
          reader.lines(SavedText.utf8(in), source);
        }
      }
    } catch (IOException e) {
      throw new UsageException(RefusedFileException.sentence(e, Message.of("cli.cannot-read", source)));
    } catch (InvalidPathException _) {
      throw new UsageException(Message.of("cli.cannot-read", source));
    }
    return reader.summary(terminal.redaction());
  }
}
