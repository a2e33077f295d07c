package dev.gogetwell.report;

import dev.gogetwell.report.Removed.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gives the same value the same placeholder for the length of a report, and so knows what was removed.
/// Safe for any thread. Has no text form, because it holds the secrets.
final class Pseudonyms {
  /// Hostile input may hold any number of different "secrets"; beyond this they share the last placeholder.
  private static final int MOST = 10_000;

  private final Map<Kind, Map<String, String>> given = new EnumMap<>(Kind.class);

  synchronized String of(Kind kind, String value) {
    Map<String, String> known = given.computeIfAbsent(kind, k -> new LinkedHashMap<>());
    String placeholder = known.get(value);
    if (placeholder == null) {
      placeholder = kind.placeholder(Math.min(known.size() + 1, MOST));
      if (known.size() < MOST) {
        known.put(value, placeholder);
      }
    }
    return placeholder;
  }

  synchronized List<Removed> removed() {
    List<Removed> list = new ArrayList<>();
    given.forEach((kind, values) ->
        list.add(new Removed(kind, values.size(), values.values().stream().distinct().toList())));
    return list;
  }
}
