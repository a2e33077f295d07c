package dev.gogetwell.report;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import java.util.List;

/// A report that was read from a file.
///
/// @param report what could be read
/// @param problems one sentence for each part that this version does not understand and so left out
public record LoadedReport(Report report, List<Message> problems) {
  public LoadedReport {
    problems = List.copyOf(problems);
  }
}
