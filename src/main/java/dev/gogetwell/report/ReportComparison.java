package dev.gogetwell.report;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What differs between two runs: before and after a fix, or a good machine and a bad one.
///
/// @param verdictBefore state and root cause of the first run
/// @param verdictAfter those of the second
/// @param settings every setting whose value or presence differs, by name
/// @param hops every stop of either route, and how far each run got there
public record ReportComparison(
    Side verdictBefore, Side verdictAfter, List<Difference> settings, List<HopDifference> hops) {
  public ReportComparison {
    settings = List.copyOf(settings);
    hops = List.copyOf(hops);
  }

  /// A verdict in short.
  public record Side(Verdict.State state, Optional<CauseCode> rootCause) {}

  /// A setting in both runs; empty where it is not set.
  public record Difference(String name, Optional<String> before, Optional<String> after) {}

  /// A host in both runs; empty where it is not on the route.
  public record HopDifference(String authority, Optional<HopState> before, Optional<HopState> after) {
    /// Whether the runs saw the same.
    public boolean same() {
      return before.equals(after);
    }
  }

  /// What a run saw at a hop.
  public enum HopState {
    WORKED,
    FAILED,
    NOT_REACHED
  }

  /// Compares two runs.
  public static ReportComparison of(Report before, Report after) {
    return new ReportComparison(side(before), side(after), settings(before, after), hops(before, after));
  }

  /// Whether the second run is what the first one was not.
  public boolean isRepaired() {
    return verdictBefore.state() == Verdict.State.PROBLEM && verdictAfter.state() == Verdict.State.HEALTHY;
  }

  private static Side side(Report report) {
    return new Side(report.verdict().state(), report.verdict().rootCause().map(Finding::code));
  }

  private static List<Difference> settings(Report before, Report after) {
    Map<String, String> first = values(before);
    Map<String, String> second = values(after);
    TreeSet<String> names = new TreeSet<>(first.keySet());
    names.addAll(second.keySet());
    List<Difference> list = new ArrayList<>();
    for (String name : names) {
      if (!Objects.equals(first.get(name), second.get(name))) {
        list.add(new Difference(
            name, Optional.ofNullable(first.get(name)), Optional.ofNullable(second.get(name))));
      }
    }
    return list;
  }

  private static Map<String, String> values(Report report) {
    Map<String, String> values = new TreeMap<>();
    report.settings().go().ifPresent(tool -> values.put("go", tool.version()));
    report.settings().git().ifPresent(tool -> values.put("git", tool.version()));
    report.settings().goEnv().values().forEach(s -> values.put("go env " + s.name(), s.value()));
    report.settings().environment().values().forEach(s -> values.put(s.name(), s.value()));
    for (Setting setting : report.settings().gitConfig()) {
      // The last line of a key counts for git.
      values.put("git config " + setting.name(), setting.value());
    }
    return values;
  }

  private static List<HopDifference> hops(Report before, Report after) {
    Map<String, HopState> first = states(before);
    Map<String, HopState> second = states(after);
    TreeSet<String> names = new TreeSet<>(first.keySet());
    names.addAll(second.keySet());
    return names.stream()
        .map(n -> new HopDifference(n, Optional.ofNullable(first.get(n)), Optional.ofNullable(second.get(n))))
        .toList();
  }

  private static Map<String, HopState> states(Report report) {
    Map<String, HopState> states = new TreeMap<>();
    for (Hop hop : report.route().hops()) {
      List<Evidence> seen = report.evidence().stream()
          .filter(e -> e.hop().equals(Optional.of(hop.id())) && e.trial().isEmpty())
          .toList();
      boolean stopped = report.verdict().stoppedAt().equals(Optional.of(hop.id()));
      HopState state = stopped ? HopState.FAILED : seen.isEmpty() ? HopState.NOT_REACHED
          : seen.getLast().measurement().worked() ? HopState.WORKED : HopState.FAILED;
      // One host may be asked for modules and for checksums: the worse of the two counts.
      states.merge(hop.authority(), state, (a, b) -> a == HopState.FAILED || b == HopState.FAILED ? HopState.FAILED
          : a == HopState.WORKED || b == HopState.WORKED ? HopState.WORKED : HopState.NOT_REACHED);
    }
    return states;
  }
}
