package dev.gogetwell.report;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import java.util.List;

/// A report that was read from a file.
///
/// @param report what could be read
/// @param own whether this program wrote it for this user on this computer and nobody changed it since; anything else
/// is somebody's claim: evidence, never an order
/// @param problems one sentence for each part that this version does not understand and so left out
public record LoadedReport(Report report, boolean own, List<Message> problems) {
  public LoadedReport {
    problems = List.copyOf(problems);
  }
}
