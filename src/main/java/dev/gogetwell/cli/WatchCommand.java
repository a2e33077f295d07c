package dev.gogetwell.cli;

import dev.gogetwell.engine.CheckRequest;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.engine.RunHandle;
import dev.gogetwell.engine.Targets;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.ReportComparison;
import dev.gogetwell.watch.WatchEntry;
import dev.gogetwell.watch.WatchHistory;
import dev.gogetwell.watch.WatchStep;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gogetwell watch`: the check again and again, one line for each change: since when, between which two checks, which
/// settings differ. Ends after `--count` checks by the last verdict, or by Ctrl+C with a last line. One thread; the end
/// of the program interrupts it.
@Command(name = "watch", mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {
  /// The hosts of others are not asked more often.
  private static final Duration MOST_OFTEN = Duration.ofSeconds(10);

  private final Terminal terminal;
  private final Supplier<CheckServices> services;
  private final Surroundings around;

  @Parameters(index = "0", arity = "0..1", paramLabel = "MODULE[@VERSION]", descriptionKey = "module")
  private Optional<String> module = Optional.empty();

  @Option(names = "--every", paramLabel = "5m", converter = Durations.class)
  private Duration every = Duration.ofMinutes(5);

  @Option(names = "--count", paramLabel = "N")
  private Optional<Integer> count = Optional.empty();

  @Option(names = "--project", paramLabel = "DIR")
  private Optional<Path> project = Optional.empty();

  @Option(names = "--timeout", paramLabel = "30s", converter = Durations.class)
  private Duration timeout = Duration.ofSeconds(30);

  @Option(names = "--only-go-hosts")
  private boolean onlyGoHosts;

  @Option(names = "--hosts", paramLabel = "FILE")
  private Optional<Path> hosts = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE|-", arity = "0..1", fallbackValue = GivenFile.STANDARD_OUTPUT,
      preprocessor = AttachedOnly.class)
  private Optional<String> document = Optional.empty();

  @Mixin private final OtlpOption otlp = new OtlpOption();

  @Option(names = "--history")
  private boolean history;

  /// What a watch needs beside a check.
  ///
  /// @param pause waits until a moment of `clock`
  /// @param ending is told what to do when the program is ended
  public record Surroundings(Clock clock, Pause pause, Ending ending, WatchHistory.Store store) {}

  /// Waits.
  @FunctionalInterface
  public interface Pause {
    /// Returns at `moment` or later.
    ///
    /// @throws InterruptedException if the waiting thread is interrupted
    void until(Instant moment) throws InterruptedException;
  }

  /// Hears of the end of the program, by Ctrl+C for instance.
  @FunctionalInterface
  public interface Ending {
    /// `work` is done before the program ends.
    void before(Runnable work);
  }

  /// A command that writes to `terminal`.
  public WatchCommand(Terminal terminal, Supplier<CheckServices> services, Surroundings around) {
    this.terminal = terminal;
    this.services = services;
    this.around = around;
  }

  @Override
  public Integer call() throws InterruptedException, UsageException {
    WatchHistory kept = around.store().load().map(WatchHistory::of).orElse(new WatchHistory(List.of()));
    if (!history) {
      checkInput();
    }
    try (WatchPrinter printer = WatchPrinter.of(terminal, document)) {
      if (history) {
        printer.history(kept);
        return ExitCode.OK;
      }
      return watch(printer, kept);
    }
  }

  private int watch(WatchPrinter printer, WatchHistory kept) throws InterruptedException, UsageException {
    ReferenceHosts references = services.get().references(onlyGoHosts, hosts);
    WatchStop stop = new WatchStop(Thread.currentThread());
    around.ending().before(stop::askAndWait);
    try {
      return watch(printer, references, kept, stop);
    } finally {
      stop.done();
    }
  }

  private void checkInput() throws UsageException {
    if (module.isPresent()) {
      ModuleArgument.check(module.get());
    }
    if (project.isPresent()) {
      ProjectFolder.check(project.get());
    }
    if (every.compareTo(MOST_OFTEN) < 0) {
      throw new UsageException(Message.of("watch.too-often", MOST_OFTEN.toSeconds()));
    }
    if (count.filter(checks -> checks < 1).isPresent()) {
      throw new UsageException(Message.of("watch.count", count.get()));
    }
    otlp.check(services.get().variables());
  }

  private int watch(WatchPrinter printer, ReferenceHosts references, WatchHistory kept, WatchStop stop)
      throws InterruptedException {
    WatchHistory history = kept;
    Optional<Report> last = Optional.empty();
    int done = 0;
    try {
      while (true) {
        Instant began = around.clock().instant();
        Report raw = check(references);
        Redactor redactor = new Redactor(services.get().secrets(raw));
        Report report = redactor.redact(raw);
        WatchEntry now = WatchEntry.of(report, last.isEmpty());
        WatchStep step = new WatchStep(now, history.last(), last.map(before -> ReportComparison.of(own(before),
            own(report))));
        if (step.news() != WatchStep.News.NOTHING) {
          services.get().lastRun().save(raw);
          printer.step(step);
        }
        history = history.with(now);
        around.store().save(history.bytes());
        otlp.tell(terminal, report, redactor, services.get().variables());
        last = Optional.of(report);
        done++;
        if (count.isPresent() && done >= count.get()) {
          printer.end(history, done);
          return report.verdict().state() == Verdict.State.HEALTHY ? ExitCode.OK : ExitCode.PROBLEM;
        }
        around.pause().until(began.plus(every));
      }
    } catch (InterruptedException e) {
      if (!stop.isAsked()) {
        throw e;
      }
      printer.end(history, done);
      return ExitCode.OK;
    }
  }

  private Report check(ReferenceHosts references) throws InterruptedException {
    Path folder = project.orElse(services.get().workingFolder());
    Target target = Targets.typed(module, Optional.of(folder), Optional.empty());
    RunHandle handle = services.get().engine().start(new CheckRequest(target, timeout, false, references), _ -> { });
    try {
      return handle.await();
    } catch (InterruptedException e) {
      handle.cancel();
      throw e;
    }
  }

  private static LoadedReport own(Report report) {
    return new LoadedReport(report, true, List.of());
  }
}
