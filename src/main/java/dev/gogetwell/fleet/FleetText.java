package dev.gogetwell.fleet;

import dev.gogetwell.fleet.FleetSummary.CauseLine;
import dev.gogetwell.fleet.FleetSummary.Contrast;
import dev.gogetwell.fleet.FleetSummary.Shared;
import dev.gogetwell.text.Texts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The summary for a reader at a terminal. Immutable; any thread.
public final class FleetText {
  private final FleetWords words;

  /// @param zone of its times
  public FleetText(Texts texts, ZoneId zone) {
    this.words = new FleetWords(texts, zone);
  }

  /// The lines.
  public List<String> lines(FleetSummary summary) {
    List<String> lines = new ArrayList<>(List.of(words.headline(summary)));
    summary.first().ifPresent(first -> lines.add(words.say("fleet.range", words.time(first),
        words.time(summary.last().orElse(first)))));
    for (CauseLine cause : summary.causes()) {
      lines.add("");
      lines.add(cause.count() + "  " + words.title(cause) + "  " + cause.id() + " (" + words.confidences(cause) + ")");
      lines.add("    " + words.since(cause));
      Map<Boolean, List<Shared>> parts = cause.shared().stream()
          .collect(Collectors.partitioningBy(shared -> shared.contrast() == Contrast.ELSEWHERE_TOO));
      parts.getOrDefault(false, List.of()).forEach(shared -> lines.add("    " + words.shared(shared)));
      if (!parts.getOrDefault(true, List.of()).isEmpty()) {
        lines.add("    " + words.elsewhereToo(parts.getOrDefault(true, List.of())));
      }
    }
    if (!summary.unreadable().isEmpty()) {
      lines.add("");
      summary.unreadable().forEach(kind -> lines.add("! " + words.unreadable(kind)));
    }
    if (summary.reports() > 0) {
      lines.add("");
      lines.addAll(words.cautions(summary));
    }
    return lines;
  }
}
