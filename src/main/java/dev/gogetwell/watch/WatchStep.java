package dev.gogetwell.watch;

import dev.gogetwell.report.ComparedSettings;
import dev.gogetwell.report.ReportComparison;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One check beside the one before it. Immutable; any thread.
///
/// @param now what this check says
/// @param before what stood until now; empty for the first check of all
/// @param compared this check beside the last one of the same watch; empty for its first
public record WatchStep(WatchEntry now, Optional<WatchEntry> before, Optional<ReportComparison> compared) {
  /// Why there is something to tell.
  public enum News {
    /// A watch begins.
    FIRST,
    /// Another verdict.
    VERDICT,
    /// The same verdict under other settings.
    SETTINGS,
    NOTHING
  }

  /// What there is to tell.
  public News news() {
    if (now.begins()) {
      return News.FIRST;
    }
    if (before.isEmpty() || !before.get().saysTheSame(now)) {
      return News.VERDICT;
    }
    return settings().isEmpty() ? News.NOTHING : News.SETTINGS;
  }

  /// The settings that differ, those first that may decide. What they have to do with the verdict is not said.
  public List<ComparedSettings.Difference> settings() {
    return compared.stream().flatMap(both -> Stream.concat(both.deciding().stream(), both.settings().stream()))
        .toList();
  }
}
