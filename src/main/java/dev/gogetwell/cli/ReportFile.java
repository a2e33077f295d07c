package dev.gogetwell.cli;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RefusedFileException;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.machine.file.SavedText;
import dev.gogetwell.model.Message;
import dev.gogetwell.probe.GoProbeReading;
import dev.gogetwell.report.DamagedReportException;
import dev.gogetwell.report.LoadedReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Reads what somebody saved or sent: a report, or what the Go probe printed elsewhere. It is judged by the rules of
/// this version, within the limits that hold for every file from outside. One thread.
final class ReportFile {
  private final CheckServices services;

  ReportFile(CheckServices services) {
    this.services = services;
  }

  /// The report in `file`; a file that is none is told to the user in a sentence.
  LoadedReport read(Path file) throws UsageException {
    try {
      byte[] bytes = SavedText.utf8(RegularFile.at(file).bytes(InputLimit.REPORT));
      return services.opening().apply(GoProbeReading.looksLike(bytes)
          ? new LoadedReport(services.probes().of(GoProbeReading.of(bytes)), false, List.of())
          : services.reports().read(bytes));
    } catch (DamagedReportException e) {
      throw new UsageException(e.what());
    } catch (IOException e) {
      throw new UsageException(RefusedFileException.sentence(e, Message.of("cli.cannot-read", file)));
    }
  }
}
