package dev.gogetwell.fleet;

import dev.gogetwell.fleet.UnreadableReportException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;

/// Counts reports as they come: bytes of a file, or lines of a stream. What cannot be read is counted as such and never
/// ends anything. One thread.
public final class FleetReader {
  private final SkimReader skims = new SkimReader();
  private final SeenReports seen = new SeenReports();
  private final FleetTally tally = new FleetTally();

  /// One report.
  ///
  /// @param where what it is called, if it cannot be read
  public void report(byte[] bytes, int length, String where) {
    try {
      ReportSkim skim = skims.read(bytes, length);
      if (seen.isNew(bytes, length)) {
        tally.add(skim);
      } else {
        tally.again();
      }
    } catch (UnreadableReportException e) {
      tally.unreadable(e.reason(), where);
    }
  }

  /// One report a line.
  ///
  /// @param name of the stream
  public void lines(InputStream in, String name) throws IOException {
    ReportLines lines = new ReportLines(in);
    for (long number = 1; lines.next(); number++) {
      if (lines.isTooLong()) {
        tally.unreadable(Reason.TOO_LARGE, name + ":" + number);
      } else if (!lines.isBlank()) {
        report(lines.bytes(), lines.length(), name + ":" + number);
      }
    }
  }

  /// Something could not even be opened.
  public void unreadable(Reason reason, String where) {
    tally.unreadable(reason, where);
  }

  /// What there is in common.
  ///
  /// @param redaction what every text of a report passes
  public FleetSummary summary(UnaryOperator<String> redaction) {
    return tally.summary(redaction);
  }
}
