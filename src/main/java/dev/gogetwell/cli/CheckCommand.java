package dev.gogetwell.cli;

import dev.gogetwell.engine.CheckRequest;
import dev.gogetwell.engine.Engine;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.engine.RunHandle;
import dev.gogetwell.engine.RunListener;
import dev.gogetwell.engine.Targets;
import dev.gogetwell.machine.file.AtomicFile;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.telemetry.PrometheusText;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gogetwell check`: the whole diagnosis in a terminal. One run, one thread.
@Command(name = "check", mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<CheckServices> services;

  @Parameters(index = "0", arity = "0..1", paramLabel = "MODULE[@VERSION]", descriptionKey = "module")
  private Optional<String> module = Optional.empty();

  @Option(names = "--project", paramLabel = "DIR")
  private Optional<Path> project = Optional.empty();

  @Option(names = "--command", paramLabel = "\"go get …\"")
  private Optional<String> command = Optional.empty();

  @Option(names = "--deep")
  private boolean deep;

  @Option(names = "--json", paramLabel = "FILE|-", arity = "0..1", fallbackValue = GivenFile.STANDARD_OUTPUT)
  private Optional<String> json = Optional.empty();

  @Option(names = "--html", paramLabel = "FILE")
  private Optional<Path> html = Optional.empty();

  @Option(names = "--metrics", paramLabel = "FILE.prom")
  private Optional<Path> metrics = Optional.empty();

  @Mixin private final OtlpOption otlp = new OtlpOption();

  @Option(names = "--lang", paramLabel = "en|zh-CN")
  private Optional<String> lang = Optional.empty();

  @Option(names = "--timeout", paramLabel = "30s", converter = Durations.class)
  private Duration timeout = Duration.ofSeconds(30);

  @Option(names = "--only-go-hosts")
  private boolean onlyGoHosts;

  @Option(names = "--hosts", paramLabel = "FILE")
  private Optional<Path> hosts = Optional.empty();

  @Option(names = "--from", paramLabel = "REPORT.json")
  private Optional<Path> from = Optional.empty();

  @Option(names = "--timings", hidden = true)
  private boolean timings;

  /// A command that writes to `terminal`.
  public CheckCommand(Terminal terminal, Supplier<CheckServices> services) {
    this.terminal = terminal;
    this.services = services;
  }

  @Override
  public Integer call() throws InterruptedException, UsageException {
    Terminal out = lang.isPresent() ? terminal.withTexts(Texts.load(LanguageArgument.of(lang.get()))) : terminal;
    checkInput();
    return give(out, from.isPresent() ? load(out, from.get()) : new LoadedReport(run(out), true, List.of()));
  }

  /// Everything that can be seen to be wrong before a run is worth its time.
  private void checkInput() throws UsageException {
    if (module.isPresent()) {
      ModuleArgument.check(module.get());
    }
    if (project.isPresent()) {
      ProjectFolder.check(project.get());
    }
    if (json.isPresent()) {
      new GivenFile(terminal).check(json.get());
    }
    if (html.isPresent()) {
      GivenFile.check(html.get());
    }
    if (metrics.isPresent()) {
      GivenFile.check(metrics.get());
      checkReplaceable(metrics.get());
    }
    otlp.check(variable -> services.get().variables().apply(variable));
  }

  /// What is replaced as a whole has to be a file: a device or a pipe would be gone.
  private static void checkReplaceable(Path file) throws UsageException {
    try {
      AtomicFile.at(file).requireFit();
    } catch (IOException _) {
      throw new UsageException(Message.of("cli.cannot-write", file));
    }
  }

  private Report run(Terminal out) throws InterruptedException, UsageException {
    ReferenceHosts references = services.get().references(onlyGoHosts, hosts);
    Path folder = project.orElse(services.get().workingFolder());
    Target target = Targets.typed(module, Optional.of(folder), command);
    boolean toStdout = json.filter("-"::equals).isPresent();
    Progress progress = new Progress(out, settings -> services.get().known(settings, target));
    Engine engine = services.get().engine();
    RunListener listener = timings ? new Timings(out).and(progress) : progress;
    RunHandle handle = engine.start(new CheckRequest(target, timeout, deep, references), listener);
    Report report = handle.await();
    progress.clear();
    services.get().lastRun().save(report);
    if (!toStdout) {
      new VerdictPrinter(out, false).print(new Redactor(services.get().secrets(report)).redact(report));
    }
    return report;
  }

  private LoadedReport load(Terminal out, Path file) throws UsageException {
    LoadedReport loaded = new ReportFile(services.get()).read(file);
    Report judged = loaded.report();
    Redactor redactor = new Redactor(services.get().secrets(judged));
    loaded.problems().forEach(problem -> out.err().println(out.paint(Terminal.Style.WARN, "! ")
        + redactor.text(out.texts().get(problem))));
    if (json.filter("-"::equals).isEmpty()) {
      new VerdictPrinter(out, true).print(redactor.redact(judged));
    }
    return loaded;
  }

  private int give(Terminal out, LoadedReport given) throws UsageException {
    Report report = given.report();
    Redactor redactor = new Redactor(services.get().secrets(report));
    Report safe = redactor.redact(report);
    try {
      if (json.isPresent()) {
        String text = given.own() ? services.get().reports().writeOwn(safe) : services.get().reports().write(safe);
        new GivenFile(out).json(json.get(), text);
      }
      if (html.isPresent()) {
        Files.writeString(html.get(), services.get().html().write(safe, redactor.removed(), languages(out)),
            StandardCharsets.UTF_8);
      }
      if (metrics.isPresent()) {
        collect(metrics.get(), new PrometheusText().write(safe));
      }
    } catch (IOException e) {
      // The verdict was told and is kept as the last run, so nothing is lost.
      throw new UsageException(Message.of("cli.cannot-write", String.valueOf(e.getMessage())));
    }
    otlp.tell(out, safe, redactor, services.get().variables());
    return exitCode(report.verdict());
  }

  /// Whoever names a language wants that one; else the colleague who gets the report may read the other.
  private List<Language> languages(Terminal out) {
    Language first = out.texts().language();
    return lang.isPresent() ? List.of(first) : Stream.concat(Stream.of(first),
        Stream.of(Language.values()).filter(other -> other != first)).toList();
  }

  /// Whole or not at all: a collector reads the file whenever it likes.
  private static void collect(Path file, String text) throws IOException {
    AtomicFile whole = AtomicFile.at(file);
    whole.replace(whole.read(), Optional.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static int exitCode(Verdict verdict) {
    return switch (verdict.state()) {
      case HEALTHY -> ExitCode.OK;
      case PROBLEM, CANNOT_TELL, OPEN -> ExitCode.PROBLEM;
    };
  }
}
