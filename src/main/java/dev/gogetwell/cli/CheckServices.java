package dev.gogetwell.cli;

import dev.gogetwell.engine.CheckRequest;
import dev.gogetwell.engine.Engine;
import dev.gogetwell.engine.HostsFileException;
import dev.gogetwell.engine.ProbeReports;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.engine.ReferenceHostsReader;
import dev.gogetwell.engine.Targets;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.report.Removed;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.text.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What the headless commands stand on; wired in `app`.
///
/// @param engine starts runs
/// @param shippedHosts the reference hosts that come with the program
/// @param reports reads and writes JSON
/// @param html makes the HTML report of a redacted report
/// @param probes reads what the Go probe printed elsewhere
/// @param opening judges a loaded report by the rules of this version, and says what of it may be carried out here
/// @param secretsOf what must never be written about a run
/// @param known the same as soon as the settings are known, while the run goes on
/// @param lastRun where the last run is kept
/// @param unkept why nothing is kept of a run here, and so nothing can be changed; empty if it is
/// @param workingFolder the folder in which the command was typed
/// @param variables the value of a variable where the command was typed; empty text if it is unset
public record CheckServices(
    Engine engine,
    ReferenceHosts shippedHosts,
    ReportJson reports,
    HtmlSource html,
    ProbeReports probes,
    UnaryOperator<LoadedReport> opening,
    Function<Report, Secrets> secretsOf,
    BiFunction<Settings, Target, Secrets> known,
    LastRun lastRun,
    Supplier<Optional<Message>> unkept,
    Path workingFolder,
    UnaryOperator<String> variables) {
  /// What must never be written about this run.
  public Secrets secrets(Report report) {
    return secretsOf.apply(report);
  }

  /// What must never be written while the run goes on.
  public Secrets known(Settings settings, Target target) {
    return known.apply(settings, target);
  }

  /// Whom a run may ask besides the hosts of the route.
  ///
  /// @param file replaces the lists that come with the program
  ReferenceHosts references(boolean onlyGoHosts, Optional<Path> file) throws UsageException {
    ReferenceHosts shipped = onlyGoHosts ? ReferenceHosts.none() : shippedHosts;
    try {
      return file.isPresent() ? new ReferenceHostsReader().read(file.get(), shipped) : shipped;
    } catch (HostsFileException e) {
      throw new UsageException(e.what());
    }
  }

  /// Walks the route and asks nobody else. Without a command there is no witness: what comes was measured, nothing
  /// else.
  Report walked(Target target, Duration timeout) throws InterruptedException {
    return engine.start(new CheckRequest(Targets.withoutCommand(target), timeout, false, ReferenceHosts.none()),
        _ -> { }).await();
  }

  /// Makes the HTML report.
  @FunctionalInterface
  public interface HtmlSource {
    /// The whole text of the file.
    ///
    /// @param report redacted
    /// @param removed what redaction took out
    /// @param languages those that stand in the file, the leading one first
    String write(Report report, List<Removed> removed, List<Language> languages);
  }

  /// Keeps the last run.
  public interface LastRun {
    /// Keeps `report`; a folder that cannot be written is no reason to fail.
    void save(Report report);

    /// The last run, if one is kept and can be read.
    Optional<LoadedReport> load();
  }
}
