package dev.gogetwell.hygiene;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who requires whom, as `go mod graph` prints it. Confined to one thread.
final class ModuleGraph {
  private static final int LONGEST_WAY = 50;

  private final Map<String, List<String>> requires;
  private final Map<String, String> versions = new HashMap<>();
  private final Map<String, Map<String, String>> waysOf = new HashMap<>();

  private ModuleGraph(Map<String, List<String>> requires) {
    this.requires = requires;
    requires.values().forEach(all -> all.forEach(one ->
        versions.put(one.substring(0, Math.max(0, one.indexOf('@'))), one)));
  }

  static ModuleGraph read(String text) {
    Map<String, List<String>> requires = new HashMap<>();
    for (String line : text.split("\n", -1)) {
      int blank = line.indexOf(' ');
      if (blank > 0 && line.indexOf(' ', blank + 1) < 0) {
        requires.computeIfAbsent(line.substring(0, blank), _ -> new ArrayList<>())
            .add(line.substring(blank + 1).strip());
      }
    }
    return new ModuleGraph(requires);
  }

  /// A shortest way from the main module to `path@version` or, where nobody requires that version, to some version of
  /// the path; empty if there is none.
  List<String> way(String main, String reference) {
    Map<String, String> before = waysOf.computeIfAbsent(main, this::search);
    int at = reference.indexOf('@');
    String path = reference.substring(0, at < 0 ? reference.length() : at);
    String end = before.containsKey(reference) ? reference : versions.getOrDefault(path, "");
    List<String> way = new ArrayList<>();
    for (String one = end; !one.isEmpty() && way.size() < LONGEST_WAY; one = before.getOrDefault(one, "")) {
      way.addFirst(one);
    }
    return way;
  }

  /// By whom each module is reached first.
  private Map<String, String> search(String main) {
    Map<String, String> before = new HashMap<>();
    Deque<String> next = new ArrayDeque<>(List.of(main));
    before.put(main, "");
    while (!next.isEmpty()) {
      String at = next.removeFirst();
      for (String one : requires.getOrDefault(at, List.of())) {
        if (before.putIfAbsent(one, at) == null) {
          next.addLast(one);
        }
      }
    }
    return before;
  }
}
