package dev.gogetwell.app;

import dev.gogetwell.cli.CheckServices;
import dev.gogetwell.machine.StateFolder;
import dev.gogetwell.machine.file.AtomicFile;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Report;
import dev.gogetwell.report.DamagedReportException;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.report.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Keeps the last run, redacted like every report, so that `fix` can follow it. Any thread.
final class LastRunFile implements CheckServices.LastRun {
  private final StateFolder state;
  private final ReportJson reports;
  private final UnaryOperator<Secrets> identity;

  LastRunFile(StateFolder state, ReportJson reports, UnaryOperator<Secrets> identity) {
    this.state = state;
    this.reports = reports;
    this.identity = identity;
  }

  @Override
  public void save(Report report) {
    try {
      String text = reports.writeOwn(new Redactor(identity.apply(Secrets.of(report))).redact(report));
      AtomicFile place = AtomicFile.at(file());
      place.replace(place.read(), Optional.of(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException _) {
      // A read-only home, or a run at the same time that was quicker: the verdict stands all the same, only `fix` needs
      // to be told a report file then.
    }
  }

  @Override
  public Optional<LoadedReport> load() {
    try {
      return Optional.of(reports.read(RegularFile.at(file()).bytes(InputLimit.REPORT)));
    } catch (IOException | DamagedReportException _) {
      return Optional.empty();
    }
  }

  /// Asked for when it is needed: a command that only reads a report wants no folder of state.
  private Path file() {
    return state.path().resolve("last-run.json");
  }
}
