package dev.gogetwell.fleet;

import dev.gogetwell.fleet.FleetSummary.CauseLine;
import dev.gogetwell.fleet.FleetSummary.Shared;
import dev.gogetwell.fleet.FleetSummary.Unreadable;
import dev.gogetwell.fleet.UnreadableReportException.Reason;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/// Counts reports, one after the other, in a memory that does not grow with their number. One thread.
public final class FleetTally {
  /// A cause that only a newer version knows.
  static final String NEWER_CAUSE = "newer";
  private static final int MOST_DAYS = 750;
  private static final int MOST_HOURS = 20_000;
  private static final int MOST_SHARED = 3;
  /// One report has nothing in common with others.
  private static final int FEWEST = 2;

  private final Map<Verdict.State, Integer> states = new EnumMap<>(Verdict.State.class);
  private final Map<String, Cause> causes = new HashMap<>();
  private final Map<Trait, TraitCounts> traits = new EnumMap<>(Trait.class);
  private final TimeCounts days = new TimeCounts(ChronoUnit.DAYS, MOST_DAYS);
  private final TimeCounts hours = new TimeCounts(ChronoUnit.HOURS, MOST_HOURS);
  private final Map<Reason, Unreadable> unreadable = new EnumMap<>(Reason.class);
  private int reports;
  private int twice;
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> last = Optional.empty();

  private static final class Cause {
    private final Map<Confidence, Integer> confidences = new EnumMap<>(Confidence.class);
    private final TimeCounts days = new TimeCounts(ChronoUnit.DAYS, MOST_DAYS);
    private int count;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
  }

  /// Counts one more.
  public void add(ReportSkim report) {
    reports++;
    states.merge(report.state(), 1, Integer::sum);
    days.add(report.started());
    hours.add(report.started());
    first = first.filter(known -> !report.started().isBefore(known)).or(() -> Optional.of(report.started()));
    last = last.filter(known -> !report.started().isAfter(known)).or(() -> Optional.of(report.started()));
    String group = report.cause().map(code -> CauseCode.of(code).map(CauseCode::code).orElse(NEWER_CAUSE))
        .orElse(":" + report.state().name().toLowerCase(Locale.ROOT));
    if (report.cause().isPresent()) {
      Cause cause = causes.computeIfAbsent(group, _ -> new Cause());
      cause.count++;
      cause.confidences.merge(report.confidence(), 1, Integer::sum);
      cause.days.add(report.started());
      cause.first = report.started().isBefore(cause.first) ? report.started() : cause.first;
      cause.last = report.started().isAfter(cause.last) ? report.started() : cause.last;
    }
    report.traits().forEach((trait, values) ->
        traits.computeIfAbsent(trait, _ -> new TraitCounts()).add(group, values));
  }

  /// Counts something that is no report.
  ///
  /// @param where its file or line, for the first of its kind
  public void unreadable(Reason reason, String where) {
    unreadable.merge(reason, new Unreadable(reason, 1, where),
        (known, _) -> new Unreadable(reason, known.count() + 1, known.where()));
  }

  /// Counts the very bytes of a report that was counted before.
  public void again() {
    twice++;
  }

  /// What there is in common so far.
  ///
  /// @param redaction what every text of a report passes: whoever sent it need not have done so
  public FleetSummary summary(UnaryOperator<String> redaction) {
    List<CauseLine> lines = causes.entrySet().stream()
        .sorted(Map.Entry.<String, Cause>comparingByValue(Comparator.comparingInt(cause -> -cause.count))
            .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> line(entry.getKey(), entry.getValue(), redaction)).toList();
    return new FleetSummary(reports, new LinkedHashMap<>(states), lines, byDay(days),
        List.copyOf(unreadable.values()), twice, first, last, traits.values().stream().anyMatch(TraitCounts::forgot));
  }

  private CauseLine line(String group, Cause cause, UnaryOperator<String> redaction) {
    int before = hours.before(cause.first);
    List<Shared> shared = new ArrayList<>();
    if (cause.count >= FEWEST) {
      traits.forEach((trait, counts) -> shared.addAll(shared(trait, counts, group, redaction)));
      shared.sort(Comparator.comparing(Shared::contrast));
    }
    return new CauseLine(group, CauseCode.of(group), cause.count, new LinkedHashMap<>(cause.confidences), cause.first,
        cause.last, before < 0 ? OptionalInt.empty() : OptionalInt.of(before), byDay(cause.days),
        shared);
  }

  private static Map<LocalDate, Integer> byDay(TimeCounts days) {
    Map<LocalDate, Integer> counts = new LinkedHashMap<>();
    days.counts().forEach((day, count) -> counts.put(LocalDate.ofInstant(day, ZoneOffset.UTC), count));
    return counts;
  }

  /// What at least half of the reports of a group have, of those that tell anything of its kind.
  private static List<Shared> shared(Trait trait, TraitCounts counts, String group,
      UnaryOperator<String> redaction) {
    int told = counts.told(group);
    if (told < FEWEST) {
      return List.of();
    }
    return counts.byValue().entrySet().stream()
        .filter(entry -> entry.getValue().getOrDefault(group, 0) * 2 >= told
            && entry.getValue().getOrDefault(group, 0) >= FEWEST)
        .sorted(Map.Entry.<String, Map<String, Integer>>comparingByValue(
            Comparator.comparingInt(groups -> -groups.getOrDefault(group, 0))).thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_SHARED)
        .map(entry -> {
          int with = entry.getValue().getOrDefault(group, 0);
          return new Shared(trait, redaction.apply(entry.getKey()), with, told, TraitCounts.sum(entry.getValue()) - with,
              counts.told() - told);
        }).toList();
  }
}
