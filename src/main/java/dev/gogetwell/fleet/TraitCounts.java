package dev.gogetwell.fleet;

import java.util.HashMap;
import java.util.Map;

/// How often each value of a trait was told, by the group of the report. Whoever sends reports can invent any number of
/// values: when there are too many, the rarest are forgotten, and then a count can be too small, never too large. One
/// thread.
final class TraitCounts {
  static final int MOST = 4_000;

  private final Map<String, Map<String, Integer>> byValue = new HashMap<>();
  private final Map<String, Integer> told = new HashMap<>();
  private boolean forgot;

  /// A report of `group` tells these values.
  void add(String group, Iterable<String> values) {
    told.merge(group, 1, Integer::sum);
    for (String value : values) {
      byValue.computeIfAbsent(value, _ -> new HashMap<>(4)).merge(group, 1, Integer::sum);
    }
    for (int rare = 1; byValue.size() > MOST; rare *= 2) {
      int limit = rare;
      forgot = true;
      byValue.values().removeIf(groups -> sum(groups) <= limit);
    }
  }

  Map<String, Map<String, Integer>> byValue() {
    return byValue;
  }

  /// How many reports of the group tell anything of this kind.
  int told(String group) {
    return told.getOrDefault(group, 0);
  }

  /// The same for all groups.
  int told() {
    return sum(told);
  }

  boolean forgot() {
    return forgot;
  }

  static int sum(Map<String, Integer> groups) {
    return groups.values().stream().mapToInt(Integer::intValue).sum();
  }
}
