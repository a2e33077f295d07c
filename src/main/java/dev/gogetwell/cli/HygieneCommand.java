package dev.gogetwell.cli;

import dev.gogetwell.hygiene.HygieneHtml;
import dev.gogetwell.hygiene.HygieneJson;
import dev.gogetwell.hygiene.HygieneReport;
import dev.gogetwell.hygiene.HygieneRequest;
import dev.gogetwell.hygiene.LicencePolicy;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Settings;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `gogetwell hygiene`: the dependencies of a project in order. The tools contact what go and govulncheck contact. One
/// thread.
@Command(name = "hygiene", mixinStandardHelpOptions = true)
public final class HygieneCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Services services;

  @Option(names = "--project", paramLabel = "DIR")
  private Path project = Path.of("");

  @Option(names = "--json", paramLabel = "FILE|-", arity = "0..1", fallbackValue = GivenFile.STANDARD_OUTPUT,
      preprocessor = AttachedOnly.class)
  private Optional<String> json = Optional.empty();

  @Option(names = "--sarif", paramLabel = "FILE|-", arity = "0..1", fallbackValue = GivenFile.STANDARD_OUTPUT,
      preprocessor = AttachedOnly.class)
  private Optional<String> sarif = Optional.empty();

  @Option(names = "--html", paramLabel = "FILE|-")
  private Optional<String> html = Optional.empty();

  @Option(names = "--timeout", paramLabel = "3m", converter = Durations.class)
  private Duration timeout = Duration.ofMinutes(3);

  @Option(names = "--govulncheck", paramLabel = "FILE")
  private Optional<Path> govulncheck = Optional.empty();

  @Option(names = "--vulndb", paramLabel = "URL|DIR")
  private Optional<String> database = Optional.empty();

  @Option(names = "--licences", paramLabel = "FILE")
  private Optional<Path> policy = Optional.empty();

  @Option(names = "--install-tools")
  private boolean install;

  /// What it stands on; wired in `app`.
  ///
  /// @param settings of the judged environment, for a project
  /// @param check looks at a project
  /// @param secrets what must never be written
  /// @param tools the folder of this program for tools
  public record Services(SettingsOf settings, Check check, Function<Settings, Secrets> secrets,
      Supplier<Path> tools, Clock clock) {
    /// Reads the settings.
    @FunctionalInterface
    public interface SettingsOf {
      /// As they are in that folder.
      Settings read(Path project) throws InterruptedException;
    }

    /// Looks at a project.
    @FunctionalInterface
    public interface Check {
      /// Blocks until the tools have ended.
      HygieneReport run(HygieneRequest request, Consumer<String> progress) throws IOException, InterruptedException;
    }
  }

  /// A command that writes to `terminal`.
  public HygieneCommand(Terminal terminal, Services services) {
    this.terminal = terminal;
    this.services = services;
  }

  @Override
  public Integer call() throws InterruptedException, UsageException {
    GivenFile files = new GivenFile(terminal);
    List<Optional<String>> documents = List.of(json, sarif, html);
    if (documents.stream().filter(GivenFile::isAlone).count() > 1) {
      throw new UsageException(Message.of("hygiene.sarif-and-json"));
    }
    for (Optional<String> file : documents) {
      if (file.isPresent()) {
        files.check(file.get());
      }
    }
    Path folder = project.toAbsolutePath().normalize();
    ProjectFolder.check(folder);
    if (!ProjectFolder.isModule(folder)) {
      throw new UsageException(Message.of("cli.project.no-module", folder));
    }
    Settings settings = services.settings().read(folder);
    HygieneReport report = look(new HygieneRequest(folder, settings, timeout, govulncheck, database,
        policy(), new HygieneRequest.Tools(Optional.of(services.tools().get()), install)));
    Redactor redactor = new Redactor(report.secrets(services.secrets().apply(settings)));
    HygieneJson forms = new HygieneJson(terminal.texts(), redactor::text);
    if (json.isPresent()) {
      files.json(json.get(), forms.write(report));
    }
    if (sarif.isPresent()) {
      files.json(sarif.get(), forms.sarif(report));
    }
    if (html.isPresent()) {
      files.text(html.get(), new HygieneHtml(terminal.texts(), ZoneId.systemDefault(), redactor::text)
          .write(report, services.clock().instant()), true);
    }
    if (documents.stream().noneMatch(GivenFile::isAlone)) {
      new HygienePrinter(terminal, redactor::text).print(report);
    }
    return report.hasProblems() ? ExitCode.PROBLEM : ExitCode.OK;
  }

  private Optional<LicencePolicy> policy() throws UsageException {
    if (policy.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<LicencePolicy> read =
          LicencePolicy.parse(RegularFile.at(policy.get()).bytes(InputLimit.SETTINGS));
      if (read.isEmpty()) {
        throw new UsageException(Message.of("hygiene.no-policy", policy.get()));
      }
      return read;
    } catch (IOException e) {
      throw new UsageException(Message.of("cli.cannot-read", policy.get()));
    }
  }

  private HygieneReport look(HygieneRequest request) throws InterruptedException, UsageException {
    try {
      return services.check().run(request, tool -> terminal.line(terminal.texts().get("hygiene.running", tool)));
    } catch (IOException e) {
      throw new UsageException(Message.of("hygiene.no-copy", String.valueOf(e.getMessage())));
    } finally {
      terminal.line("");
    }
  }
}
