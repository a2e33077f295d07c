package dev.gogetwell.watch;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Verdict;
import java.time.Instant;
import java.util.Optional;

/// A verdict and how long it stood, check after check. Made of redacted reports. Immutable; any thread.
///
/// @param module what was asked for
/// @param from when the first check that gave it began
/// @param to when the last one did
/// @param checks how many gave it, one after the other
/// @param state the verdict
/// @param code its root cause
/// @param confidence of that, as the last check had it; empty without a cause
/// @param subject what the cause is about
/// @param begins whether a watch began with it: nobody looked before
public record WatchEntry(String module, Instant from, Instant to, int checks, Verdict.State state,
    Optional<CauseCode> code, String confidence, String subject, boolean begins) {
  /// The entry that one check makes.
  public static WatchEntry of(Report report, boolean begins) {
    Optional<Finding> cause = report.verdict().rootCause();
    return new WatchEntry(report.route().module(), report.started(), report.started(), 1, report.verdict().state(),
        cause.map(Finding::code), cause.map(finding -> finding.confidence().word()).orElse(""),
        cause.map(Finding::subject).orElse(""), begins);
  }

  /// Whether another check says the same. Another confidence is the same verdict.
  public boolean saysTheSame(WatchEntry other) {
    return state == other.state && code.equals(other.code) && module.equals(other.module);
  }

  /// The same, which stood for one more check.
  WatchEntry longer(WatchEntry again) {
    return new WatchEntry(module, from, again.to, checks + again.checks, state, code, again.confidence, again.subject,
        begins);
  }
}
